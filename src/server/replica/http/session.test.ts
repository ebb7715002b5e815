import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type TestReplica,
  basic,
  makeDatabase,
  proxyHeaders,
  startTestReplica,
  testAdmin,
  testSecret,
} from '../testing/startTestReplica.ts'

describe('who asks', () => {
  let now = 1_000_000_000_000
  let replica: TestReplica

  const logIn = (name: string, password: string) => replica.anonymous('POST', '/_session', { name, password })
  const cookieOf = (headers: Headers) => (headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const whoIs = async (headers: Record<string, string>) =>
    (await replica.anonymous('GET', '/_session', undefined, headers)).json.userCtx

  async function addUser(name: string, password: string, ...roles: string[]) {
    const path = `/_users/org.couchdb.user:${name}`
    const known = await replica.admin('GET', path)
    const rev = known.status === 200 ? { _rev: known.json._rev } : {}
    const added = await replica.admin('PUT', path, { ...rev, name, password, roles, type: 'user' })
    expect(added.status).toBe(201)
  }

  beforeAll(async () => {
    replica = await startTestReplica({ clock: () => now })
    await makeDatabase(replica, 'db', 'op')
    await addUser('anna', 'first password', 'op')
  })

  afterAll(() => replica.discard())

  it('nobody is anonymous, without roles', async () => {
    expect(await whoIs({})).toEqual({ name: null, roles: [] })
  })

  it('the server admin logs in by Basic and by cookie', async () => {
    expect(await whoIs({ authorization: basic(testAdmin.name, testAdmin.password) })).toEqual({
      name: 'admin',
      roles: ['_admin'],
    })
    const answer = await logIn(testAdmin.name, testAdmin.password)
    expect([answer.status, answer.json]).toEqual([200, { ok: true, name: 'admin', roles: ['_admin'] }])
    expect(await whoIs({ cookie: cookieOf(answer.headers) })).toEqual({ name: 'admin', roles: ['_admin'] })
  })

  it('a user logs in with JSON or a form; the cookie is HttpOnly and SameSite=Strict', async () => {
    const form = await replica.anonymous('POST', '/_session', 'name=anna&password=first+password', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(form.json).toEqual({ ok: true, name: 'anna', roles: ['op'] })
    const json = await logIn('anna', 'first password')
    expect(json.headers.get('set-cookie')).toMatch(
      /^AuthSession=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    expect(
      (await replica.anonymous('GET', '/db', undefined, { cookie: cookieOf(json.headers) })).status,
    ).toBe(200)
    expect(await whoIs({ authorization: basic('anna', 'first password') })).toEqual({
      name: 'anna',
      roles: ['op'],
    })
  })

  it('wrong names and passwords answer 401 in the same words, and clear the cookie', async () => {
    const wrong = await logIn('anna', 'wrong')
    const stranger = await logIn('stranger', 'wrong')
    expect([wrong.status, stranger.status]).toEqual([401, 401])
    expect(wrong.text).toBe(stranger.text)
    expect(wrong.headers.get('set-cookie')).toContain('AuthSession=;')
    expect(
      (await replica.anonymous('GET', '/db', undefined, { authorization: basic('anna', 'x') })).status,
    ).toBe(401)
  })

  it('a session slides while it is used and dies ten minutes after', async () => {
    const cookie = cookieOf((await logIn('anna', 'first password')).headers)
    now += 30_000
    expect(
      (await replica.anonymous('GET', '/db', undefined, { cookie })).headers.get('set-cookie'),
    ).toBeNull()
    now += 270_000
    const renewed = await replica.anonymous('GET', '/db', undefined, { cookie })
    const second = cookieOf(renewed.headers)
    expect(second).toMatch(/^AuthSession=./)
    now += 301_000
    expect((await replica.anonymous('GET', '/db', undefined, { cookie })).status).toBe(401)
    expect((await replica.anonymous('GET', '/db', undefined, { cookie: second })).status).toBe(200)
  })

  it('a garbage cookie answers 400, a forged one is nobody, logging out clears it', async () => {
    expect((await replica.anonymous('GET', '/db', undefined, { cookie: 'AuthSession=garbage' })).status).toBe(
      400,
    )
    const value = cookieOf((await logIn('anna', 'first password')).headers).slice('AuthSession='.length)
    const bytes = Buffer.from(value, 'base64url')
    const forged = Buffer.from(bytes.toString('latin1').replace('anna', 'admin'), 'latin1').toString(
      'base64url',
    )
    expect(await whoIs({ cookie: `AuthSession=${forged}` })).toEqual({ name: null, roles: [] })
    const left = await replica.anonymous('DELETE', '/_session')
    expect([left.status, left.json, left.headers.get('set-cookie')?.startsWith('AuthSession=;')]).toEqual([
      200,
      { ok: true },
      true,
    ])
  })

  it('a new password, and deleting the user, end the sessions', async () => {
    await addUser('bruno', 'old', 'op')
    const cookie = cookieOf((await logIn('bruno', 'old')).headers)
    expect(await whoIs({ cookie })).toEqual({ name: 'bruno', roles: ['op'] })
    await addUser('bruno', 'new', 'op')
    expect(await whoIs({ cookie })).toEqual({ name: null, roles: [] })
    expect((await logIn('bruno', 'old')).status).toBe(401)
    const second = cookieOf((await logIn('bruno', 'new')).headers)
    const { _rev } = (await replica.admin('GET', '/_users/org.couchdb.user:bruno')).json
    await replica.admin('DELETE', `/_users/org.couchdb.user:bruno?rev=${_rev}`)
    expect(await whoIs({ cookie: second })).toEqual({ name: null, roles: [] })
  })

  it('five failures lock the name for this address for five minutes, the right password too', async () => {
    await addUser('carla', 'right', 'op')
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await logIn('carla', 'wrong')).status).toBe(401)
    const locked = await logIn('carla', 'right')
    expect([locked.status, locked.json.error]).toEqual([403, 'forbidden'])
    expect(
      (await replica.anonymous('GET', '/db', undefined, { authorization: basic('carla', 'right') })).status,
    ).toBe(403)
    expect((await logIn('anna', 'first password')).status).toBe(200)
    now += 301_000
    expect((await logIn('carla', 'right')).status).toBe(200)
  })

  it('guesses sent all at once are counted like others', async () => {
    await addUser('elio', 'right', 'op')
    const tries = await Promise.all(Array.from({ length: 12 }, () => logIn('elio', 'wrong')))
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(tries.filter(({ status }) => status === 403)).toHaveLength(7)
  })

  it('the address is the connection, whatever a header claims', async () => {
    await addUser('dario', 'right')
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const headers = { 'x-forwarded-for': `10.0.0.${attempt}` }
      await replica.anonymous('POST', '/_session', { name: 'dario', password: 'wrong' }, headers)
    }
    const again = { 'x-forwarded-for': '10.0.0.99' }
    expect(
      (await replica.anonymous('POST', '/_session', { name: 'dario', password: 'right' }, again)).status,
    ).toBe(403)
  })

  it('the gateway speaks for a person with its token, by SHA-256 or SHA-1, in UTF-8', async () => {
    expect(await whoIs(proxyHeaders('mario', ['op', 'tavolo:empoli:operatore']))).toEqual({
      name: 'mario',
      roles: ['op', 'tavolo:empoli:operatore'],
    })
    const sha1 = { 'x-auth-couchdb-token': createHmac('sha1', testSecret).update('mario').digest('hex') }
    expect(await whoIs({ ...proxyHeaders('mario', []), ...sha1 })).toEqual({ name: 'mario', roles: [] })
    const accented = Buffer.from('nicolò').toString('latin1')
    const headers = { ...proxyHeaders('nicolò', ['op']), 'x-auth-couchdb-username': accented }
    expect(await whoIs(headers)).toEqual({ name: 'nicolò', roles: ['op'] })
  })

  it('a missing, wrong or borrowed token makes nobody', async () => {
    const good = proxyHeaders('mario', ['_admin'])
    const wrong: Record<string, string>[] = [
      { ...good, 'x-auth-couchdb-token': '' },
      { ...good, 'x-auth-couchdb-token': 'zz' },
      { ...good, 'x-auth-couchdb-token': '00'.repeat(32) },
      { ...good, 'x-auth-couchdb-username': 'luigi' },
      { 'x-auth-couchdb-username': 'mario', 'x-auth-couchdb-roles': '_admin' },
      { 'x-auth-couchdb-roles': '_admin', 'x-auth-couchdb-token': good['x-auth-couchdb-token'] ?? '' },
    ]
    for (const headers of wrong) {
      expect(await whoIs(headers)).toEqual({ name: null, roles: [] })
      expect((await replica.with(headers)('GET', '/_all_dbs')).status).toBe(401)
    }
  })

  it('Bearer tokens and malformed Basic headers give nothing', async () => {
    for (const authorization of ['Bearer e30.e30.', 'Basic', 'Basic bm9jb2xvbg==', 'Negotiate x']) {
      expect((await replica.anonymous('GET', '/db', undefined, { authorization })).status).toBe(401)
    }
  })
})
