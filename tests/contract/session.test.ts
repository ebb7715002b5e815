import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isIssuedBy } from '#lib/entries/certificate.ts'
import { createVerify } from '#server/gateway/keys.ts'
import { changePerson } from '#server/couch/users.ts'
import { addPeople, loggedIn, password, startNetwork, type Network } from './network.ts'
import { sendRaw } from './raw-request.ts'
import { ask } from './tablet.ts'

let network: Network
let clock = Date.UTC(2026, 10, 17, 8)

beforeAll(async () => {
  network = await startNetwork({ now: () => clock })
  await addPeople(network, ['operatore', 'volontario', 'amministrazione', 'tutor', 'coordinatore'])
})
afterAll(() => network.close())

describe('status', () => {
  it('tells version, epoch and schema to anybody', async () => {
    const answer = await ask(`${network.url}/api/status`, {})
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ win: 1, epoch: answer.headers.get('x-win-epoch') })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('a session', () => {
  it('begins by password with cookie flags, credential, databases and a certificate that the gateway signed', async () => {
    const tablet = await network.tablet('operatore')
    const answer = await tablet.logIn(password)
    expect(answer.headers.get('set-cookie')).toMatch(
      /^win_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const { session } = tablet
    expect(session).toMatchObject({ login: 'operatore', name: 'Prova operatore' })
    expect(session?.databases).toEqual([
      'rete',
      'tavolo-empoli',
      'tavolo-empoli-contatti',
      'tavolo-empoli-documenti',
    ])
    expect(tablet.credential).toHaveLength(43)
    const { certificate, gateway } = session as NonNullable<typeof session>
    expect(certificate).toMatchObject({
      v: 1,
      login: 'operatore',
      device: tablet.device,
      publicKey: tablet.publicKey,
    })
    expect(await isIssuedBy(gateway.publicKey, certificate, createVerify())).toBe(true)
    expect(await isIssuedBy(gateway.publicKey, { ...certificate, login: 'tutor' }, createVerify())).toBe(
      false,
    )
  })

  it('is Secure wherever the page is not plain http on this machine', async () => {
    const tablet = await network.tablet('operatore')
    await tablet.logIn(password)
    const renewal = { login: 'operatore', device: tablet.device, credential: tablet.credential }
    const renewAt = (host: string) =>
      sendRaw(network.url, {
        line: 'POST /api/session/renew HTTP/1.1',
        headers: { host, 'content-type': 'application/json' },
        body: JSON.stringify(renewal),
      })
    expect((await renewAt('win.example')).text).toMatch(
      /set-cookie: win_session=[^;]+; Path=\/; HttpOnly; Secure;/,
    )
    expect((await renewAt('localhost:8080')).text).not.toContain('Secure')
  })

  it('tells the network of the device in rete', async () => {
    const tablet = await loggedIn(network, 'operatore')
    const answer = await tablet.ask('/db/rete/_changes?include_docs=true')
    const { results } = answer.json as {
      results: { doc: { kind?: string; set?: Record<string, unknown> } }[]
    }
    const told = results.map(({ doc }) => doc.set).find((set) => set?.publicKey === tablet.publicKey)
    expect(told).toMatchObject({ login: 'operatore', label: 'Tablet di operatore' })
  })

  it('refuses a wrong password, an unknown person, and the administrator of the replica alike', async () => {
    for (const [login, secret] of [
      ['tutor', 'sbagliata'],
      ['nessuno-qui', password],
      [network.admin.name, network.admin.password],
      ['win-gateway', password],
      ['Non Un Login', password],
    ] as const) {
      const answer = await (await network.tablet(login)).logIn(secret)
      expect([answer.status, answer.json]).toEqual([401, { error: 'wrong-password' }])
    }
    clock += 60_000
  })

  it('is renewed by the credential alone, and by no other', async () => {
    const tablet = await loggedIn(network, 'operatore')
    tablet.cookie = ''
    expect((await tablet.ask('/api/session')).status).toBe(401)
    expect((await tablet.renew()).status).toBe(200)
    expect((await tablet.ask('/api/session')).status).toBe(200)
    tablet.credential = 'A'.repeat(43)
    expect((await tablet.renew()).json).toEqual({ error: 'wrong-credential' })
    const stranger = await network.tablet('operatore')
    expect((await stranger.renew()).json).toEqual({ error: 'unknown-device' })
  })

  it("never serves another's vault: login and device must be the cookie's own", async () => {
    const operator = await loggedIn(network, 'operatore')
    const volunteer = await loggedIn(network, 'volontario')
    const claims: Record<string, string>[] = [
      { 'x-win-login': 'volontario', 'x-win-device': volunteer.device },
      { 'x-win-device': volunteer.device },
      { 'x-win-login': 'volontario' },
      { 'x-win-login': '' },
    ]
    for (const headers of claims) {
      const answer = await operator.ask('/db/rete', { headers })
      expect([answer.status, answer.json]).toEqual([401, { error: 'other-session' }])
    }
  })

  it('ends when it is ended', async () => {
    const tablet = await loggedIn(network, 'operatore')
    expect((await tablet.ask('/api/session', { method: 'DELETE' })).status).toBe(204)
    expect((await tablet.ask('/api/session')).json).toEqual({ error: 'no-session' })
  })

  it('ends after an hour of rest, and after twelve of work', async () => {
    const tablet = await loggedIn(network, 'operatore')
    clock += 59 * 60_000
    expect((await tablet.ask('/api/session')).status).toBe(200)
    clock += 61 * 60_000
    expect((await tablet.ask('/api/session')).status).toBe(401)
    await tablet.renew()
    for (let hour = 0; hour < 12; hour += 1) {
      clock += 59 * 60_000
      expect((await tablet.ask('/api/session')).status).toBe(200)
    }
    clock += 30 * 60_000
    expect((await tablet.ask('/api/session')).status).toBe(401)
  })
})

describe('a device', () => {
  it("of another person's, or with another key, is refused", async () => {
    const tablet = await loggedIn(network, 'operatore')
    const thief = Object.assign(await network.tablet('volontario'), {})
    const device = { id: tablet.device, publicKey: tablet.publicKey, label: 'x' }
    const body = { login: 'volontario', password, device }
    expect((await ask(`${network.url}/api/session`, { method: 'POST', body })).json).toEqual({
      error: 'device-of-another',
    })
    const other = { ...body, login: 'operatore', device: { ...device, publicKey: thief.publicKey } }
    expect((await ask(`${network.url}/api/session`, { method: 'POST', body: other })).status).toBe(409)
  })

  it('is listed to its owner alone and cut off for ever', async () => {
    const lost = await loggedIn(network, 'operatore')
    const second = await loggedIn(network, 'operatore')
    const listed = (await second.ask('/api/devices')).json as { id: string; revoked: boolean }[]
    expect(listed.find(({ id }) => id === lost.device)).toMatchObject({
      label: 'Tablet di operatore',
      revoked: false,
    })
    const volunteer = await loggedIn(network, 'volontario')
    const revoke = `/api/devices/${lost.device}/revoke`
    expect((await volunteer.ask(revoke, { method: 'POST' })).status).toBe(404)
    expect((await second.ask(revoke, { method: 'POST' })).status).toBe(204)
    expect((await lost.ask('/db/rete')).status).toBe(401)
    expect((await lost.renew()).json).toEqual({ error: 'revoked' })
    expect((await lost.logIn(password)).json).toEqual({ error: 'revoked' })
    expect((await second.ask('/db/rete')).status).toBe(200)
  })

  it('may be cut off by the administration, and the network is told', async () => {
    const lost = await loggedIn(network, 'tutor')
    const administration = await loggedIn(network, 'amministrazione')
    await administration.ask(`/api/devices/${lost.device}/revoke`, { method: 'POST' })
    expect((await lost.renew()).json).toEqual({ error: 'revoked' })
    const { results } = (await administration.ask('/db/rete/_changes?include_docs=true')).json as {
      results: { doc: { set?: Record<string, unknown> } }[]
    }
    expect(results.filter(({ doc }) => doc.set?.revoked === true).length).toBeGreaterThan(0)
  })
})

describe('a person', () => {
  it('who is disabled gets no further than 15 seconds, and no renewal', async () => {
    const tablet = await loggedIn(network, 'coordinatore')
    await changePerson(network.couch, 'coordinatore', { disabled: true })
    clock += 15_001
    expect((await tablet.ask('/db/rete')).status).toBe(401)
    expect((await tablet.renew()).json).toEqual({ error: 'disabled' })
    expect((await tablet.logIn(password)).status).toBe(403)
    await changePerson(network.couch, 'coordinatore', { disabled: false, grants: ['rete'] })
    expect((await tablet.renew()).json).toMatchObject({ databases: ['rete'] })
  })

  it('changes the password by the old one, to one that is not weak', async () => {
    await network.addUser({ login: 'chiara', name: 'Chiara', grants: ['rete'], password })
    const tablet = await network.tablet('chiara')
    await tablet.logIn(password)
    const change = (old: string, next: string) =>
      tablet.ask('/api/password', { method: 'POST', body: { old, new: next } })
    expect((await change('sbagliata', 'una nuova parola')).status).toBe(401)
    for (const weak of ['corta', password, 'chiara chiara chiara'])
      expect((await change(password, weak)).status).toBe(422)
    expect((await change(password, 'una nuova parola')).status).toBe(204)
    expect((await (await network.tablet('chiara')).logIn(password)).status).toBe(401)
    expect((await (await network.tablet('chiara')).logIn('una nuova parola')).status).toBe(200)
  })
})
