import { describe, expect, it } from 'vitest'
import { exchangeGround, marksOf } from '#tests/fixtures/exchange-ground.ts'
import { makeEntry, recordId } from '#tests/fixtures/make-entry.ts'
import { must } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { push, pushBatch, sendReceipts } from './push.ts'
import type { Answer } from './remote.ts'

const scope = 'tavolo-empoli'
const person = (n = 0) => recordId('person', n)

/** A tablet with so many saves that nobody has seen yet. */
async function withUnsent(count: number) {
  const ground = await exchangeGround()
  const { say } = createSpeaker()
  const entries = Array.from({ length: count }, (_, n) => say(person(n), { name: `Nome ${n}` }))
  must(await ground.store.save(scope, entries))
  return { ...ground, entries, ids: entries.map(({ _id }) => _id) }
}

describe('rows', () => {
  it('[Y1] ok and a taken id with our body are sent, a refusal goes to the tray with its code', async () => {
    const { exchange, remote, store, entries, ids } = await withUnsent(3)
    remote.put(scope, entries[1])
    remote.forbidden.set(ids[2]!, 'revoked-device')
    expect(await push(exchange, scope)).toEqual({ ok: true, value: { sent: 2, refused: 1, stuck: 0 } })
    expect(await marksOf(store, scope)).toEqual({
      [ids[0]!]: 'sent',
      [ids[1]!]: 'sent',
      [ids[2]!]: 'refused',
    })
    expect(must(await store.refused())).toMatchObject([{ id: ids[2], reason: 'revoked-device' }])
  })

  it.each<[name: string, rows: (all: unknown[]) => unknown[], sent: number]>([
    ['an empty answer', () => [], 0],
    ['a short answer', (all) => all.slice(0, 1), 1],
  ])(
    '[Y1] %s confirms nothing of the rest, which is pushed again in the next round',
    async (_, cut, sent) => {
      const { exchange, remote, store, ids } = await withUnsent(3)
      remote.twist(
        'push',
        (answer) => ({ ...answer, value: cut((answer as { value: unknown[] }).value) }) as Answer<unknown>,
      )
      expect(await push(exchange, scope)).toEqual({ ok: true, value: { sent, refused: 0, stuck: 3 - sent } })
      expect(must(await store.counts())).toMatchObject({ local: 3 - sent, sent })
      expect(await push(exchange, scope)).toMatchObject({ ok: true, value: { stuck: 0 } })
      expect(await marksOf(store, scope)).toEqual(Object.fromEntries(ids.map((id) => [id, 'sent'])))
    },
  )

  it('[Y1] an answer that was lost on its way is made good by the next round', async () => {
    const { exchange, remote, store } = await withUnsent(2)
    remote.twist('push', () => ({ ok: false, reason: 'offline' }))
    expect(await push(exchange, scope)).toEqual({ ok: false, trouble: { ok: false, reason: 'offline' } })
    expect(must(await store.counts())).toMatchObject({ local: 2, sent: 0 })
    expect(await push(exchange, scope)).toMatchObject({ ok: true, value: { sent: 2 } })
    expect(remote.heard.filter(({ call }) => call === 'beside')).toEqual([])
  })

  it('goes oldest save first, in batches, each entry once', async () => {
    const { exchange, remote, store, ids } = await withUnsent(pushBatch.entries)
    const later = createSpeaker('later').say(person(), { phone: '1' })
    must(await store.save(scope, [later]))
    expect(await push(exchange, scope)).toMatchObject({ ok: true, value: { sent: pushBatch.entries + 1 } })
    const pushes = remote.heard.filter(({ call }) => call === 'push')
    expect(pushes.map((each) => each.ids.length)).toEqual([pushBatch.entries, 1])
    expect(new Set(pushes[0]!.ids)).toEqual(new Set(ids))
    expect(pushes[1]!.ids).toEqual([later._id])
  })
})

describe('a batch refused whole', () => {
  it('[Y2] one that is too large among 50 goes to the tray alone', async () => {
    const { exchange, remote, store, ids } = await withUnsent(50)
    remote.poison.set(ids[17]!, { status: 413, code: '' })
    expect(await push(exchange, scope)).toEqual({ ok: true, value: { sent: 49, refused: 1, stuck: 0 } })
    expect(must(await store.refused())).toMatchObject([{ id: ids[17], reason: 'too-large' }])
    // 1 + 2 for each halving of 50.
    expect(remote.heard.filter(({ call }) => call === 'push').length).toBeLessThanOrEqual(13)
  })

  it('[Y2] one that always makes the server fail blocks nobody and is not lost', async () => {
    const { exchange, remote, store, ids } = await withUnsent(pushBatch.entries + 5)
    remote.poison.set(ids[0]!, { status: 500, code: 'internal' })
    const expected = { sent: pushBatch.entries + 4, refused: 0, stuck: 1 }
    expect(await push(exchange, scope)).toEqual({ ok: true, value: expected })
    expect(must(await store.unsent(scope, 10)).map(({ _id }) => _id)).toEqual([ids[0]])
    remote.poison.clear()
    expect(await push(exchange, scope)).toEqual({ ok: true, value: { sent: 1, refused: 0, stuck: 0 } })
  })

  it('[Y2] a server that fails at everything is left alone after one batch', async () => {
    const { exchange, remote, store, ids } = await withUnsent(pushBatch.entries * 2)
    for (const id of ids) remote.poison.set(id, { status: 500, code: 'internal' })
    expect(await push(exchange, scope)).toMatchObject({ ok: true, value: { sent: 0, refused: 0 } })
    expect(remote.heard.length).toBeLessThan(pushBatch.entries * 2)
    expect(must(await store.counts())).toMatchObject({ local: pushBatch.entries * 2 })
  })

  it.each([
    { reason: 'unauthorised', code: 'other-session' },
    { reason: 'busy', retryAfterMs: 7000 },
    { reason: 'offline' },
    { reason: 'misshapen' },
  ] as const)('[Y2] $reason ends the push, is not halved and moves no mark', async (trouble) => {
    const { exchange, remote, store } = await withUnsent(4)
    remote.fail('push', trouble)
    expect(await push(exchange, scope)).toMatchObject({ ok: false, trouble })
    expect(remote.heard.length).toBe(1)
    expect(must(await store.counts())).toMatchObject({ local: 4 })
  })
})

describe('a taken id', () => {
  it('[Y3] with a false body under it, ours is stored beside that', async () => {
    const { exchange, remote, store, entries, ids } = await withUnsent(2)
    const forged = { ...entries[0]!, author: 'bruno' }
    remote.put(scope, forged)
    expect(await push(exchange, scope)).toEqual({ ok: true, value: { sent: 2, refused: 0, stuck: 0 } })
    expect(remote.heard.filter(({ call }) => call === 'beside').map((each) => each.ids)).toEqual([[ids[0]]])
    expect(remote.bodiesOf(scope, ids[0]!)).toEqual([entries[0], forged])
    expect(await marksOf(store, scope)).toMatchObject({ [ids[0]!]: 'sent' })
  })

  it('[Y3] found behind a false winner is sent without another write', async () => {
    const { exchange, remote, entries } = await withUnsent(1)
    remote.put(scope, entries[0])
    remote.put(scope, { ...entries[0]!, author: 'bruno' })
    expect(await push(exchange, scope)).toMatchObject({ ok: true, value: { sent: 1 } })
    expect(remote.heard.map(({ call }) => call)).toEqual(['push', 'leaves'])
  })

  it('[Y1] of which the reading says nothing stays unsent, and nothing is written beside', async () => {
    const { exchange, remote, store, entries } = await withUnsent(1)
    remote.put(scope, entries[0])
    remote.twist('leaves', () => ({ ok: true, value: [], epoch: remote.epoch }))
    expect(await push(exchange, scope)).toMatchObject({ ok: false, trouble: { reason: 'misshapen' } })
    expect(must(await store.counts())).toMatchObject({ local: 1 })
    expect(remote.heard.map(({ call }) => call)).toEqual(['push', 'leaves'])
  })
})

describe('receipts', () => {
  it('[Y1] are owed until the gateway took them', async () => {
    const { exchange, remote, store } = await exchangeGround()
    const { say, erase } = createSpeaker()
    const entry = say(person(), { name: 'Lucia' })
    must(await store.receive(scope, { entries: [entry, erase({ record: person() })] }))
    remote.fail('receipts', { reason: 'misshapen' })
    expect(await sendReceipts(exchange, scope)).toMatchObject({ ok: false })
    expect(must(await store.receiptsDue(scope))).toHaveLength(1)
    expect(await sendReceipts(exchange, scope)).toEqual({ ok: true, value: 1 })
    expect(await sendReceipts(exchange, scope)).toEqual({ ok: true, value: 0 })
    expect(remote.heard.filter(({ call }) => call === 'receipts')).toHaveLength(2)
  })
})

it('[Y1] rows that speak of nothing that was pushed move no mark', async () => {
  const { exchange, remote, store } = await withUnsent(1)
  const stranger = makeEntry({ kind: 'person', salt: 9 })
  remote.twist(
    'push',
    (answer) =>
      ({ ...answer, value: [{ id: stranger._id, result: 'refused', code: 'forbidden' }] }) as Answer<unknown>,
  )
  expect(await push(exchange, scope)).toEqual({ ok: true, value: { sent: 0, refused: 0, stuck: 1 } })
  expect(must(await store.refused())).toEqual([])
})
