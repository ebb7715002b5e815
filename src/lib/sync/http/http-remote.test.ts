import { describe, expect, it } from 'vitest'
import { answerJson, localServer, type Came } from '#tests/fixtures/local-server.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { createVirtualClock } from '#tests/fixtures/virtual-clock.ts'
import { createHttpRemote } from './http-remote.ts'

const { signal } = new AbortController()
const scope = 'tavolo-empoli'
const caller = { login: 'anna', device: 'tablet' }
const entry = createSpeaker().say(recordId('person'), { name: 'Ida' })

/** A remote before a gateway that answers everything with one value. */
async function before(value: unknown, status = 200) {
  const { origin, came } = await localServer((_, response) => {
    if (status === 204) response.writeHead(204, { 'X-Win-Epoch': 'e1' }).end()
    else answerJson(response, value, status)
  })
  return { remote: createHttpRemote({ origin, caller, clock: createVirtualClock() }), came }
}

const asked = ({ method, url, body }: Came) => [method, url, body === '' ? undefined : JSON.parse(body)]

describe('the wire', () => {
  it('names login and device in every request', async () => {
    const { remote, came } = await before({ update_seq: '7-x' })
    expect(await remote.cursor(scope, signal)).toEqual({ ok: true, value: '7-x', epoch: 'e1' })
    expect(asked(came[0]!)).toEqual(['GET', `/db/${scope}/`, undefined])
    expect(came[0]!.headers).toMatchObject({ 'x-win-login': 'anna', 'x-win-device': 'tablet' })
  })

  it('asks for changes with documents and every leaf', async () => {
    const leaf = { rev: '1-a' }
    const results = [
      { id: entry._id, changes: [leaf], doc: entry },
      { id: 'forked', changes: [leaf, { rev: '1-b' }], doc: { _id: 'forked' } },
      { id: 'gone', changes: [leaf], deleted: true, doc: null },
      { id: '_design/win', changes: [leaf], doc: {} },
    ]
    const { remote, came } = await before({ results, last_seq: '9-z', pending: 3 })
    expect(await remote.changes(scope, '5 é', 100, signal)).toEqual({
      ok: true,
      epoch: 'e1',
      value: {
        changes: [
          { id: entry._id, leaves: 1, doc: entry },
          { id: 'forked', leaves: 2, doc: { _id: 'forked' } },
        ],
        cursor: '9-z',
        last: false,
      },
    })
    const url = new URL(came[0]!.url, 'http://x')
    expect(url.pathname).toBe(`/db/${scope}/_changes`)
    const query = { since: '5 é', limit: '100', include_docs: 'true', style: 'all_docs' }
    expect(Object.fromEntries(url.searchParams)).toEqual(query)
  })

  it.each([
    ['nothing pending', { results: [{ id: 'a', changes: [] }], last_seq: 4, pending: 0 }, true],
    ['a full page of unknown pending', { results: [{ id: 'a', changes: [] }], last_seq: 4 }, false],
    ['an empty page, whatever is pending', { results: [], last_seq: 4, pending: 7 }, true],
  ])('a page is the last with %s: %#', async (_, page, last) => {
    const { remote } = await before(page)
    expect(await remote.changes(scope, '0', 1, signal)).toMatchObject({ value: { last, cursor: '4' } })
  })

  it('reads every body of an id', async () => {
    const docs = [{ ok: entry }, { error: { error: 'not_found' } }, { ok: { _id: 'x' } }]
    const { remote, came } = await before({ results: [{ id: entry._id, docs }] })
    const value = [{ id: entry._id, bodies: [entry, { _id: 'x' }] }]
    expect(await remote.leaves(scope, [entry._id], signal)).toEqual({ ok: true, value, epoch: 'e1' })
    expect(asked(came[0]!)).toEqual(['POST', `/db/${scope}/_bulk_get`, { docs: [{ id: entry._id }] }])
  })

  it('lists ids after one', async () => {
    const { remote, came } = await before({ rows: [{ id: '_design/win' }, { id: 'a.1' }, { id: 'a.2' }] })
    expect(await remote.ids(scope, 'a.0', 3, signal)).toMatchObject({ value: ['a.1', 'a.2'] })
    const url = new URL(came[0]!.url, 'http://x')
    expect(JSON.parse(url.searchParams.get('startkey') ?? '')).toBe('a.0\u0000')
  })

  it('pushes new edits; relays, own entries beside and receipts go to the gateway itself', async () => {
    const { remote, came } = await before([])
    await remote.push(scope, [entry], signal)
    await remote.relay(scope, [entry], signal)
    await remote.beside(scope, [entry], signal)
    await remote.receipts(scope, ['x.1'], signal)
    expect(came.map(asked)).toEqual([
      ['POST', `/db/${scope}/_bulk_docs`, { docs: [entry], new_edits: true }],
      ['POST', `/api/relay/${scope}`, { entries: [entry] }],
      ['POST', `/api/beside/${scope}`, { entries: [entry] }],
      ['POST', '/api/receipts', { database: scope, erased: ['x.1'] }],
    ])
  })
})

describe('rows of a push', () => {
  const id = entry._id
  it.each([
    ['written', { id, ok: true, rev: '1-a' }, [{ id, result: 'ok' }]],
    ['taken', { id, error: 'conflict', reason: 'Document update conflict.' }, [{ id, result: 'there' }]],
    ['refused', { id, error: 'forbidden', reason: 'hash' }, [{ id, result: 'refused', code: 'hash' }]],
    ['refused without a reason', { id, error: 'forbidden' }, [{ id, result: 'refused', code: 'forbidden' }]],
    ['[Y1] saying nothing', { id }, []],
    ['[Y1] of a server that failed', { id, error: 'internal_server_error', reason: 'x' }, []],
    ['[Y1] of another entry', { id: 'person-x.y', ok: true }, []],
  ])('%s', async (_, row, expected) => {
    expect(await (await before([row])).remote.push(scope, [entry], signal)).toMatchObject({ value: expected })
    const relayed = await (await before({ rows: [row] })).remote.relay(scope, [entry], signal)
    expect(relayed).toMatchObject({ value: expected })
  })
})

describe('[Y1] [Y11] JSON of another shape changes nothing', () => {
  const lies: unknown[] = [{}, null, 'ok', { rows: 7 }, { results: 'x' }, [{ ok: true }], { results: [{}] }]
  it.each(lies.map((lie) => [JSON.stringify(lie), lie]))('%s', async (_, lie) => {
    const { remote } = await before(lie)
    const answers = await Promise.all([
      remote.cursor(scope, signal),
      remote.changes(scope, '0', 10, signal),
      remote.leaves(scope, [entry._id], signal),
      remote.ids(scope, undefined, 10, signal),
      remote.push(scope, [entry], signal),
      remote.relay(scope, [entry], signal),
      remote.beside(scope, [entry], signal),
    ])
    expect(answers).toEqual(answers.map(() => ({ ok: false, reason: 'misshapen' })))
  })

  it('receipts are taken only when the gateway says so with its empty answer', async () => {
    const { remote } = await before({ ok: true })
    expect(await remote.receipts(scope, ['x.1'], signal)).toEqual({ ok: false, reason: 'misshapen' })
    const taking = await before(undefined, 204)
    expect(await taking.remote.receipts(scope, ['x.1'], signal)).toEqual({
      ok: true,
      value: null,
      epoch: 'e1',
    })
  })
})
