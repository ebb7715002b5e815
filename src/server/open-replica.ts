import { randomBytes } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { CouchAddress } from './couch/couch.ts'
import type { Speech } from './couch/speech.ts'
import { startReplica, type ReplicaRefusal } from './replica/startReplica.ts'

/** What the embedded replica and the gateway share; made once, readable by the server's account alone. */
export type Secrets = {
  admin: { name: string; password: string }
  proxySecret: string
  /** Where the replica listened last, for commands run beside the server. */
  url?: string
}

/** A replica that answers, with the way to speak for people where it is known already. */
export type OpenReplica = { ok: true; address: CouchAddress; speech?: Speech; stop(): Promise<void> }

/** Why the embedded replica could not be started. */
export type OpenTrouble = { ok: false; reason: ReplicaRefusal['reason'] }

type Given = {
  dataDir: string
  couch?: CouchAddress
  now?: () => number
  flush?: boolean
  passwordCost?: number
  onFault?: (error: unknown) => void
}

/** The CouchDB that is named, or the embedded replica of a data folder. */
export async function openReplica({
  dataDir,
  couch,
  now,
  flush,
  passwordCost,
  onFault,
}: Given): Promise<OpenReplica | OpenTrouble> {
  if (!isWritable(dataDir)) return { ok: false, reason: 'folder-unwritable' }
  if (couch) return { ok: true, address: couch, stop: () => Promise.resolve() }
  const secrets = readSecrets(dataDir) ?? newSecrets()
  const { admin, proxySecret } = secrets
  const started = await startReplica({
    dataDir: join(dataDir, 'replica'),
    admin,
    proxySecret,
    // The gateway counts failures, by login and by the real address.
    lockout: 'off',
    ...(now && { clock: now }),
    ...(flush !== undefined && { flush }),
    ...(passwordCost !== undefined && { passwordCost }),
    ...(onFault && { onFault }),
  })
  if (!started.ok) return started
  writeSecrets(dataDir, { ...secrets, url: started.url })
  const speech = { mode: 'proxy' as const, secret: proxySecret }
  return { ok: true, address: { url: started.url, admin }, speech, stop: () => started.stop() }
}

/** The secrets of a data folder, or `undefined` where no server ever ran. */
export function readSecrets(dataDir: string): Secrets | undefined {
  const file = fileOf(dataDir)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : undefined
}

const fileOf = (dataDir: string) => join(dataDir, 'secrets.json')

function newSecrets(): Secrets {
  const secret = () => randomBytes(32).toString('base64url')
  return { admin: { name: 'admin', password: secret() }, proxySecret: secret() }
}

/** In one step, so that a crash leaves the old file or the new one. */
function writeSecrets(dataDir: string, secrets: Secrets): void {
  const draft = `${fileOf(dataDir)}.new`
  writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600 })
  renameSync(draft, fileOf(dataDir))
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
