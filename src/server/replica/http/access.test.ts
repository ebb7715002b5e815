import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type TestReplica, makeDatabase, startTestReplica } from '../testing/startTestReplica.ts'

const canary = 'canary-of-empoli'

const reads: [string, string, unknown?][] = [
  ['GET', '/empoli'],
  ['HEAD', '/empoli'],
  ['GET', '/empoli/_all_docs?include_docs=true'],
  ['POST', '/empoli/_all_docs', { keys: ['one'], include_docs: true }],
  ['GET', '/empoli/_changes?include_docs=true'],
  ['POST', '/empoli/_changes?include_docs=true&style=all_docs', {}],
  ['GET', '/empoli/_changes?feed=longpoll&timeout=1&include_docs=true'],
  ['POST', '/empoli/_bulk_get', { docs: [{ id: 'one' }] }],
  ['POST', '/empoli/_revs_diff', { one: ['1-a'] }],
  ['GET', '/empoli/one'],
  ['GET', '/empoli/one?open_revs=all'],
  ['GET', '/empoli/_design/v'],
  ['GET', '/empoli/_design%2Fv'],
  ['GET', '/empoli/_local/mark'],
  ['GET', '/empoli/_security'],
  ['GET', '/empoli/one/attachment'],
  ['GET', '/empoli/_unknown'],
]

const writes: [string, string, unknown?][] = [
  ['POST', '/empoli/_bulk_docs', { docs: [{ _id: 'two' }] }],
  ['POST', '/empoli/_bulk_docs', { docs: [{ _id: 'two', _rev: '1-a' }], new_edits: false }],
  ['POST', '/empoli', { _id: 'two' }],
  ['PUT', '/empoli/two', { a: 1 }],
  ['DELETE', '/empoli/one'],
  ['PUT', '/empoli/_local/mark', { a: 1 }],
]

const adminOnly: [string, string, unknown?][] = [
  ['PUT', '/empoli/_security', {}],
  ['PUT', '/empoli/_design/w', { validate_doc_update: 'function() {}' }],
  ['POST', '/empoli/_purge', { one: ['1-a'] }],
  ['POST', '/empoli/_compact', {}],
  ['DELETE', '/empoli'],
  ['PUT', '/new'],
  ['GET', '/_all_dbs'],
  ['GET', '/_node/_local/_config'],
  ['POST', '/_replicate', { source: 'http://127.0.0.1:1/', target: 'empoli' }],
  ['GET', '/_active_tasks'],
]

describe('who may what', () => {
  let replica: TestReplica
  let before: string

  const state = async () =>
    (await replica.admin('GET', '/empoli/_changes?style=all_docs')).text +
    (await replica.admin('GET', '/empoli/_security')).text +
    (await replica.admin('GET', '/empoli/_local/mark')).text +
    (await replica.admin('GET', '/_all_dbs')).text

  beforeAll(async () => {
    replica = await startTestReplica()
    await makeDatabase(replica, 'empoli', 'op')
    await replica.admin('PUT', '/empoli/_design/v', { validate_doc_update: 'function() {}', canary })
    await replica.admin('PUT', '/empoli/one', { canary })
    await replica.admin('PUT', '/empoli/_local/mark', { canary })
    before = await state()
  })

  afterAll(() => replica.discard())

  async function expectRefused(caller: Caller, calls: typeof reads) {
    for (const [method, path, body] of calls) {
      const answer = await caller(method, path, body)
      expect([method, path, answer.status >= 400 && answer.status < 500]).toEqual([method, path, true])
      expect(answer.text).not.toContain(canary)
    }
    expect(await state()).toBe(before)
  }

  it('nobody sees or changes a thing', () =>
    expectRefused(replica.anonymous, [...reads, ...writes, ...adminOnly]))

  it('neither does a login without roles, nor one of another tavolo', async () => {
    await expectRefused(replica.as('luca'), [...reads, ...writes, ...adminOnly])
    await expectRefused(replica.as('luca', 'op2', 'OP', 'empoli'), [...reads, ...writes, ...adminOnly])
  })

  it('a member does not get at what is for admins: 401 on every endpoint of theirs', async () => {
    const member = replica.as('mario', 'op')
    await expectRefused(member, adminOnly)
    expect((await member('POST', '/empoli/_purge', { one: ['1-a'] })).status).toBe(401)
    expect((await member('GET', '/_all_dbs')).status).toBe(401)
    const design = await member('POST', '/empoli/_bulk_docs', { docs: [{ _id: '_design/w', a: 1 }] })
    expect(design.json).toEqual([
      { id: '_design/w', error: 'forbidden', reason: 'You are not a db or server admin.' },
    ])
    expect(await state()).toBe(before)
  })

  it('a member reads', async () => {
    const member = replica.as('mario', 'op')
    const notThere = ['/empoli/_unknown', '/empoli/one/attachment']
    for (const [method, path, body] of reads.filter(([, at]) => !notThere.includes(at))) {
      expect([path, (await member(method, path, body)).status]).toEqual([path, 200])
    }
    expect((await member('GET', '/empoli/one')).json.canary).toBe(canary)
  })

  it('a database without members is open to all, as in CouchDB; the default is admins only', async () => {
    await replica.admin('PUT', '/open')
    expect((await replica.as('luca', 'op')('GET', '/open')).status).toBe(403)
    await replica.admin('PUT', '/open/_security', {})
    expect((await replica.anonymous('GET', '/open')).status).toBe(200)
    await replica.admin('DELETE', '/open')
  })

  it('names count as roles do, and an admin of a database is its member', async () => {
    await replica.admin('PUT', '/named')
    const security = { members: { names: ['mario'], roles: [] }, admins: { names: ['ada'], roles: [] } }
    await replica.admin('PUT', '/named/_security', security)
    expect((await replica.as('mario')('GET', '/named')).status).toBe(200)
    expect((await replica.as('ada')('GET', '/named')).status).toBe(200)
    expect((await replica.as('luca')('GET', '/named')).status).toBe(403)
    expect((await replica.as('ada')('PUT', '/named/_security', security)).status).toBe(200)
    expect((await replica.as('mario')('PUT', '/named/_security', {})).status).toBe(401)
    await replica.admin('DELETE', '/named')
  })

  it('tricks of paths lead nowhere', async () => {
    const member = replica.as('mario', 'op2')
    for (const path of [
      '/empoli%2F_all_docs',
      '//empoli/one',
      '/_session/../empoli/one',
      '/EMPOLI/one',
      '/empoli./one',
    ]) {
      const answer = await member('GET', path)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.text).not.toContain(canary)
    }
    const override = await member('POST', '/_session', undefined, { 'x-http-method-override': 'GET' })
    expect(override.status).toBeGreaterThanOrEqual(400)
  })
})
