import { createHash, randomBytes } from 'node:crypto'
import { gatewayLogin, grantOf } from '#lib/domain/schema/roles.ts'
import type { Couch } from '../couch/couch.ts'
import { findSpeech } from '../couch/find-speech.ts'
import { openLedger } from '../couch/ledger.ts'
import type { Naming } from '../couch/naming.ts'
import type { Speech } from '../couch/speech.ts'
import { putPerson, readPerson } from '../couch/users.ts'
import { ensureDatabase, type Ensured } from './ensure-database.ts'
import { databasesOf, designOf, securityOf, securityOfLedger } from './network.ts'
import { checkSettings, type SettingReport } from './settings.ts'

/** What is to be prepared. `tavoli` are slugs. */
export type Plan = {
  tavoli: readonly string[]
  naming: Naming
  /** Whether a CouchDB's settings are set too; not on a server shared with others. */
  set: boolean
  /** How to speak for people, where it is known and need not be found out. */
  speech?: Speech
}

/** Why a replica cannot be used, in one word. */
export type ReplicaTrouble =
  'unreachable' | 'not-a-replica' | 'wrong-credentials' | 'open-proxy' | 'no-speech'

/** What was done, by database; how the gateway will speak; the settings, where the server has any. */
export type Provisioned =
  | { ok: true; databases: Map<string, Ensured>; speech: Speech; settings: SettingReport[] | undefined }
  | { ok: false; reason: ReplicaTrouble }

/** How many databases are prepared at once. */
const atOnce = 6

/** Prepares a replica for a network: databases, `_security`, validators, the gateway's login. Safe to run twice. */
export async function provision(couch: Couch, plan: Plan): Promise<Provisioned> {
  const trouble = await findTrouble(couch)
  if (trouble) return { ok: false, reason: trouble }
  // A CouchDB that was just unpacked has no `_users` yet.
  await couch.ask({ method: 'PUT', path: '/_users' })
  const settings = await checkSettings(couch, plan.set)
  await ensureDatabase(couch, plan.naming.own, { security: securityOfLedger() })
  const databases = await ensureAll(couch, plan)
  await ensureGatewayLogin(couch)
  const found = plan.speech ? { ok: true as const, speech: plan.speech } : await findSpeech(couch, Date.now)
  if (!found.ok) return { ok: false, reason: found.reason === 'none' ? 'no-speech' : found.reason }
  await notePlan(couch, plan)
  return { ok: true, databases, speech: found.speech, settings }
}

/** Whether a replica answers and takes the administrator's credentials. */
export async function findTrouble(couch: Couch): Promise<ReplicaTrouble | undefined> {
  try {
    const welcome = await couch.ask({ path: '/' })
    if (welcome.status === 401) return 'wrong-credentials'
    if ((welcome.json as { couchdb?: unknown } | undefined)?.couchdb === undefined) return 'not-a-replica'
    const { status, json } = await couch.ask({ path: '/_session' })
    const roles = (json as { userCtx?: { roles?: string[] } } | undefined)?.userCtx?.roles
    return status === 200 && roles?.includes('_admin') ? undefined : 'wrong-credentials'
  } catch {
    return 'unreachable'
  }
}

/** A page of the ledger: what the replica was prepared for last. */
type PlanPage = { _id: string; hash: string }

/** True when the replica was prepared for exactly this already: enough where nobody else changes it. */
export async function isProvisioned(couch: Couch, plan: Plan): Promise<boolean> {
  const { status, json } = await couch.ask({ path: `/${plan.naming.own}/plan` })
  return status === 200 && (json as PlanPage).hash === hashPlan(plan)
}

function notePlan(couch: Couch, plan: Plan): Promise<PlanPage> {
  const ledger = openLedger(couch, plan.naming.own)
  return ledger.change<PlanPage>('plan', () => ({ _id: 'plan', hash: hashPlan(plan) }))
}

function hashPlan({ tavoli }: Plan): string {
  const wanted = databasesOf(tavoli).map((database) => [securityOf(database, tavoli), designOf(database)])
  return createHash('sha256').update(JSON.stringify(wanted)).digest('hex')
}

async function ensureAll(couch: Couch, { tavoli, naming }: Plan): Promise<Map<string, Ensured>> {
  const waiting = databasesOf(tavoli)
  const done = new Map<string, Ensured>()
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const wanted = { security: securityOf(next, tavoli), design: designOf(next) }
      done.set(next.name, await ensureDatabase(couch, naming.of(next.name), wanted))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return done
}

/** The gateway never logs in by password: the one that it gets is known to nobody. */
async function ensureGatewayLogin(couch: Couch): Promise<void> {
  const there = await readPerson(couch, gatewayLogin)
  if (there?.grants.includes(grantOf('gateway'))) return
  const password = randomBytes(32).toString('base64url')
  const grants = [grantOf('gateway')]
  await putPerson(couch, { login: gatewayLogin, name: 'WIN', grants, password })
}
