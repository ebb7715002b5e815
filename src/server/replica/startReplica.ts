import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createAuthentication } from './auth/authenticate.ts'
import { createCredentials } from './auth/credentials.ts'
import { type LockoutMode, createLockout } from './auth/lockout.ts'
import { createPasswordHasher } from './auth/passwordHash.ts'
import { type FaultListener, buildApp } from './http/buildApp.ts'
import { type CatalogueRefusal, openCatalogue } from './storage/Catalogue.ts'
import { openDatabases } from './storage/Databases.ts'

/** Where and for whom a replica runs; it listens on 127.0.0.1 and a free port unless told otherwise. */
export type ReplicaOptions = {
  dataDir: string
  /** The server admin; kept in memory only. */
  admin: { name: string; password: string }
  /** What proves to the replica that the gateway speaks: the key of `X-Auth-CouchDB-Token`. */
  proxySecret: string
  host?: string
  port?: number
  /** Wall clock in milliseconds, for sessions and lock-outs. */
  clock?: () => number
  /** False leaves flushing to the system: quicker, and safe against a killed process but no power cut. */
  flush?: boolean
  /** Off for a gateway that counts failures itself: to the replica all its users have one address. */
  lockout?: LockoutMode
  /** The N of scrypt; lower than the default only where the passwords are nobody's. */
  passwordCost?: number
  onFault?: FaultListener
}

/** A running replica. `stop` ends open requests and frees the folder. */
export type StartedReplica = { ok: true; url: string; stop(): Promise<void> }

/** `address-unavailable`: the port is taken or the host is not this machine's. */
export type ReplicaRefusal = { ok: false; reason: CatalogueRefusal | 'address-unavailable' }

/** Starts CouchDB's HTTP for WIN over a data folder, which it holds alone until `stop`. */
export async function startReplica(options: ReplicaOptions): Promise<StartedReplica | ReplicaRefusal> {
  const { dataDir, admin, proxySecret, host = '127.0.0.1', port = 0 } = options
  const { clock: now = Date.now, flush = true, lockout = 'enforce', onFault = () => undefined } = options
  const opened = await openCatalogue(dataDir)
  if (!opened.ok) return opened
  const { catalogue } = opened
  const databases = await openDatabases({ catalogue, now, flush })
  const hasher = createPasswordHasher(options.passwordCost)
  const credentials = createCredentials({
    databases,
    admin,
    hasher,
    lockout: createLockout(lockout, now),
    now,
  })
  const cookieSecret = randomBytes(32)
  const authentication = createAuthentication({ credentials, proxySecret, cookieSecret, now })
  const app = await buildApp({ catalogue, databases, credentials, authentication, hasher }, onFault)
  try {
    await app.listen({ host, port })
  } catch {
    await databases.close()
    return { ok: false, reason: 'address-unavailable' }
  }
  const { port: bound } = app.server.address() as AddressInfo
  return {
    ok: true,
    url: `http://${host}:${bound}`,
    async stop() {
      await app.close()
      await databases.close()
    },
  }
}
