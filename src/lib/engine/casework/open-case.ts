import { parseDatabase } from '#lib/domain/schema/database.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { conflictsOf, textOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import { isSigned } from '../session/is-signed.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { nameOf } from '../session/summarise.ts'
import { withhold } from '../session/withhold.ts'
import { viewRecord } from '../session/view-record.ts'
import { keptInstead, unitedIn } from '../matches/verdicts.ts'
import type { CaseView, RecordView } from '../views.ts'
import { isOpen, sharingsOf } from '../sharings/list-sharings.ts'
import { transfersOf } from '../transfers/list-transfers.ts'
import { movesOf } from './move-case.ts'
import { partsOf, type PartKind } from './parts.ts'
import { timelineOf } from './timeline.ts'

/** A case with its person and everything that hangs on it, as one page shows it. */
export async function openCase(
  session: Session,
  record: string,
  most = Infinity,
): Promise<CaseView | undefined> {
  const read = await session.store.caseRecords(record)
  if (!read.ok) return undefined
  const joined = await joinedTo(session, record)
  const found = read.value.records.find((each) => each.folded.record === record)
  const slug = found && parseDatabase(found.scope)?.tavolo
  if (!found || slug === undefined) return undefined
  const person = read.value.records.find((each) => each.folded.kind === 'person')
  const all = [...read.value.records, ...joined]
  const interviews = all.filter((each) => each.folded.kind === 'interview')
  const arrived = await pointedTo(session, found, 'contact')
  const parts = partsOf(all)
  const isRevoked = isTakenBack(arrived, parts.consent)
  const contact = isRevoked ? undefined : arrived
  const referral = isRevoked ? undefined : await pointedTo(session, found, 'referral')
  const timeline = await timelineOf(session, {
    found,
    interviews,
    parts: Object.values(parts).flat(),
    contact,
    referral,
  })
  const newest = new Set(
    timeline
      .filter(({ kind }) => kind === 'interview')
      .slice(0, most)
      .map((item) => item.record),
  )
  const view = (stored: StoredRecord) => viewOf(session, stored)
  const kept = keptInstead(session, record)
  const proposed = transfersOf(session, record).transfers.find(({ state }) => state === 'PROPOSTO')
  return {
    code: winCode(record),
    title: person ? nameOf(person.folded) : winCode(record),
    tavolo: { slug, name: session.directory.tavoloName(slug) },
    case: view(found),
    ...(person && { person: view(person) }),
    interviews: interviews.filter(({ folded }) => newest.has(folded.record)).map(view),
    parts: mapParts(parts, view),
    ...(contact && { contact: view(contact) }),
    ...(referral && { referral: view(referral) }),
    timeline,
    ...(kept !== undefined && { keptInstead: kept }),
    ...(proposed && { proposedTo: proposed.to.name }),
    sharedWith: sharedWith(session, record),
    ...(isRevoked && { revoked: true as const }),
    moves: movesOf(found.folded, session.me.grants, found.scope),
    conflicts: read.value.records.reduce((sum, { folded }) => sum + conflictsOf(withhold(folded)).length, 0),
  }
}

/** With whom the case is shared, or may be: what somebody refused is told on its own page alone. */
function sharedWith(session: Session, record: string): CaseView['sharedWith'] {
  return sharingsOf(session, record)
    .sharings.filter(isOpen)
    .map(({ record: sharing, theirs, state }) => ({ record: sharing, tavolo: theirs.name, state }))
}

/** What hangs on the cases that go on in this one: their persons stay with them. */
async function joinedTo(session: Session, record: string): Promise<StoredRecord[]> {
  const reads = await Promise.all(unitedIn(session, record).map((other) => session.store.caseRecords(other)))
  return reads
    .flatMap((read) => (read.ok ? read.value.records : []))
    .filter(({ folded }) => folded.kind !== 'case' && folded.kind !== 'person')
}

/** The yes to tell the tavolo was taken back, where the contact was made or here. */
function isTakenBack(contact: StoredRecord | undefined, consents: readonly StoredRecord[]): boolean {
  if (contact && textOf(contact.folded, 'consentP1') === 'REVOCATO') return true
  return consents.some(
    ({ folded }) => textOf(folded, 'purpose') === 'P1' && textOf(folded, 'state') === 'REVOCATO',
  )
}

function mapParts<T, U>(parts: Record<PartKind, T[]>, of: (one: T) => U): Record<PartKind, U[]> {
  const mapped = Object.entries(parts).map(([kind, all]) => [kind, all.map(of)])
  return Object.fromEntries(mapped) as Record<PartKind, U[]>
}

/** A stored record as a page shows it; one with a closing is signed. */
export function viewOf(session: Session, stored: StoredRecord): RecordView {
  const viewer = { directory: session.directory, grants: session.me.grants, markOf: session.markOf }
  return viewRecord(stored.folded, stored.scope, viewer, isSigned(stored.folded))
}

async function pointedTo(
  session: Session,
  from: StoredRecord,
  path: string,
): Promise<StoredRecord | undefined> {
  const record = textOf(from.folded, path)
  return record === undefined ? undefined : readRecord(session, record)
}
