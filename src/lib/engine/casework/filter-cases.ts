import { parseDatabase } from '#lib/domain/schema/database.ts'
import type { Session } from '../session/session.ts'
import type { Row } from '../session/summarise.ts'
import type { CaseList, CaseQuery, Facet } from '../views.ts'

type Only = NonNullable<CaseQuery['only']>

/** Cases of which something waits for a choice, to be sent or after a refusal: gathered once for a whole listing. */
export type Pending = Record<Exclude<Only, 'mine'>, ReadonlySet<string>>

/** Goes once over everything that hangs on a case. */
export function pendingCases(session: Session): Pending {
  const pending = { conflict: new Set<string>(), waiting: new Set<string>(), refused: new Set<string>() }
  for (const row of session.rows.all()) {
    if (row.case === undefined) continue
    const mark = session.markOfRecord(row.record)
    if (row.conflicts.length > 0) pending.conflict.add(row.case)
    if (mark === 'local') pending.waiting.add(row.case)
    if (mark === 'refused') pending.refused.add(row.case)
  }
  return pending
}

/** True for a case that passes every filter of a query. */
export function fitsCase(session: Session, row: Row, query: CaseQuery, pending: Pending): boolean {
  const { states, tutor, tavolo, only } = query
  if (states?.length && !states.some((state) => state === row.shown.state)) return false
  if (tutor !== undefined && row.shown.tutor !== tutor) return false
  if (tavolo !== undefined && parseDatabase(row.scope)?.tavolo !== tavolo) return false
  if (only === undefined) return true
  return only === 'mine' ? isMine(session, row) : pending[only].has(row.record)
}

/** What each filter would show of these cases. */
export function countCases(
  session: Session,
  rows: readonly Row[],
  pending: Pending,
): Omit<CaseList, 'total' | 'rows'> {
  const { directory } = session
  const slugs = new Map<string, string | undefined>()
  const slugOf = ({ scope }: Row) => {
    if (!slugs.has(scope)) slugs.set(scope, parseDatabase(scope)?.tavolo)
    return slugs.get(scope)
  }
  const among = (records: ReadonlySet<string>) => rows.filter((row) => records.has(row.record)).length
  return {
    counts: {
      all: rows.length,
      mine: rows.filter((row) => isMine(session, row)).length,
      conflict: among(pending.conflict),
      waiting: among(pending.waiting),
      refused: among(pending.refused),
    },
    states: tally(
      rows,
      (row) => row.shown.state,
      (key) => key,
    ),
    tutors: tally(
      rows,
      (row) => row.shown.tutor,
      (key) => directory.author(key).name,
    ),
    tavoli: tally(rows, slugOf, (key) => directory.tavoloName(key)),
  }
}

function isMine({ me }: Session, { shown }: Row): boolean {
  return shown.caseManager === me.login || shown.tutor === me.login
}

function tally(
  rows: readonly Row[],
  keyOf: (row: Row) => unknown,
  labelOf: (key: string) => string,
): Facet[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const key = keyOf(row)
    if (typeof key === 'string') counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, count]) => ({ key, label: labelOf(key), count }))
}
