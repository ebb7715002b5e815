import { randomBytes } from 'node:crypto'
import type { Entry } from '#lib/entries/entry.ts'
import { putPerson, type NewPerson } from './couch/users.ts'
import { enrolUnheld } from './gateway/device/ensure-certificate.ts'
import { writeForOthers } from './gateway/exchange/write-entries.ts'
import type { Gateway } from './gateway/gateway.ts'

/** A login of the demonstration, as it is shown at the start. */
export type DemoLogin = { login: string; password: string; role: string }

/** A smaller one: fewer people in the tavoli, and passwords, slow on purpose, for these logins alone. */
export type DemoSize = { people?: number; logins?: ReadonlySet<string> }

/**
 * A page of the ledger: whether the demonstration was loaded, and as of when it was invented. Until all is there
 * it also keeps what the keys of its devices are made of.
 */
type DemoPage = { _id: string; now: number; secret?: string; logins?: DemoLogin[] }

const batch = 500

/**
 * Loads the demonstration network unless it is there, before anybody is let in. A start that was cut short is
 * taken up with the same moment and keys, so that what was written already is met again.
 */
export async function ensureDemo(gateway: Gateway, size: DemoSize = {}): Promise<DemoLogin[]> {
  const there = await gateway.ledger.read<DemoPage>('demo')
  if (there?.logins) return there.logins
  const secret = there?.secret ?? randomBytes(32).toString('base64url')
  const now = there?.now ?? gateway.now()
  await gateway.ledger.change<DemoPage>('demo', () => ({ _id: 'demo', now, secret }))
  const { loadDemo } = await import('./demo/load-demo.ts')
  // Hashing a password takes long on purpose, and each device is a page and an entry: both go on beside the writing.
  const beside = createBeside()
  const { logins } = await loadDemo({
    provisionUser(person: NewPerson) {
      if (size.logins?.has(person.login) !== false) beside.add(putPerson(gateway.couch, person))
      return Promise.resolve()
    },
    enrolDevice(device) {
      beside.add(enrolUnheld(gateway, device, 'Rete dimostrativa'))
      return Promise.resolve()
    },
    putEntries: (database, entries) => putEntries(gateway, database, entries),
    now,
    secret,
    ...(size.people !== undefined && { people: size.people }),
  }).finally(beside.settled)
  await beside.done()
  await gateway.ledger.change<DemoPage>('demo', () => ({ _id: 'demo', now, logins }))
  return logins
}

/** Work that goes on while something else does; what fails of it is told at the end. */
function createBeside() {
  const works: Promise<void>[] = []
  return {
    add(work: Promise<void>): void {
      works.push(work)
      work.catch(() => undefined)
    },
    settled: async () => void (await Promise.allSettled(works)),
    done: async () => void (await Promise.all(works)),
  }
}

async function putEntries(gateway: Gateway, database: string, entries: readonly Entry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += batch) {
    const rows = await writeForOthers(gateway, database, entries.slice(from, from + batch))
    const refused = rows.find((row) => 'error' in row)
    if (refused)
      throw new Error(`the replica refused an entry of the demonstration: ${JSON.stringify(refused)}`)
  }
}
