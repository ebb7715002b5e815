import { parseDatabase } from '#lib/domain/schema/database.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { matchOf } from '#lib/entries/match-of.ts'
import { personRow } from '../casework/case-row.ts'
import { caseOfReferral, referralOf } from '../contacts/refer.ts'
import type { Session } from '../session/session.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import type { AlikeView, Compared, MatchView } from './match-view.ts'
import { otherIn, verdictsOn } from './verdicts.ts'

/** How many are proposed at most: who looks through more looks through none. */
const most = 8

/** Who may be the same person as a case's or a contact's, best first, and what was said of whom already. */
export function alikeOf(session: Session, record: string): AlikeView {
  const row = session.rows.get(record)
  const words = row?.kind === 'case' ? personRow(session, row) : row
  if (!row || !words) return { proposed: [], judged: [] }
  const judged = verdictsOn(session, record).flatMap((match): MatchView[] => {
    const found = viewOf(session, otherIn(match, record))
    const verdict = match.shown.verdict
    return found && typeof verdict === 'string' ? [{ ...found, verdict }] : []
  })
  const views = comparedAmong(
    session,
    row,
    session.alike(words.shown, Infinity).map(({ row: { row: known } }) => known.case ?? known.record),
  )
  return { proposed: views, judged }
}

/** Whom somebody looks for by words, to compare with a case or a contact: nobody has to look alike for it. */
export function othersFound(session: Session, record: string, text: string): Compared[] {
  const row = session.rows.get(record)
  if (!row || !text.trim()) return []
  const found = session.search.find(text, { kinds: ['person', 'case', 'contact'] })
  return comparedAmong(
    session,
    row,
    found.map(({ summary }) => session.rows.get(summary.record)?.case ?? summary.record),
  )
}

/** The first few that may be compared and were not yet. */
function comparedAmong(session: Session, row: Row, others: readonly string[]): Compared[] {
  const own = new Set([
    row.record,
    caseOfReferral(referralOf(row.record, parseDatabase(row.scope)?.tavolo ?? '')),
  ])
  const open = others
    .filter((other) => isComparable(session, row, other) && !own.has(other))
    .filter((other) => session.rows.get(matchOf(row.record, other))?.shown.verdict === undefined)
  return [...new Set(open)].slice(0, most).flatMap((other) => viewOf(session, other) ?? [])
}

/** Two contacts are told apart when the second one is recorded; here one of the two is a case of the same tavolo. */
function isComparable(session: Session, row: Row, other: string): boolean {
  const known = session.rows.get(other)
  if (!known || known.kind === 'shared' || (row.kind === 'contact' && known.kind === 'contact')) return false
  if (known.kind === 'contact' && referralBelongs(row, known)) return false
  return parseDatabase(known.scope)?.tavolo === parseDatabase(row.scope)?.tavolo
}

/** The contact that a case came from is no other person. */
function referralBelongs(row: Row, contact: Row): boolean {
  return row.shown.contact === contact.record
}

/** A case or contact as it is compared. */
function viewOf(session: Session, record: string): Compared | undefined {
  const row = session.rows.get(record)
  if (!row) return undefined
  const person = row.kind === 'case' ? personRow(session, row) : row
  const { birthDate, birthYear, comune, phone } = person?.shown ?? {}
  const born = plainText(birthDate) || plainText(birthYear)
  return {
    record,
    kind: row.kind === 'case' ? 'case' : 'contact',
    title: person ? titleOf(person.shown) : winCode(record),
    ...(row.kind === 'case' && { code: winCode(record) }),
    ...(born && { born }),
    ...(typeof comune === 'string' && { comune }),
    ...(typeof phone === 'string' && { phone }),
  }
}
