import { schema } from '#lib/domain/kinds/index.ts'
import { fieldOf } from '#lib/domain/schema/kind.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { historyOf } from '#lib/entries/history.ts'
import { coversOf } from '#lib/entries/read.ts'
import type { StoredRecord, WholeRecord } from '#lib/store/types.ts'
import type { Outcome } from '../api.ts'
import { rolesOf } from '../session/refuse-change.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'

/**
 * [E10] True where two people closed a thing apart and their words differ: the field waits for a choice that is
 * itself a signature over both. Of a single closing nothing is ever open again.
 */
export function isToSettle({ folded }: StoredRecord, path: string): boolean {
  const kind = schema.get(folded.kind)
  const isFrozen = kind !== undefined && fieldOf(kind, path)?.policy.type === 'frozen'
  const closings = folded.fields.closedAt?.live.length ?? 0
  return isFrozen && closings > 1 && folded.fields[path]?.conflict === true
}

/** True for someone who may sign where a record lives. */
export function maySettle(session: Session, found: StoredRecord): boolean {
  const signers = schema.get(found.folded.kind)?.signers ?? []
  return rolesOf(session, found).some((role) => signers.includes(role))
}

/** True for the entry of such a choice: it signs, and closes nothing by itself. */
export function isSettlement({ covers, set }: Entry): boolean {
  return covers !== undefined && !Object.hasOwn(set, 'closedAt')
}

/**
 * Opens the choice again: each value that stood before it, said anew, and a signature over them all. Until the
 * signature is written the first of them only waits beside.
 */
export async function unsettle(session: Session, found: WholeRecord, entry: Entry): Promise<Outcome> {
  const path = Object.keys(entry.set).find((each) => isSettled(found, entry, each))
  if (path === undefined || !maySettle(session, found)) return { ok: false, reason: 'not-allowed' }
  const step = historyOf(found.entries, path).find((each) => each.entry === entry._id)
  const [last, ...others] = [...new Set(step?.before)]
  if (last === undefined) return { ok: false, reason: 'not-found' }
  const { kind, record } = entry
  const head = { kind, record, ...(entry.case !== undefined && { case: entry.case }) }
  const said = (value: typeof last) => [{ path, value, seen: [entry._id] }]
  const drafts = others.map((value) => ({ ...head, changes: said(value) }))
  const beside = await write(session, found.scope, drafts)
  if (!beside.ok) return beside
  const covers = [...coversOf(found.folded), ...beside.entries]
  const signed = await write(session, found.scope, [{ ...head, changes: said(last), covers }])
  return signed.ok ? { ok: true } : signed
}

function isSettled({ folded }: StoredRecord, entry: Entry, path: string): boolean {
  const live = folded.fields[path]?.live ?? []
  return !path.startsWith('choices/') && live.length === 1 && live[0]?.entry === entry._id
}
