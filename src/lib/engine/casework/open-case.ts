import { parseDatabase } from '#lib/domain/schema/database.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { nameOf } from '../session/summarise.ts'
import { viewRecord } from '../session/view-record.ts'
import type { CaseView, RecordView } from '../views.ts'
import { movesOf } from './move-case.ts'
import { timelineOf } from './timeline.ts'

/** A case with its person and everything that hangs on it, as one page shows it. */
export async function openCase(session: Session, record: string): Promise<CaseView | undefined> {
  const read = await session.store.caseRecords(record)
  if (!read.ok) return undefined
  const found = read.value.records.find((each) => each.folded.record === record)
  const slug = found && parseDatabase(found.scope)?.tavolo
  if (!found || slug === undefined) return undefined
  const person = read.value.records.find((each) => each.folded.kind === 'person')
  const interviews = read.value.records.filter((each) => each.folded.kind === 'interview')
  const contact = await pointedTo(session, found, 'contact')
  const referral = await pointedTo(session, found, 'referral')
  const view = (stored: StoredRecord): RecordView => viewOf(session, stored)
  const shown = read.value.records.map(view)
  return {
    code: winCode(record),
    title: person ? nameOf(person.folded) : winCode(record),
    tavolo: { slug, name: session.directory.tavoloName(slug) },
    case: view(found),
    ...(person && { person: view(person) }),
    interviews: interviews.map(view),
    ...(contact && { contact: view(contact) }),
    ...(referral && { referral: view(referral) }),
    timeline: await timelineOf(session, { found, interviews, contact, referral }),
    moves: movesOf(found.folded, session.me.grants, found.scope),
    conflicts: shown.reduce((sum, each) => sum + each.conflicts.length, 0),
  }
}

/** A stored record as a page shows it; one with a closing is signed. */
export function viewOf(session: Session, stored: StoredRecord): RecordView {
  const viewer = { directory: session.directory, grants: session.me.grants, markOf: session.markOf }
  return viewRecord(stored.folded, stored.scope, viewer, valueOf(stored.folded, 'closedAt') !== undefined)
}

async function pointedTo(
  session: Session,
  from: StoredRecord,
  path: string,
): Promise<StoredRecord | undefined> {
  const record = textOf(from.folded, path)
  return record === undefined ? undefined : readRecord(session, record)
}
