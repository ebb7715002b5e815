import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePerson } from '#server/couch/users.ts'
import { addPeople, loggedIn, password, startNetwork, type Network } from './network.ts'
import { ask, pushCases, type Tablet } from './tablet.ts'

let network: Network
let clock = Date.UTC(2026, 10, 17, 8)
let operator: Tablet

beforeAll(async () => {
  network = await startNetwork({ now: () => clock, everyMs: 100 })
  await addPeople(network, ['operatore', 'volontario', 'tutor'])
  operator = await loggedIn(network, 'operatore')
})
afterAll(() => network.close())

describe('a long-poll', () => {
  it('answers when there is something', async () => {
    const { last_seq } = (await operator.ask('/db/tavolo-empoli/_changes?limit=9999')).json as {
      last_seq: string
    }
    const waiting = operator.ask(
      `/db/tavolo-empoli/_changes?feed=longpoll&include_docs=true&since=${last_seq}`,
    )
    await pushCases(operator, 1)
    expect(((await waiting).json as { results: unknown[] }).results).toHaveLength(1)
  })

  it('is cut when the person is disabled meanwhile, and gives nothing written since', async () => {
    const tutor = await loggedIn(network, 'tutor')
    const { last_seq } = (await tutor.ask('/db/tavolo-empoli/_changes?limit=9999')).json as {
      last_seq: string
    }
    const waiting = tutor
      .ask(`/db/tavolo-empoli/_changes?feed=longpoll&include_docs=true&since=${last_seq}`)
      .then(
        ({ status, text }) => ({ status, text }),
        () => ({ status: 0, text: '' }),
      )
    await changePerson(network.couch, 'tutor', { disabled: true })
    const end = await waiting
    expect(end.text).not.toContain('"id"')
    await pushCases(operator, 1)
    expect((await tutor.ask('/db/tavolo-empoli')).status).toBe(401)
  })
})

describe('failed log-ins', () => {
  it('are ten in a minute for a login, even all at once, and the right password waits too', async () => {
    const tries = await Promise.all(
      Array.from({ length: 14 }, async () => (await network.tablet('volontario')).logIn('sbagliata')),
    )
    const statuses = tries.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(4).fill(429)])
    const right = await (await network.tablet('volontario')).logIn(password)
    expect(right.status).toBe(429)
    expect(right.json).toEqual({ error: 'too-many', retryAfter: 60 })
    expect(right.headers.get('retry-after')).toBe('60')
    clock += 60_000
    expect((await (await network.tablet('volontario')).logIn(password)).status).toBe(200)
  })

  it('are twenty in a minute for an address, whatever it says of itself', async () => {
    clock += 60_000
    const statuses: number[] = []
    for (let i = 0; i < 22; i += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${i}`, forwarded: `for=203.0.113.${i}` }
      const device = { id: operator.device, publicKey: operator.publicKey, label: 'x' }
      const body = { login: `nessuno${i}`, password: 'x', device }
      statuses.push((await ask(`${network.url}/api/session`, { method: 'POST', body, headers })).status)
    }
    expect(statuses).toEqual([...Array<number>(20).fill(401), 429, 429])
    clock += 60_000
  })
})

describe('the access log', () => {
  it('says who did what to which database, and no word of what was written', async () => {
    const entry = await operator.entry('case', { stateWhy: 'Parolasegreta' })
    await operator.ask('/db/tavolo-empoli/_bulk_docs', { method: 'POST', body: { docs: [entry] } })
    await (await network.tablet('Parolasegreta')).logIn('Parolasegreta')
    const folder = join(network.folder, 'log')
    expect(readdirSync(folder)).toEqual(['access-2026-11-17.log'])
    const text = readFileSync(join(folder, 'access-2026-11-17.log'), 'utf8')
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.filter((line) => line.what === '_bulk_docs').at(-1)).toEqual({
      time: expect.stringMatching(/^2026-11-17T08:/) as string,
      login: 'operatore',
      device: operator.device,
      method: 'POST',
      what: '_bulk_docs',
      database: 'tavolo-empoli',
      status: 201,
      entries: 1,
      refused: 0,
    })
    expect(text).not.toMatch(new RegExp(`Parolasegreta|${entry.record}|${operator.cookie}|127\\.0\\.0\\.1`))
  })
})
