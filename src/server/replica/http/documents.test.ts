import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type TestReplica, makeDatabase, startTestReplica } from '../testing/startTestReplica.ts'

const high = '1-ffffffffffffffffffffffffffffffff'

describe('documents one by one', () => {
  let replica: TestReplica
  let mario: Caller
  let own: string

  beforeAll(async () => {
    replica = await startTestReplica()
    mario = replica.as('mario', 'op')
    await makeDatabase(replica, 'db', 'op')
    own = (await mario('PUT', '/db/two', { n: 1 })).json.rev
    await mario('PUT', '/db/two?new_edits=false', { _rev: high, n: 2 })
  })

  afterAll(async () => {
    expect(replica.faults).toEqual([])
    await replica.discard()
  })

  it('are written with PUT and POST, changed with their revision, deleted with DELETE', async () => {
    const made = await mario('PUT', '/db/one', { n: 1 })
    expect([made.status, made.json]).toEqual([
      201,
      { ok: true, id: 'one', rev: expect.stringMatching(/^1-/) },
    ])
    expect((await mario('PUT', '/db/one', { n: 2 })).json).toEqual({
      error: 'conflict',
      reason: 'Document update conflict.',
    })
    const second = await mario('PUT', `/db/one?rev=${made.json.rev}`, { n: 2 })
    expect(second.json.rev).toMatch(/^2-/)
    expect((await mario('PUT', '/db/one?rev=2-a', { _rev: '2-b' })).status).toBe(400)
    expect((await mario('DELETE', '/db/one')).status).toBe(409)
    const gone = await mario('DELETE', '/db/one', undefined, { 'if-match': `"${second.json.rev}"` })
    expect([gone.status, gone.json.rev.startsWith('3-')]).toEqual([200, true])
    expect((await mario('DELETE', `/db/one?rev=${gone.json.rev}`)).status).toBe(404)
    const posted = await mario('POST', '/db', { n: 1 })
    expect([posted.status, posted.json.id]).toEqual([201, expect.stringMatching(/^[0-9a-f]{32}$/)])
  })

  it('refuse ids that begin with an underscore', async () => {
    for (const id of ['_secret', '_all', '_changes2', '__proto__', '_design%2F']) {
      const answer = await mario('PUT', `/db/${id}`, { n: 1 })
      expect([id, answer.status, answer.json.error]).toEqual([id, 400, 'illegal_docid'])
      expect((await mario('GET', `/db/${id}`)).status).toBe(404)
    }
    expect((await mario('GET', '/db/__proto__')).json).toEqual({ error: 'not_found', reason: 'missing' })
  })

  it('show the winner, a given revision, conflicts and history', async () => {
    expect((await mario('GET', '/db/two')).json).toEqual({ _id: 'two', _rev: high, n: 2 })
    expect((await mario('GET', `/db/two?rev=${own}`)).json).toMatchObject({ n: 1, _rev: own })
    expect((await mario('GET', '/db/two?conflicts=true')).json._conflicts).toEqual([own])
    expect((await mario('GET', '/db/two?revs=true')).json._revisions).toEqual({
      start: 1,
      ids: [high.slice(2)],
    })
    expect((await mario('GET', '/db/two?rev=5-a')).json).toEqual({ error: 'not_found', reason: 'missing' })
    expect((await mario('GET', '/db/two?rev=x')).status).toBe(400)
    const { headers } = await mario('GET', '/db/two')
    const etag = headers.get('etag') ?? ''
    expect((await mario('GET', '/db/two', undefined, { 'if-none-match': etag })).status).toBe(304)
  })

  it('show all leaves, or those asked for, with open_revs', async () => {
    const all = (await mario('GET', '/db/two?open_revs=all')).json
    expect(all.map((leaf: { ok: { n: number } }) => leaf.ok.n)).toEqual([2, 1])
    const some = encodeURIComponent(JSON.stringify([own, '7-x']))
    expect((await mario('GET', `/db/two?open_revs=${some}`)).json).toEqual([
      { ok: { _id: 'two', _rev: own, n: 1 } },
      { missing: '7-x' },
    ])
    expect((await mario('GET', '/db/never?open_revs=all')).status).toBe(404)
    expect((await mario('GET', '/db/two?open_revs=x')).status).toBe(400)
  })

  it('come in bulk: all leaves without a revision, the newest below one with latest', async () => {
    await mario('PUT', '/db/grown?new_edits=false', { _revisions: { start: 1, ids: ['aa'] }, n: 1 })
    await mario('PUT', '/db/grown?new_edits=false', { _revisions: { start: 2, ids: ['bb', 'aa'] }, n: 2 })
    const docs = [
      { id: 'two' },
      { id: 'two', rev: own },
      { id: 'never' },
      { id: 'two', rev: '7-x' },
      { id: 'grown', rev: '1-aa' },
      { rev: '1-a' },
      { id: '_x' },
      { id: 'two', rev: 'x' },
      'text',
    ]
    const { status, json } = await mario('POST', '/db/_bulk_get?revs=true&latest=true', { docs })
    expect(status).toBe(200)
    const results = json.results as {
      id: string
      docs: { ok?: { n: number }; error?: { error: string } }[]
    }[]
    expect(results.map(({ id }) => id)).toEqual([
      'two',
      'two',
      'never',
      'two',
      'grown',
      null,
      '_x',
      'two',
      null,
    ])
    expect(results.map((result) => result.docs.map((one) => one.ok?.n ?? one.error?.error))).toEqual([
      [2, 1],
      [1],
      ['not_found'],
      ['not_found'],
      [2],
      ['bad_request'],
      ['illegal_docid'],
      ['bad_request'],
      ['bad_request'],
    ])
    expect(results[2]?.docs[0]).toEqual({
      error: { id: 'never', rev: 'undefined', error: 'not_found', reason: 'missing' },
    })
    expect(results[0]?.docs[0]).toMatchObject({ ok: { _revisions: { start: 1, ids: [high.slice(2)] } } })
    const plain = await mario('POST', '/db/_bulk_get', { docs: [{ id: 'grown', rev: '1-aa' }] })
    expect(plain.json.results[0].docs).toEqual([{ ok: { _id: 'grown', _rev: '1-aa', n: 1 } }])
    expect((await mario('POST', '/db/_bulk_get', {})).status).toBe(400)
    expect((await mario('POST', '/db/_bulk_get?rev=1-a', { docs })).status).toBe(400)
    expect((await mario('POST', '/db/_bulk_get', { docs: [] })).json).toEqual({ results: [] })
  })

  it('_revs_diff tells what is missing and what may be its ancestor', async () => {
    const asked = { two: [own, high, '2-x', '3-y'], never: ['1-a'], none: [] }
    expect((await mario('POST', '/db/_revs_diff', asked)).json).toEqual({
      two: { missing: ['2-x', '3-y'], possible_ancestors: [high, own] },
      never: { missing: ['1-a'] },
    })
    expect((await mario('POST', '/db/_revs_diff', { two: ['x'] })).status).toBe(400)
  })

  it('local documents keep a revision of their own, out of feed and lists', async () => {
    expect((await mario('GET', '/db/_local/mark')).status).toBe(404)
    const made = await mario('PUT', '/db/_local/mark', { at: 1 })
    expect([made.status, made.json]).toEqual([201, { ok: true, id: '_local/mark', rev: '0-1' }])
    expect((await mario('PUT', '/db/_local/mark', { at: 2 })).status).toBe(409)
    expect((await mario('PUT', '/db/_local/mark', { _rev: '0-1', at: 2 })).json.rev).toBe('0-2')
    expect((await mario('GET', '/db/_local%2Fmark')).status).toBe(404)
    expect((await mario('GET', '/db/_local/mark')).json).toEqual({ _id: '_local/mark', _rev: '0-2', at: 2 })
    expect((await mario('GET', '/db/_changes')).text).not.toContain('mark')
    expect((await mario('GET', '/db/_all_docs')).text).not.toContain('mark')
    expect((await mario('PUT', '/db/_local/mark', { _rev: '1-x' })).status).toBe(400)
    expect((await mario('DELETE', '/db/_local/mark?rev=0-2')).status).toBe(200)
    expect((await mario('GET', '/db/_local/mark')).status).toBe(404)
  })

  it('design documents go with a slash, escaped or not', async () => {
    const made = await replica.admin('PUT', '/db/_design/d', { language: 'javascript' })
    expect(made.json).toMatchObject({ ok: true, id: '_design/d' })
    const changed = await replica.admin('PUT', '/db/_design%2Fd', { _rev: made.json.rev, language: 'query' })
    expect(changed.json.rev).toMatch(/^2-/)
    expect((await replica.admin('GET', '/db/_design/d')).json.language).toBe('query')
    expect((await replica.admin('DELETE', `/db/_design/d?rev=${changed.json.rev}`)).status).toBe(200)
  })
})
