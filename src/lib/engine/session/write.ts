import { schema } from '#lib/domain/kinds/index.ts'
import { fitsField } from '#lib/domain/schema/fits-field.ts'
import { refuseAccess } from '#lib/entries/access.ts'
import { isPlainJson } from '#lib/entries/edge.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { checkEnvelope } from '#lib/entries/envelope.ts'
import { makeBody, signBody, type Change } from '#lib/entries/make.ts'
import type { StoreRefusal } from '#lib/store/outcome.ts'
import type { Part, SaveRefusal } from '#lib/store/types.ts'
import type { Outcome, Reason } from '../api.ts'
import { isLimited } from './is-limited.ts'
import type { Session } from './session.ts'

/** One record's part of a save. */
export type Draft = {
  kind: string
  record: string
  case?: string
  changes: readonly Change[]
  covers?: readonly string[]
}

/**
 * Checks, makes, signs and stores the entries of one save, all or none. "ok" means: on this tablet's disk,
 * sealed, in one strict transaction. Refusals name the path; nothing is lost, since the form keeps its words.
 */
export async function write(
  session: Session,
  scope: string,
  drafts: readonly Draft[],
): Promise<Outcome<{ entries: string[] }>> {
  const made = await makeEntries(session, scope, drafts)
  if (!made.ok) return made
  return keep(session, [{ scope, entries: made.entries }])
}

/** Checks, makes and signs entries of one scope, and stores nothing yet. */
export async function makeEntries(
  session: Session,
  scope: string,
  drafts: readonly Draft[],
): Promise<Outcome<{ entries: Entry[] }>> {
  const entries: Entry[] = []
  for (const draft of drafts) {
    const refused = refuseValues(draft)
    if (refused) return refused
    if (isLimited(session.rows, draft)) return { ok: false, reason: 'limited' }
    const { login } = session.me
    const at = new Date(session.runtime.now()).toISOString()
    const body = makeBody(
      { ...draft, author: login, device: session.me.device.id, at },
      session.runtime.random,
    )
    const entry = await signBody(body, session.sign)
    const envelope = checkEnvelope(entry)
    if (!envelope.ok) return { ok: false, reason: 'invalid' }
    if (refuseAccess(entry, scope, { login, grants: session.me.grants }))
      return { ok: false, reason: 'not-allowed' }
    entries.push(entry)
  }
  return { ok: true, entries }
}

/** Stores what was made, over several scopes all or none. */
export async function keep(
  { store }: Session,
  parts: readonly Part[],
): Promise<Outcome<{ entries: string[] }>> {
  const saved = await store.saveTogether(parts)
  if (!saved.ok) return { ok: false, reason: storeReasons[saved.reason] }
  return { ok: true, entries: parts.flatMap(({ entries }) => entries.map((entry) => entry._id)) }
}

/** What a refusal of the store means to a person. */
export const storeReasons: Record<StoreRefusal | SaveRefusal | 'absent' | 'damaged', Reason> = {
  'newer-app': 'newer-app',
  closed: 'store-shut',
  locked: 'locked',
  contended: 'busy',
  storage: 'storage-full',
  full: 'storage-full',
  erased: 'not-found',
  away: 'not-found',
  absent: 'not-found',
  damaged: 'not-found',
}

function refuseValues(draft: Draft): Outcome<never> | undefined {
  const kind = schema.get(draft.kind)
  if (!kind) return { ok: false, reason: 'invalid' }
  for (const { path, value } of draft.changes) {
    if (!isPlainJson(value) || !fitsField(kind, path, value)) return { ok: false, reason: 'invalid', path }
  }
  return undefined
}
