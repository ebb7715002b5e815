import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { putPerson, type NewPerson } from './couch/users.ts'
import { writeForOthers } from './gateway/exchange/write-entries.ts'
import type { Gateway } from './gateway/gateway.ts'

/** A login of the demonstration, as it is shown at the start. */
export type DemoLogin = { login: string; password: string; role: string }

/** A page of the ledger: whether the demonstration was loaded, and as of when it was invented. */
type DemoPage = { _id: string; now: number; logins?: DemoLogin[] }

const batch = 500

/**
 * Loads the demonstration network unless it is there, before anybody is let in. A start that was cut short is
 * taken up with the same moment, so that what was written already is met again.
 */
export async function ensureDemo(gateway: Gateway): Promise<DemoLogin[]> {
  const page = await gateway.ledger.change<DemoPage>(
    'demo',
    (old) => old ?? { _id: 'demo', now: gateway.now() },
  )
  if (page.logins) return page.logins
  const { loadDemo } = await import('./demo/load-demo.ts')
  const people: Promise<void>[] = []
  const { logins } = await loadDemo({
    // Hashing a password takes long on purpose: it goes on beside the writing.
    provisionUser(person: NewPerson) {
      people.push(putPerson(gateway.couch, person))
      return Promise.resolve()
    },
    putEntries: (database, entries) => putEntries(gateway, database, entries),
    gateway: { login: gatewayLogin, device: gateway.key.device, sign: gateway.key.sign },
    now: page.now,
  })
  await Promise.all(people)
  await gateway.ledger.change<DemoPage>('demo', () => ({ ...page, logins }))
  return logins
}

async function putEntries(gateway: Gateway, database: string, entries: readonly Entry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += batch) {
    const rows = await writeForOthers(gateway, database, entries.slice(from, from + batch))
    const refused = rows.find((row) => 'error' in row)
    if (refused)
      throw new Error(`the replica refused an entry of the demonstration: ${JSON.stringify(refused)}`)
  }
}
