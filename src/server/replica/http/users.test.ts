import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestReplica, startTestReplica } from '../testing/startTestReplica.ts'

const path = '/_users/org.couchdb.user:anna'
const anna = { name: 'anna', type: 'user', roles: ['op'], password: 'canary-password' }

describe('the database of logins', () => {
  let replica: TestReplica

  beforeAll(async () => {
    replica = await startTestReplica()
    expect((await replica.admin('PUT', path, anna)).status).toBe(201)
  })

  afterAll(() => replica.discard())

  it('keeps a memory-hard hash in place of the password', async () => {
    const { json, text } = await replica.admin('GET', path)
    expect(text).not.toContain('canary-password')
    expect(json).toMatchObject({
      name: 'anna',
      password_scheme: 'scrypt',
      scrypt_n: 32768,
      scrypt_r: 8,
      scrypt_p: 1,
    })
    expect(json.derived_key).toMatch(/^[0-9a-f]{64}$/)
    expect(json.salt).toMatch(/^[0-9a-f]{32}$/)
    const listed = await replica.admin('GET', '/_users/_all_docs?include_docs=true')
    expect(listed.json.rows.map((row: { id: string }) => row.id)).toEqual(['org.couchdb.user:anna'])
  })

  it('hashes through _bulk_docs too, and keeps the hash when the document is saved without a password', async () => {
    const bulk = await replica.admin('POST', '/_users/_bulk_docs', {
      docs: [
        { _id: 'org.couchdb.user:bea', name: 'bea', type: 'user', roles: [], password: 'canary-bulk' },
        { _id: 'org.couchdb.user:x', name: 'y', type: 'user', roles: [] },
      ],
    })
    expect(bulk.json[0].ok).toBe(true)
    expect(bulk.json[1]).toMatchObject({ id: 'org.couchdb.user:x', error: 'forbidden' })
    const saved = (await replica.admin('GET', '/_users/org.couchdb.user:bea')).json
    expect(JSON.stringify(saved)).not.toContain('canary-bulk')
    await replica.admin('PUT', '/_users/org.couchdb.user:bea', { ...saved, roles: ['op'] })
    const login = await replica.anonymous('POST', '/_session', { name: 'bea', password: 'canary-bulk' })
    expect(login.json).toEqual({ ok: true, name: 'bea', roles: ['op'] })
  })

  it('is closed to everybody but the server admin, in reading and writing, for oneself too', async () => {
    for (const caller of [replica.anonymous, replica.as('anna', 'op'), replica.as('luca')]) {
      for (const [method, at, body] of [
        ['GET', path],
        ['GET', '/_users'],
        ['GET', '/_users/_all_docs?include_docs=true'],
        ['GET', '/_users/_changes?include_docs=true'],
        ['POST', '/_users/_bulk_get', { docs: [{ id: 'org.couchdb.user:anna' }] }],
        ['PUT', path, { ...anna, roles: ['_admin'] }],
        ['POST', '/_users/_bulk_docs', { docs: [{ ...anna, _id: 'org.couchdb.user:new' }] }],
        ['DELETE', path],
        ['PUT', '/_users/_security', {}],
      ] as const) {
        const answer = await caller(method, at, body)
        expect([401, 403]).toContain(answer.status)
        expect(answer.text).not.toMatch(/derived_key|salt/)
      }
    }
    expect((await replica.admin('GET', path)).json.roles).toEqual(['op'])
  })

  it.each([
    ['another id', { ...anna, name: 'other' }],
    ['no type', { name: 'anna', roles: [] }],
    ['no roles', { name: 'anna', type: 'user' }],
    ['a system role', { ...anna, roles: ['_admin'] }],
    ['roles that are no strings', { ...anna, roles: [1] }],
    ['a password that is no text', { ...anna, password: { length: 5 } }],
  ])('refuses a login with %s, to the admin too', async (_name, login) => {
    const { _rev } = (await replica.admin('GET', path)).json
    expect((await replica.admin('PUT', path, { ...login, _rev })).status).toBe(403)
  })

  it('cannot be deleted or opened', async () => {
    expect((await replica.admin('DELETE', '/_users')).status).toBe(403)
    expect((await replica.admin('PUT', '/_users/_security', { members: {} })).status).toBe(403)
    expect((await replica.admin('PUT', '/_users')).status).toBe(412)
  })
})
