import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type TestReplica, makeDatabase, startTestReplica } from '../testing/startTestReplica.ts'

describe('_all_docs', () => {
  let replica: TestReplica
  let mario: Caller

  const ids = (answer: { rows: { id: string }[] }) => answer.rows.map(({ id }) => id)
  async function list(parameters: Record<string, unknown>, database = 'db') {
    const query = Object.entries(parameters).map(
      ([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`,
    )
    const got = (await mario('GET', `/${database}/_all_docs?${query.join('&')}`)).json
    const posted = (await mario('POST', `/${database}/_all_docs`, parameters)).json
    expect(posted).toEqual(got)
    return got
  }

  beforeAll(async () => {
    replica = await startTestReplica()
    mario = replica.as('mario', 'op')
    await makeDatabase(replica, 'db', 'op')
    const docs = ['b', 'a', 'd', 'c', 'à', '€'].map((_id) => ({ _id, own: _id }))
    await mario('POST', '/db/_bulk_docs', { docs })
    const { _rev } = (await mario('GET', '/db/c')).json
    await mario('DELETE', `/db/c?rev=${_rev}`)
  })

  afterAll(() => replica.discard())

  it('lists the living in the order of their bytes', async () => {
    const all = await list({})
    expect(all).toMatchObject({ total_rows: 5, offset: 0 })
    expect(ids(all)).toEqual(['a', 'b', 'd', 'à', '€'])
    expect(all.rows[0]).toEqual({ id: 'a', key: 'a', value: { rev: expect.stringMatching(/^1-/) } })
    expect((await list({ include_docs: true })).rows[1].doc).toMatchObject({ _id: 'b', own: 'b' })
  })

  it.each([
    [{ limit: 2 }, ['a', 'b']],
    [{ skip: 1, limit: 2 }, ['b', 'd']],
    [{ limit: 0 }, []],
    [{ startkey: 'b' }, ['b', 'd', 'à', '€']],
    [{ start_key: 'b', end_key: 'd' }, ['b', 'd']],
    [{ startkey: 'b', endkey: 'd', inclusive_end: false }, ['b']],
    [{ startkey: 'd', endkey: 'b', descending: true }, ['d', 'b']],
    [{ startkey: 'd', endkey: 'b', descending: true, inclusive_end: false }, ['d']],
    [{ startkey: 'd', endkey: 'b' }, []],
    [{ key: 'd' }, ['d']],
    [{ key: 'c' }, []],
    [{ descending: true, skip: 3 }, ['b', 'a']],
    [{ keys: ['d', 'a'] }, ['d', 'a']],
    [{ keys: ['d', 'a', 'b'], skip: 1, limit: 1 }, ['a']],
  ])('takes %j', async (parameters, expected) => {
    expect(ids(await list(parameters))).toEqual(expected)
  })

  it('answers every key: with the document, its tombstone, or not_found', async () => {
    const { rows } = await list({ keys: ['a', 'c', 'never', 5], include_docs: true })
    expect(rows[0].doc.own).toBe('a')
    expect(rows[1]).toEqual({
      id: 'c',
      key: 'c',
      value: { rev: expect.any(String), deleted: true },
      doc: null,
    })
    expect(rows.slice(2)).toEqual([
      { key: 'never', error: 'not_found' },
      { key: 5, error: 'not_found' },
    ])
  })

  it('pages through more than it reads at once, deleted ones among them', async () => {
    await makeDatabase(replica, 'many', 'op')
    const docs = Array.from({ length: 1300 }, (_, index) => ({ _id: `d${String(index).padStart(4, '0')}` }))
    const stored = (await mario('POST', '/many/_bulk_docs', { docs })).json
    const gone = stored
      .slice(100, 900)
      .map((row: { id: string; rev: string }) => ({ _id: row.id, _rev: row.rev, _deleted: true }))
    await mario('POST', '/many/_bulk_docs', { docs: gone })
    const living = docs.map(({ _id }) => _id).filter((_, index) => index < 100 || index >= 900)
    expect(ids(await list({}, 'many'))).toEqual(living)
    expect(ids(await list({ descending: true }, 'many'))).toEqual([...living].reverse())
    expect(ids(await list({ skip: 90, limit: 20 }, 'many'))).toEqual(living.slice(90, 110))
    const keys = docs.map(({ _id }) => _id)
    const byKeys = (await mario('POST', '/many/_all_docs', { keys })).json
    expect(byKeys.rows).toHaveLength(1300)
    expect(byKeys.rows.filter((row: { value: { deleted?: true } }) => row.value.deleted)).toHaveLength(800)
  })

  it.each(['keys=5', 'startkey=5', 'limit="x"', 'limit=-1', 'include_docs=1', 'startkey=unquoted'])(
    'refuses %s',
    async (query) => {
      expect((await mario('GET', `/db/_all_docs?${query}`)).status).toBe(400)
    },
  )
})
