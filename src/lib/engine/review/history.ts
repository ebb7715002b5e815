import { historyOf, undoOf } from '#lib/entries/history.ts'
import { recordOfEntry } from '#lib/entries/ids.ts'
import { splitChanges } from '#lib/entries/make.ts'
import { viewValue } from '../session/view-record.ts'
import type { Outcome } from '../api.ts'
import { whyNotUnmove } from '../session/moved-paths.ts'
import { readRecord } from '../session/read-record.ts'
import { refuseChange, rolesOf } from '../session/refuse-change.ts'
import type { Session } from '../session/session.ts'
import { isWithheld } from '../session/withhold.ts'
import { storeReasons, write } from '../session/write.ts'
import type { StepView } from '../views.ts'

/** The history of a field, newest first: who, when, from where, before → after. */
export async function history(session: Session, record: string, path: string): Promise<StepView[]> {
  const found = await readRecord(session, record)
  const read = await session.store.entriesOf(record)
  if (!found || !read.ok || isWithheld(found.folded, path)) return []
  const live = new Set(found.folded.fields[path]?.live.map((value) => value.entry))
  const mayUndo = refuseChange(session, found, [path]) === undefined
  return historyOf(read.value.entries, path)
    .map((step) => ({
      ...viewValue(step, session.directory),
      before: step.before,
      live: live.has(step.entry),
      undoable: mayUndo && live.has(step.entry) && step.before.length > 0,
    }))
    .reverse()
}

/** Takes back what one entry wrote, by a new entry; fields that someone changed since are left alone. */
export async function undo(session: Session, entryId: string): Promise<Outcome> {
  const record = recordOfEntry(entryId)
  const found = await readRecord(session, record)
  const read = await session.store.entriesOf(record)
  if (!read.ok) return { ok: false, reason: storeReasons[read.reason] }
  const entry = read.value.entries.find((each) => each._id === entryId)
  if (!found || !entry) return { ok: false, reason: 'not-found' }
  // What a closing froze stays frozen: it is the fold of exactly what the closing covers.
  if (entry.covers) return { ok: false, reason: 'not-allowed' }
  const refused = refuseChange(session, found, Object.keys(entry.set))
  if (refused) return refused
  const [step] = historyOf(read.value.entries, 'state').filter((each) => each.entry === entryId)
  const why =
    step?.before.length === 1 &&
    whyNotUnmove(entry.kind, step.before[0] ?? null, step.value, rolesOf(session, found))
  if (why) return { ok: false, reason: why }
  const saves = splitChanges(undoOf(entry, read.value.entries))
  if (saves.length === 0) return { ok: false, reason: 'not-found' }
  const head = { kind: entry.kind, record, ...(entry.case !== undefined && { case: entry.case }) }
  const drafts = saves.map((changes) => ({ ...head, changes }))
  const saved = await write(session, found.scope, drafts)
  return saved.ok ? { ok: true } : saved
}
