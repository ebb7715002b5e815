import { addDays } from '#lib/domain/calendar.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { dayOf } from '../session/fresh.ts'
import type { Session } from '../session/session.ts'
import { daysIn, titleOf, type Row } from '../session/summarise.ts'
import { worst } from '../session/view-record.ts'
import type { ContactList, ContactQuery, ContactRow } from '../views.ts'
import { caseOfReferral, referralOf } from './refer.ts'
import { referralWaits } from './referral-waits.ts'

/** A window of the contacts that fit, newest first; with words, best first. */
export function listContacts(session: Session, query: ContactQuery): ContactList {
  const found = query.text?.trim()
    ? session.search
        .find(query.text, { kinds: ['contact'] })
        .flatMap(({ summary }) => session.rows.get(summary.record) ?? [])
    : session.rows.ofKind('contact').sort((a, b) => (dayAndTime(a) < dayAndTime(b) ? 1 : -1))
  // A yes that was taken back takes the contact out of every list at once, also of this tablet's own.
  const shared = found.filter(({ shown }) => shown.consentP1 !== 'REVOCATO')
  const fitting = shared.filter((row) => fits(session, row, query.only))
  const window = fitting.slice(query.from, query.from + query.count)
  const counts = (['mine', 'referred', 'waiting'] as const).map((key) => ({
    key,
    label: key,
    count: shared.filter((row) => fits(session, row, key)).length,
  }))
  return { total: fitting.length, rows: window.map((row) => contactRow(session, row)), facets: counts }
}

/** One row: the contact with its referral. */
export function contactRow(session: Session, row: Row): ContactRow {
  const tavolo = parseDatabase(row.scope)?.tavolo ?? ''
  const referral = session.rows.get(referralOf(row.record, tavolo))
  const { birthYear, comune, date, outcome, state, consentP1, known, needs, operator } = row.shown
  const mark = worst([session.markOfRecord(row.record), referral && session.markOfRecord(referral.record)])
  return {
    record: row.record,
    title: titleOf(row.shown),
    ...(typeof birthYear === 'number' && { birthYear }),
    ...(typeof comune === 'string' && { comune }),
    ...(typeof date === 'string' && { day: date }),
    author: session.directory.author(typeof operator === 'string' ? operator : row.by),
    needs: Array.isArray(needs) ? needs.filter((need) => typeof need === 'string') : [],
    ...(typeof outcome === 'string' && { outcome }),
    ...(typeof state === 'string' && { state }),
    known: known === true,
    ...(typeof consentP1 === 'string' && { consent: consentP1 }),
    ...(referral && { referral: referralPart(session, referral) }),
    tavolo,
    conflicts: row.conflicts.length + (referral?.conflicts.length ?? 0),
    ...(mark && { mark }),
  }
}

/** What a contact's row says of its referral: its state and whether an answer is late. */
export function referralPart(session: Session, referral: Row): NonNullable<ContactRow['referral']> {
  const { state, urgency, date } = referral.shown
  const [first] = daysIn(date)
  const due = first === undefined ? undefined : addDays(first, session.directory.rules().referralDays)
  const isAnswered = state === 'ACCETTATA' || state === 'RESPINTA' || state === 'ESITATA'
  const caseRecord = caseOfReferral(referral.record)
  return {
    record: referral.record,
    ...(typeof state === 'string' && { state }),
    ...(typeof urgency === 'string' && { urgency }),
    ...(due !== undefined && { due }),
    late: !isAnswered && due !== undefined && due < dayOf(session.runtime.now()),
    ...(session.rows.get(caseRecord) && { case: caseRecord }),
  }
}

function dayAndTime(row: Row): string {
  return `${typeof row.shown.date === 'string' ? row.shown.date : row.at.slice(0, 10)} ${row.at}`
}

function fits(session: Session, row: Row, only: ContactQuery['only']): boolean {
  if (only === 'mine') return row.shown.operator === session.me.login
  if (only === 'waiting') return session.markOfRecord(row.record) !== undefined
  if (only !== 'referred') return true
  const referral = session.rows.get(referralOf(row.record, parseDatabase(row.scope)?.tavolo ?? ''))
  return referral !== undefined && referralWaits(referral)
}
