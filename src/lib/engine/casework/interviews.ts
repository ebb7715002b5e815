import { databaseOf, parseDatabase } from '#lib/domain/schema/database.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import { conflictsOf, coversOf, valueOf } from '#lib/entries/read.ts'
import type { InterviewInput, Outcome } from '../api.ts'
import { freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'

/** "Nuovo colloquio": a record of its own, so that two colloqui of one day only add up. */
export async function newInterview(
  session: Session,
  caseRecord: string,
  input: InterviewInput,
): Promise<Outcome<{ record: string }>> {
  const found = await readRecord(session, caseRecord)
  const tavolo = found && parseDatabase(found.scope)?.tavolo
  if (!found || !tavolo) return { ok: false, reason: 'not-found' }
  if (!input.note.trim()) return { ok: false, reason: 'required', path: 'note' }
  const record = newRecordId('interview', session.runtime.random)
  const { close, ...fields } = input
  const changes = freshChanges(fields)
  const scope = databaseOf('tavolo', tavolo).name
  const saved = await write(session, scope, [{ kind: 'interview', record, case: caseRecord, changes }])
  if (!saved.ok) return saved
  // Its words are saved, whatever comes of the closing: a second try must not make a second interview.
  if (close) await closeInterview(session, record)
  return { ok: true, record }
}

/**
 * "Chiudi il colloquio": its words are frozen as exactly the entries that are here now. Refused while a field is
 * in conflict: one signature over two values would freeze both for ever [E10], and nobody could choose any more.
 */
export async function closeInterview(session: Session, record: string): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (!found?.folded.case) return { ok: false, reason: 'not-found' }
  if (valueOf(found.folded, 'closedAt') !== undefined) return { ok: true }
  const [path] = conflictsOf(found.folded)
  if (path !== undefined) return { ok: false, reason: 'in-conflict', path }
  const at = new Date(session.runtime.now()).toISOString()
  const saved = await write(session, found.scope, [
    {
      kind: 'interview',
      record,
      case: found.folded.case,
      changes: [{ path: 'closedAt', value: at, seen: [] }],
      covers: coversOf(found.folded),
    },
  ])
  return saved.ok ? { ok: true } : saved
}
