import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAll, type AllOptions, type StartedAll } from '#server/start-all.ts'
import { people as grantsOf } from './corpus-roles.ts'
import { createTablet, type Tablet } from './tablet.ts'

/** The people of the suites, by login, and the password that they all have. */
export const password = 'la parola del tavolo'

/** A running network in a temporary folder, or on a CouchDB that was named. */
export type Network = StartedAll & {
  tablet(login: string): Promise<Tablet>
  close(): Promise<void>
  folder: string
}

/** Starts everything for the suites: two tavoli, no app, and a data folder that goes with them. */
export async function startNetwork(options: Partial<AllOptions> = {}): Promise<Network> {
  const folder = mkdtempSync(join(tmpdir(), 'win-contract-'))
  const started = await startAll({ dataDir: folder, tavoli: ['empoli', 'vinci'], flush: false, ...options })
  if (!started.ok) throw new Error(`the network did not start: ${started.reason}`)
  return {
    ...started,
    folder,
    tablet: (login) => createTablet(started.url, login),
    async close() {
      await started.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Adds people of the corpus, a few at a time, since hashing a password takes long on purpose. */
export async function addPeople(network: StartedAll, logins: readonly string[]): Promise<void> {
  await Promise.all(
    logins.map((login) =>
      network.addUser({ login, name: `Prova ${login}`, grants: grantsOf[login] ?? [], password }),
    ),
  )
}

/** A tablet on which somebody has logged in. */
export async function loggedIn(network: Network, login: string): Promise<Tablet> {
  const tablet = await network.tablet(login)
  const answer = await tablet.logIn(password)
  if (answer.status !== 200) throw new Error(`${login} could not log in: ${answer.status} ${answer.text}`)
  return tablet
}
