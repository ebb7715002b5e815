import type { Entry } from '#lib/entries/entry.ts'
import { historyOf, undoOf } from '#lib/entries/history.ts'
import { recordOfEntry } from '#lib/entries/ids.ts'
import { splitChanges, type Change } from '#lib/entries/make.ts'
import type { WholeRecord } from '#lib/store/types.ts'
import type { Outcome } from '../api.ts'
import { judgeTaxCode } from '../casework/judge-tax-code.ts'
import { isMoved, isNeeded, whyNotUnmove } from '../session/moved-paths.ts'
import { refuseChange, rolesOf } from '../session/refuse-change.ts'
import type { Session } from '../session/session.ts'
import { storeReasons, write } from '../session/write.ts'
import { isSettlement, unsettle } from './settle.ts'

/**
 * Takes back what one entry wrote (with a path: in that field alone), by a new entry; fields that someone changed
 * since are left alone. A move is taken back whole.
 */
export async function undo(session: Session, entryId: string, path?: string): Promise<Outcome> {
  const record = recordOfEntry(entryId)
  const read = await session.store.whole(record)
  if (!read.ok) return { ok: false, reason: storeReasons[read.reason] }
  const found = read.value
  const entry = found.entries.find((each) => each._id === entryId)
  if (!entry) return { ok: false, reason: 'not-found' }
  if (isSettlement(entry)) return unsettle(session, found, entry)
  const back = changesBack(session, found, entryId, path)
  if (!back.ok) return back
  const head = { kind: entry.kind, record, ...(entry.case !== undefined && { case: entry.case }) }
  const drafts = splitChanges(back.changes).map((changes) => ({ ...head, changes }))
  const saved = await write(session, found.scope, drafts)
  return saved.ok ? { ok: true } : saved
}

/** What an undoing would write, or why there is none: also the word on whether a page offers it. */
export function changesBack(
  session: Session,
  found: WholeRecord,
  entryId: string,
  path?: string,
): Outcome<{ changes: Change[] }> {
  const { entries } = found
  const entry = entries.find((each) => each._id === entryId)
  if (!entry) return { ok: false, reason: 'not-found' }
  // What a closing froze stays frozen: it is the fold of exactly what the closing covers.
  if (entry.covers) return { ok: false, reason: 'not-allowed' }
  const isWhole = path === undefined || isMoved(entry.kind, path)
  const paths = isWhole ? Object.keys(entry.set) : [path]
  const refused = refuseChange(session, found, paths) ?? refuseMove(session, found, entry, paths)
  if (refused) return refused
  const own = undoOf(entry, entries).filter((change) => paths.includes(change.path))
  const changes = isWhole ? own : [...own, ...judgeTaxCode(found, own)]
  const emptied = changes.find(({ path: at, value }) => value === null && isNeeded(entry.kind, at))
  if (emptied) return { ok: false, reason: 'required', path: emptied.path }
  return changes.length > 0 ? { ok: true, changes } : { ok: false, reason: 'not-found' }
}

/** A first state cannot be taken back: nothing stands in none. */
function refuseMove(
  session: Session,
  found: WholeRecord,
  entry: Entry,
  paths: readonly string[],
): Outcome<never> | undefined {
  const [step] = historyOf(found.entries, 'state').filter((each) => each.entry === entry._id)
  if (!step || !paths.includes('state') || step.before.length > 1) return undefined
  if (step.before.length === 0) return { ok: false, reason: 'not-allowed', path: 'state' }
  const why = whyNotUnmove(entry.kind, step.before[0] ?? null, step.value, rolesOf(session, found))
  return why && { ok: false, reason: why }
}
