import { join } from 'node:path'
import { connectCouch, type Couch, type CouchAddress } from './couch/couch.ts'
import { namesWith, type Naming } from './couch/naming.ts'
import type { Speech } from './couch/speech.ts'
import { putPerson, type NewPerson } from './couch/users.ts'
import type { Gateway } from './gateway/gateway.ts'
import { startGateway, type GatewayOptions, type GatewayTrouble } from './gateway/start-gateway.ts'
import { openReplica, type OpenReplica, type OpenTrouble } from './open-replica.ts'
import { isProvisioned, provision, type Plan, type ReplicaTrouble } from './provision/provision.ts'

/** What to start. Everything but the data folder has a default. */
export type AllOptions = {
  /** Holds the embedded replica, its secrets and the access log. */
  dataDir: string
  /** Slugs of the tavoli. */
  tavoli: readonly string[]
  host?: string
  port?: number
  /** The folder of the built app; without it only the wire is served. */
  build?: string
  trustProxy?: string
  /** A broken service worker was released: it is replaced by one that goes. */
  retireWorker?: boolean
  logDays?: number
  version?: string
  /** A CouchDB in place of the embedded replica. */
  couch?: CouchAddress
  /** Before every database name, on a CouchDB that others share. */
  prefix?: string
  /** Wall clock in milliseconds. */
  now?: () => number
  /** False is quicker and safe against a killed process, but not a power cut: for tests. */
  flush?: boolean
  /** The N of the embedded replica's scrypt; lower than its default only where the passwords are nobody's. */
  passwordCost?: number
  /** How often the gateway looks after open answers and the epoch, in milliseconds. */
  everyMs?: number
  /** What is done before anybody is let in. */
  prepare?: (gateway: Gateway) => Promise<void>
  onFault?: (error: unknown) => void
}

/** Everything running. `addUser` writes to `_users`, as `npm run replica -- user add` does. */
export type StartedAll = {
  ok: true
  url: string
  replicaUrl: string
  admin: { name: string; password: string }
  couch: Couch
  naming: Naming
  /** How the gateway speaks for people towards the replica. */
  speech: Speech
  gateway: Gateway
  addUser(person: NewPerson): Promise<void>
  stop(): Promise<void>
}

/** Why not, in one word. */
export type AllTrouble = {
  ok: false
  reason: GatewayTrouble['reason'] | ReplicaTrouble | OpenTrouble['reason']
}

/** How long access logs are kept, in days, where nothing else is said (half a year and a little). */
export const defaultLogDays = 190

/** Starts the replica (the embedded one, unless a CouchDB is named), prepares it, and the gateway before it. */
export async function startAll(options: AllOptions): Promise<StartedAll | AllTrouble> {
  const replica = await openReplica(options)
  if (!replica.ok) return replica
  const started = await startOn(replica, options)
  if (!started.ok) await replica.stop()
  return started
}

async function startOn(replica: OpenReplica, options: AllOptions): Promise<StartedAll | AllTrouble> {
  const { tavoli } = options
  const { url: replicaUrl, admin } = replica.address
  const couch = connectCouch(replica.address)
  const naming = namesWith(options.prefix ?? '')
  const plan = { tavoli, naming, set: false, ...(replica.speech && { speech: replica.speech }) }
  const prepared = await prepare(couch, plan)
  if (!prepared.ok) return prepared
  const { speech } = prepared
  const started = await startGateway({ ...gatewayOptions(options), couch, naming, speech })
  if (!started.ok) return started
  const { url, gateway } = started
  return {
    ok: true,
    ...{ url, replicaUrl, admin, couch, naming, speech, gateway },
    addUser: (person) => putPerson(couch, person),
    async stop() {
      await started.stop()
      await replica.stop()
    },
  }
}

function gatewayOptions(options: AllOptions): Omit<GatewayOptions, 'couch' | 'naming' | 'speech'> {
  const { dataDir, tavoli, build, prepare, everyMs, trustProxy, retireWorker } = options
  return {
    tavoli,
    now: options.now ?? Date.now,
    onFault: options.onFault ?? (() => undefined),
    logFolder: join(dataDir, 'log'),
    logDays: options.logDays ?? defaultLogDays,
    version: options.version ?? '0',
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    ...(build !== undefined && { build }),
    ...(prepare && { prepare }),
    ...(everyMs !== undefined && { everyMs }),
    ...(trustProxy !== undefined && { trustProxy }),
    ...(retireWorker !== undefined && { retireWorker }),
  }
}

/** The embedded replica is changed by nobody else: what was prepared once is not looked through at every start. */
async function prepare(
  couch: Couch,
  plan: Plan,
): Promise<{ ok: true; speech: Speech } | { ok: false; reason: ReplicaTrouble }> {
  if (plan.speech && (await isProvisioned(couch, plan))) return { ok: true, speech: plan.speech }
  return provision(couch, plan)
}
