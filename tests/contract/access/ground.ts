import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { changePerson, putPerson, removePerson } from '#server/couch/users.ts'
import { demand } from '#server/couch/couch.ts'
import { asGateway, writeForOthers } from '#server/gateway/exchange/write-entries.ts'
import type { Network } from '../network.ts'
import { createTablet, type Tablet } from '../tablet.ts'
import { databases, grantsOf, kindFor, roles, type DatabaseName, type Role } from './roles.ts'

/** Somebody who knocks: with a tablet at the gateway, and with a cookie of the replica's own past it. */
export type Person = { role: Role; login: string; tablet: Tablet; cookie: Record<string, string> }

/** What stands in a database that only its readers may ever get a byte of. */
export type Canary = { text: string; entry: Entry; rev: string }

/** Everything that the matrix needs. `clock` is the gateway's. */
export type Ground = {
  network: Network
  people: Record<Role, Person>
  canaries: ReadonlyMap<string, Canary>
  close(): Promise<void>
}

const password = 'una parola per la prova'

/** How a canary looks in an answer. */
export const canaryPattern = /CANARINO-[a-z-]+-FINE/g

/** Puts people, sessions and canaries in place. Who is revoked had a session before. */
export async function prepareGround(network: Network, advance: (ms: number) => void): Promise<Ground> {
  const logins = Object.fromEntries(roles.map((role) => [role, `wintest-${role.toLowerCase()}`])) as Record<
    Role,
    string
  >
  const known = roles.filter((role) => role !== 'AN')
  await Promise.all(
    known.map((role) => {
      const person = { login: logins[role], name: `Prova ${role}`, grants: grantsOf[role], password }
      return putPerson(network.couch, person)
    }),
  )
  const people = {} as Record<Role, Person>
  for (const role of roles) people[role] = await enter(network, role, logins[role])
  const canaries = new Map<string, Canary>()
  for (const database of databases) canaries.set(database, await plant(network, database, people.R.tablet))
  await changePerson(network.couch, logins.R, { disabled: true })
  // What the gateway read of a person is believed for 15 seconds.
  advance(16_000)
  return {
    network,
    people,
    canaries,
    async close() {
      for (const role of known) await removePerson(network.couch, logins[role])
    },
  }
}

async function enter(network: Network, role: Role, login: string): Promise<Person> {
  const tablet = await createTablet(network.url, login)
  if (role === 'AN') return { role, login, tablet, cookie: {} }
  const answer = await tablet.logIn(password)
  if (answer.status !== 200) throw new Error(`${role} could not log in: ${answer.status} ${answer.text}`)
  const response = await network.couch.stream({
    method: 'POST',
    path: '/_session',
    body: { name: login, password },
    as: {},
  })
  await response.body?.cancel()
  const cookie = /AuthSession=[^;]*/.exec(response.headers.get('set-cookie') ?? '')?.[0]
  if (cookie === undefined) throw new Error(`${role} got no cookie from the replica`)
  return { role, login, tablet, cookie: { cookie } }
}

/** An entry where the database takes any, and a design document everywhere. */
async function plant(network: Network, database: DatabaseName, tablet: Tablet): Promise<Canary> {
  const text = `CANARINO-${database}-FINE`
  const name = network.naming.of(database)
  await demand(network.couch, {
    method: 'PUT',
    path: `/${name}/_design/canarino`,
    body: { _id: '_design/canarino', canarino: text },
  })
  const entry = await tablet.entry(kindFor(database), { canarino: text }, { author: gatewayLogin })
  if (database.endsWith('documenti') || database === 'cabina')
    return { text, entry, rev: `1-${'0'.repeat(32)}` }
  const [row] = await writeForOthers(network.gateway, database, [entry])
  if (!row || 'error' in row) throw new Error(`no canary in ${database}: ${JSON.stringify(row)}`)
  const path = `/${name}/${entry._id}`
  const { _rev } = (await demand(network.couch, { path, as: asGateway(network.gateway) })) as { _rev: string }
  return { text, entry, rev: _rev }
}
