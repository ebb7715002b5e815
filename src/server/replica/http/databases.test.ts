import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestReplica, makeDatabase, startTestReplica } from '../testing/startTestReplica.ts'

describe('server and databases', () => {
  let replica: TestReplica

  beforeAll(async () => {
    replica = await startTestReplica()
  })

  afterAll(() => replica.discard())

  it('welcomes, is up, and lists its databases', async () => {
    expect((await replica.anonymous('GET', '/')).json).toMatchObject({
      couchdb: 'Welcome',
      version: '3.5.0+win-embedded',
      uuid: expect.stringMatching(/^[0-9a-f]{32}$/),
      vendor: { name: expect.any(String) },
    })
    expect((await replica.anonymous('GET', '/_up')).json.status).toBe('ok')
    expect((await replica.admin('GET', '/_all_dbs')).json).toEqual(['_users'])
  })

  it('makes, describes and deletes databases in the words of CouchDB', async () => {
    const made = await replica.admin('PUT', '/tavolo-empoli')
    expect([made.status, made.json, made.headers.get('location')]).toEqual([
      201,
      { ok: true },
      '/tavolo-empoli',
    ])
    expect((await replica.admin('PUT', '/tavolo-empoli')).json).toMatchObject({ error: 'file_exists' })
    expect((await replica.admin('PUT', '/tavolo-empoli')).status).toBe(412)
    const { json } = await replica.admin('GET', '/tavolo-empoli')
    expect(json).toMatchObject({
      db_name: 'tavolo-empoli',
      doc_count: 0,
      doc_del_count: 0,
      update_seq: expect.stringMatching(/^0-\S+$/),
      purge_seq: expect.stringMatching(/^0-\S+$/),
      instance_start_time: expect.stringMatching(/^\d{10}$/),
      props: {},
      compact_running: false,
      cluster: { q: 1, n: 1, w: 1, r: 1 },
    })
    expect(json.sizes).toEqual({
      file: expect.any(Number),
      external: expect.any(Number),
      active: expect.any(Number),
    })
    expect((await replica.admin('HEAD', '/tavolo-empoli')).status).toBe(200)
    expect((await replica.admin('DELETE', '/tavolo-empoli?rev=1-a')).status).toBe(400)
    expect((await replica.admin('DELETE', '/tavolo-empoli')).json).toEqual({ ok: true })
    expect((await replica.admin('HEAD', '/tavolo-empoli')).status).toBe(404)
    expect((await replica.admin('GET', '/tavolo-empoli')).json).toEqual({
      error: 'not_found',
      reason: 'Database does not exist.',
    })
    expect((await replica.admin('DELETE', '/tavolo-empoli')).status).toBe(404)
  })

  it.each(['UPPER', '1abc', '_new', 'a.b', 'a%20b', 'a%00b', 'x'.repeat(239), '..%2Fx', 'constructor%5C'])(
    'refuses the name %s',
    async (name) => {
      expect((await replica.admin('PUT', `/${name}`)).status).toBe(400)
    },
  )

  it('takes every name of the grammar, and never meets the files of a deleted database', async () => {
    for (const name of ['constructor', 'a/b', 'a_$()+-/1', 'x'.repeat(238)]) {
      const path = encodeURIComponent(name)
      await makeDatabase(replica, path, 'op')
      await replica.admin('PUT', `/${path}/one`, { from: 'first life' })
      await replica.admin('DELETE', `/${path}`)
      await makeDatabase(replica, path, 'op')
      const { json } = await replica.admin('GET', `/${path}`)
      expect([json.db_name, json.doc_count]).toEqual([name, 0])
      expect((await replica.admin('GET', `/${path}/one`)).status).toBe(404)
    }
  })

  it('begins with a database for server admins only, and takes a security object', async () => {
    await replica.admin('PUT', '/secured')
    const path = '/secured/_security'
    expect((await replica.admin('GET', path)).json).toEqual({
      members: { roles: ['_admin'] },
      admins: { roles: ['_admin'] },
    })
    for (const bad of [
      '[]',
      '"x"',
      '{"members":[]}',
      '{"members":{"roles":"op"}}',
      '{"admins":{"names":[1]}}',
    ]) {
      expect([bad, (await replica.admin('PUT', path, bad)).status]).toEqual([bad, 400])
    }
    const security = { members: { names: ['mario'], roles: [] }, admins: {}, note: 'kept' }
    expect((await replica.admin('PUT', path, security)).json).toEqual({ ok: true })
    expect((await replica.admin('GET', path)).json).toEqual(security)
  })
})
