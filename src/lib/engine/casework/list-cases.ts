import { keptInstead } from '../matches/verdicts.ts'
import type { Session } from '../session/session.ts'
import type { Row } from '../session/summarise.ts'
import type { CaseList, CaseQuery } from '../views.ts'
import { caseRow } from './case-row.ts'
import { countCases, fitsCase, pendingCases } from './filter-cases.ts'
import { orderCases } from './order-cases.ts'

/** The list while nothing is known. */
export const noCases: CaseList = {
  total: 0,
  rows: [],
  counts: { all: 0, mine: 0, conflict: 0, waiting: 0, refused: 0 },
  states: [],
  tutors: [],
  tavoli: [],
}

/**
 * A window of the cases that fit a query; the counts of each filter are over all that fit the words. Words that
 * are searched put the best fit first, whatever the order asked for.
 */
export function listCases(session: Session, query: CaseQuery): CaseList {
  const found = query.text?.trim()
    ? casesFound(session, query.text)
    : orderCases(session, query.sort ?? 'surname')
  const pending = pendingCases(session)
  const fitting = found.filter((row) => fitsCase(session, row, query, pending))
  const window = fitting.slice(query.from, query.from + query.count)
  return {
    total: fitting.length,
    rows: window.map((row) => caseRow(session, row)),
    ...countCases(session, found, pending),
  }
}

function casesFound(session: Session, text: string): Row[] {
  const found = session.search.find(text, { kinds: ['person', 'case'] }).map(({ summary }) => summary.record)
  const cases = found.flatMap((record) => session.rows.get(record)?.case ?? [])
  const standing = cases.map((record) => keptInstead(session, record) ?? record)
  return [...new Set(standing)].flatMap((record) => session.rows.get(record) ?? [])
}
