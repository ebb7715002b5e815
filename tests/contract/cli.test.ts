import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comuni } from '#lib/domain/comuni.ts'
import { runCommand } from '#server/cli/run-command.ts'
import { startNetwork, type Network } from './network.ts'

let network: Network

beforeAll(async () => {
  // The command knows the tavoli of the app, not those of a test.
  network = await startNetwork({ tavoli: comuni.map(({ slug }) => slug), everyMs: 50 })
}, 120_000)
afterAll(() => network.close())

/** Types a command as `npm run replica -- …` would get it. */
async function type(words: string[], input = ''): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommand([...words, '--data', network.folder], {
    env: {},
    print: (line) => void out.push(line),
    complain: (line) => void err.push(line),
    read: () => Promise.resolve(input),
  })
  return { code, out, err }
}

async function canLogIn(login: string, password: string): Promise<number> {
  return (await (await network.tablet(login)).logIn(password)).status
}

describe('npm run replica, beside a running server', () => {
  it('adds a person with a password that it makes and shows once, and with the grants that belong together', async () => {
    const grants = 'tavolo:empoli:assistente-sociale'
    const { code, out } = await type(['user', 'add', 'rita', '--name', 'Rita Prova', '--grants', grants])
    expect(code).toBe(0)
    const password = /: ([a-z2-9]{5}(?:-[a-z2-9]{5}){3})$/.exec(out.at(-1) ?? '')?.[1] ?? ''
    const tablet = await network.tablet('rita')
    await tablet.logIn(password)
    expect(tablet.session).toMatchObject({
      name: 'Rita Prova',
      grants: ['rete', grants, 'tavolo:empoli:operatore'],
      databases: [
        'rete',
        'tavolo-empoli',
        'tavolo-empoli-contatti',
        'tavolo-empoli-documenti',
        'tavolo-empoli-riservato',
        'tavolo-empoli-riservato-documenti',
      ],
    })
  })

  it('takes a password from standard input, and never tells it again', async () => {
    const words = ['user', 'add', 'sandro', '--name', 'Sandro', '--grants', 'cabina', '--password-stdin']
    const { code, out } = await type(words, 'la parola di sandro\n')
    expect([code, out.join()]).toEqual([0, expect.not.stringContaining('parola') as string])
    expect(await canLogIn('sandro', 'la parola di sandro')).toBe(200)
  })

  it('changes roles and passwords, disables and lets in again, and lists', async () => {
    expect((await type(['user', 'disable', 'sandro'])).code).toBe(0)
    expect(await canLogIn('sandro', 'la parola di sandro')).toBe(403)
    expect((await type(['user', 'list'])).out).toContain('sandro\tSandro\tdisabilitato')
    await type(['user', 'role', 'sandro', '--grants', 'amministrazione'])
    await type(['user', 'password', 'sandro', '--password-stdin'], 'un’altra parola')
    expect(await canLogIn('sandro', 'la parola di sandro')).toBe(401)
    expect(await canLogIn('sandro', 'un’altra parola')).toBe(200)
    expect((await type(['user', 'list'])).out).toContain('sandro\tSandro\tamministrazione rete')
  })

  it('refuses what makes no sense, with a sentence', async () => {
    const wrong: [string[], string][] = [
      [['user', 'add', 'rita', '--name', 'Rita'], 'c’è già'],
      [['user', 'add', 'Rita!', '--name', 'Rita'], 'nome utente'],
      [['user', 'add', 'win-gateway', '--name', 'x'], 'nome utente'],
      [['user', 'add', 'nuova', '--name', 'x', '--grants', 'tavolo:atlantide:operatore'], 'ruolo'],
      [['user', 'add', 'nuova', '--name', 'x', '--grants', 'win:gateway'], 'ruolo'],
      [['user', 'add', 'nuova', '--name', 'x', '--grants', '_admin'], 'ruolo'],
      [['user', 'add', 'nuova', '--name', 'x', '--password-stdin'], '12 caratteri'],
      [['user', 'role', 'assente', '--grants', 'cabina'], 'non c’è'],
      [['user', 'disable', 'win-gateway'], 'non c’è'],
    ]
    for (const [words, sentence] of wrong) {
      const { code, err } = await type(words)
      expect([words, code, err.join()]).toEqual([words, 1, expect.stringContaining(sentence) as string])
    }
    for (const words of [
      [],
      ['user'],
      ['user', 'add'],
      ['check', 'x'],
      ['user', 'add', 'a', 'b'],
      ['--altro'],
    ]) {
      expect([words, (await type(words)).code]).toEqual([words, 2])
    }
    const unreachable = ['check', '--url', 'http://admin:x@127.0.0.1:1']
    expect((await type(unreachable)).err.join()).toContain('non risponde')
  })

  it('rotates the epoch under a running gateway', async () => {
    const before = network.gateway.epoch.current()
    expect((await type(['epoch', 'rotate'])).code).toBe(0)
    for (let i = 0; network.gateway.epoch.current() === before && i < 200; i += 1)
      await new Promise((resolve) => setTimeout(resolve, 25))
    expect(network.gateway.epoch.current()).not.toBe(before)
  })

  it('provisions twice and changes nothing the second time', async () => {
    expect((await type(['provision'])).out[0]).toMatch(/: 0 create, 0 sistemate, 57 già a posto\.$/)
  })

  it('finds by behaviour what somebody changed, and nothing on a replica as it should be', async () => {
    const good = await type(['check'])
    expect(good.out.filter((line) => line.startsWith('SBAGLIATO'))).toEqual([])
    expect(good.code).toBe(0)
    const path = '/tavolo-vinci/_security'
    const kept = (await network.couch.ask({ path })).json
    await network.couch.ask({ method: 'PUT', path, body: {} })
    const cases = { admins: { names: [], roles: [] }, members: { names: [], roles: [] } }
    await network.couch.ask({ method: 'PUT', path: `/tavolo-${comuni[0]?.slug}/_security`, body: cases })
    const bad = await type(['check'])
    expect(bad.code).toBe(1)
    const wrong = bad.out.filter((line) => line.startsWith('SBAGLIATO'))
    expect(wrong).toContain('SBAGLIATO tavolo-vinci: chi entra')
    expect(wrong).toContain('SBAGLIATO nessuno: legge i casi (no)')
    expect(wrong).toContain('SBAGLIATO una volontaria: segue i casi (no)')
    await network.couch.ask({ method: 'PUT', path, body: kept })
    expect((await type(['provision'])).out[0]).toContain('1 sistemate')
    expect((await type(['check'])).code).toBe(0)
  })
})
