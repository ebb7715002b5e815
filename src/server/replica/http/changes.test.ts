import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Caller,
  type TestReplica,
  makeDatabase,
  proxyHeaders,
  startTestReplica,
} from '../testing/startTestReplica.ts'

type Row = {
  id: string
  seq: string
  changes: { rev: string }[]
  deleted?: true
  doc?: Record<string, unknown>
}

describe('_changes', () => {
  let replica: TestReplica
  let mario: Caller

  const feed = async (query = '', database = 'db') =>
    (await mario('GET', `/${database}/_changes?${query}`)).json
  /** Returns once the server has begun to answer, and so to wait. */
  const poll = async (query: string, database: string, signal?: AbortSignal) => {
    const headers = proxyHeaders('mario', ['op'])
    const url = `${replica.url}/${database}/_changes?feed=longpoll&since=now&${query}`
    const answer = await fetch(url, { headers, ...(signal ? { signal } : {}) })
    return { text: answer.text() }
  }
  const ids = (answer: { results: Row[] }) => answer.results.map(({ id }) => id)
  const put = async (id: string, body: object = {}, database = 'db') => {
    const { json } = await mario('POST', `/${database}/_bulk_docs`, { docs: [{ _id: id, ...body }] })
    return json[0].rev as string
  }

  beforeAll(async () => {
    replica = await startTestReplica()
    mario = replica.as('mario', 'op')
    await makeDatabase(replica, 'db', 'op')
    for (const id of ['a', 'b', 'c']) await put(id, { from: id })
  })

  afterAll(async () => {
    expect(replica.faults).toEqual([])
    await replica.discard()
  })

  it('lists each document once, in the order of its last change, with opaque sequences', async () => {
    const all = await feed()
    expect(ids(all)).toEqual(['a', 'b', 'c'])
    expect(all.results[0].seq).toMatch(/^1-\S{10,}$/)
    expect(all).toMatchObject({ last_seq: all.results[2].seq, pending: 0 })
    expect((await mario('GET', '/db')).json.update_seq).toBe(all.last_seq)
    const first = await feed('limit=1')
    expect([ids(first), first.pending]).toEqual([['a'], 2])
    const rest = await feed(`since=${encodeURIComponent(first.last_seq)}&include_docs=true`)
    expect(rest.results.map((row: Row) => row.doc?.from)).toEqual(['b', 'c'])
    expect(ids(await feed('since=now'))).toEqual([])
    expect(ids(await feed('since=0&limit=0'))).toEqual(['a'])
    expect(ids(await feed('descending=true&limit=2'))).toEqual(['c', 'b'])
  })

  it('shows an updated document at its new place, and a deleted one as deleted', async () => {
    await makeDatabase(replica, 'moving', 'op')
    const rev = await put('a', { n: 1 }, 'moving')
    await put('b', {}, 'moving')
    const second = await put('a', { _rev: rev, n: 2 }, 'moving')
    const gone = await put('a', { _rev: second, _deleted: true }, 'moving')
    const all = await feed('include_docs=true', 'moving')
    expect(ids(all)).toEqual(['b', 'a'])
    expect(all.results[1]).toMatchObject({
      deleted: true,
      changes: [{ rev: gone }],
      doc: { _id: 'a', _rev: gone, _deleted: true },
    })
    expect((await mario('GET', '/moving')).json.doc_count).toBe(1)
  })

  it('lists all leaves when asked to, the winner first, and gives the winner as the document', async () => {
    await makeDatabase(replica, 'leaves', 'op')
    const own = await put('x', { n: 1 }, 'leaves')
    const docs = [
      { _id: 'x', _rev: '1-ffffffffffffffffffffffffffffffff', n: 2 },
      { _id: 'x', _rev: '1-00000000000000000000000000000000', n: 3 },
    ]
    await mario('POST', '/leaves/_bulk_docs', { docs, new_edits: false })
    const revs = [docs[0]?._rev, own, docs[1]?._rev]
    const all = await feed('style=all_docs&include_docs=true&conflicts=true', 'leaves')
    expect(all.results).toHaveLength(1)
    expect(all.results[0].changes.map((change: { rev: string }) => change.rev)).toEqual(revs)
    expect(all.results[0].doc).toMatchObject({ n: 2, _conflicts: revs.slice(1) })
    const main = await feed('', 'leaves')
    expect(main.results[0].changes).toEqual([{ rev: revs[0] }])
  })

  it('refuses feeds without end, filters and what does not parse', async () => {
    for (const query of [
      'feed=continuous',
      'feed=eventsource',
      'feed=x',
      'filter=_view',
      'since=7',
      'since=garbage',
      'since=-1',
      'limit=x',
      'limit=-1',
      'timeout=x',
      'heartbeat=0',
      'style=x',
    ]) {
      expect([query, (await mario('GET', `/db/_changes?${query}`)).status]).toEqual([query, 400])
    }
  })

  it('[F11] answers a sequence beyond its own with nothing, as after a restore', async () => {
    const { last_seq: last } = await feed()
    const beyond = `900${last}`
    const answer = await mario('GET', `/db/_changes?since=${encodeURIComponent(beyond)}`)
    expect([answer.status, answer.json]).toEqual([200, { results: [], last_seq: beyond, pending: 0 }])
  })

  it('starts anew for a database that was deleted and made again', async () => {
    await makeDatabase(replica, 'again', 'op')
    for (const id of ['a', 'b']) await put(id, {}, 'again')
    const { last_seq: last } = await feed('', 'again')
    await replica.admin('DELETE', '/again')
    await makeDatabase(replica, 'again', 'op')
    await put('c', {}, 'again')
    expect(ids(await feed(`since=${encodeURIComponent(last)}`, 'again'))).toEqual(['c'])
  })

  it('pages through more than it reads at once', async () => {
    await makeDatabase(replica, 'many', 'op')
    const docs = Array.from({ length: 1234 }, (_, index) => ({ _id: `d${String(index).padStart(4, '0')}` }))
    await mario('POST', '/many/_bulk_docs', { docs })
    const whole = await feed('include_docs=true', 'many')
    expect(ids(whole)).toEqual(docs.map(({ _id }) => _id))
    const seen: string[] = []
    for (let since = '0', pending = 1; pending > 0;) {
      const page = await feed(`limit=400&since=${encodeURIComponent(since)}`, 'many')
      seen.push(...ids(page))
      since = page.last_seq
      pending = page.pending
    }
    expect(seen).toEqual(docs.map(({ _id }) => _id))
    expect(ids(await feed('descending=true', 'many'))).toEqual(docs.map(({ _id }) => _id).reverse())
  })

  it('a long-poll answers at once, at the next change, or empty when its time is over', async () => {
    expect(ids(await feed('feed=longpoll&limit=1'))).toEqual(['a'])
    const empty = await mario('GET', '/db/_changes?feed=longpoll&since=now&timeout=50&heartbeat=20')
    expect(empty.json).toMatchObject({ results: [], pending: 0 })
    const waiting = await poll('include_docs=true&style=all_docs', 'db')
    await put('late', { n: 1 })
    const answer = JSON.parse(await waiting.text)
    expect(answer.results[0]).toMatchObject({ id: 'late', doc: { n: 1 } })
    expect(ids(await feed(`since=${encodeURIComponent(answer.last_seq)}`))).toEqual([])
  })

  it('[F15] a long-poll tells nothing to somebody who is no member any more', async () => {
    await makeDatabase(replica, 'closing', 'op')
    const waiting = await poll('include_docs=true', 'closing')
    await replica.admin('PUT', '/closing/_security', { members: { roles: ['others'] } })
    await replica.admin('PUT', '/closing/secret', { canary: 'after the change of rights' })
    expect(JSON.parse(await waiting.text).results).toEqual([])
  })

  it('a long-poll ends when its database goes, and when the caller does', async () => {
    await makeDatabase(replica, 'going', 'op')
    const waiting = await poll('', 'going')
    const broken = expect(waiting.text).rejects.toThrow()
    await replica.admin('DELETE', '/going')
    await broken
    const gone = new AbortController()
    const left = await poll('', 'db', gone.signal)
    const aborted = expect(left.text).rejects.toThrow()
    gone.abort()
    await aborted
    await put('after', {})
  })
})
