import { parseDatabase } from '#lib/domain/schema/database.ts'
import { winCode } from '#lib/domain/win-code.ts'
import type { Row } from '../session/summarise.ts'
import { titleOf } from '../session/summarise.ts'
import type { Session } from '../session/session.ts'
import { worst } from '../session/view-record.ts'
import type { CaseList, CaseQuery, CaseRow, Facet } from '../views.ts'

/** A window of the cases that fit a query; the counts of each filter are over all that fit the words. */
export function listCases(session: Session, query: CaseQuery): CaseList {
  const found = query.text?.trim() ? casesFound(session, query.text) : inOrder(session)
  const facets = facetsOf(session, found)
  const fitting = found.filter((row) => fits(session, row, query))
  const window = fitting.slice(query.from, query.from + query.count)
  return { total: fitting.length, rows: window.map((row) => caseRow(session, row)), ...facets }
}

/** One row of the list: the case joined with its person. */
export function caseRow(session: Session, row: Row): CaseRow {
  const person = personRow(session, row)
  const hanging = session.rows.ofCase(row.record)
  const { state, tutor, caseManager, nextStep, nextStepBy } = row.shown as Record<string, string | undefined>
  const mark = worst(hanging.map((each) => session.markOfRecord(each.record)))
  const age = ageOf(session, person)
  const comune = person?.shown.comune
  return {
    record: row.record,
    code: winCode(row.record),
    title: person ? titleOf(person.shown) : winCode(row.record),
    ...(age !== undefined && { age }),
    ...(typeof comune === 'string' && { comune }),
    ...(state !== undefined && { state }),
    ...(tutor !== undefined && { tutor: session.directory.author(tutor).name }),
    ...(caseManager !== undefined && { caseManager: session.directory.author(caseManager).name }),
    tavolo: parseDatabase(row.scope)?.tavolo ?? '',
    changedAt: hanging.reduce((at, each) => (each.at > at ? each.at : at), ''),
    ...(nextStep !== undefined && { nextStep }),
    ...(nextStepBy !== undefined && { nextStepBy }),
    conflicts: hanging.reduce((sum, each) => sum + each.conflicts.length, 0),
    protected: person?.shown.addressProtected === true,
    ...(mark && { mark }),
  }
}

/** The row of a case's person, where it has come. */
export function personRow(session: Session, row: Row): Row | undefined {
  return typeof row.shown.person === 'string' ? session.rows.get(row.shown.person) : undefined
}

/** Age in whole years today; from the year alone it may be one too many, as people say it. */
export function ageOf(session: Session, person: Row | undefined): number | undefined {
  const { birthDate, birthYear } = person?.shown ?? {}
  const today = new Date(session.runtime.now())
  if (typeof birthDate === 'string') {
    const birthday = `${today.getFullYear()}${birthDate.slice(4)}`
    const before = today.toISOString().slice(0, 10) < birthday
    return today.getFullYear() - Number(birthDate.slice(0, 4)) - (before ? 1 : 0)
  }
  return typeof birthYear === 'number' ? today.getFullYear() - birthYear : undefined
}

function casesFound(session: Session, text: string): Row[] {
  const found = session.finder.find(text, ['person', 'case'])
  const cases = found.flatMap((record) => session.rows.get(record)?.case ?? [])
  return [...new Set(cases)].flatMap((record) => session.rows.get(record) ?? [])
}

function inOrder(session: Session): Row[] {
  const titled = session.rows.ofKind('case').map((row) => ({ row, title: sortTitle(session, row) }))
  return titled.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)).map(({ row }) => row)
}

function sortTitle(session: Session, row: Row): string {
  const { surname = '', name = '' } = (personRow(session, row)?.shown ?? {}) as Record<string, string>
  return `${surname} ${name} ${row.record}`.toLowerCase().normalize('NFD')
}

function fits(session: Session, row: Row, query: CaseQuery): boolean {
  const { states, tutor, tavolo, only } = query
  if (states && states.length > 0 && !states.includes(String(row.shown.state))) return false
  if (tutor !== undefined && row.shown.tutor !== tutor) return false
  if (tavolo !== undefined && parseDatabase(row.scope)?.tavolo !== tavolo) return false
  return only === undefined || fitsOnly(session, row, only)
}

function fitsOnly(session: Session, row: Row, only: NonNullable<CaseQuery['only']>): boolean {
  const { login } = session.me
  if (only === 'mine') return row.shown.caseManager === login || row.shown.tutor === login
  const hanging = session.rows.ofCase(row.record)
  if (only === 'conflict') return hanging.some((each) => each.conflicts.length > 0)
  const mark = only === 'refused' ? 'refused' : 'local'
  return hanging.some((each) => session.markOfRecord(each.record) === mark)
}

function facetsOf(session: Session, rows: readonly Row[]): Pick<CaseList, 'states' | 'tutors' | 'tavoli'> {
  const { directory } = session
  return {
    states: count(
      rows,
      (row) => row.shown.state,
      (key) => key,
    ),
    tutors: count(
      rows,
      (row) => row.shown.tutor,
      (key) => directory.author(key).name,
    ),
    tavoli: count(
      rows,
      (row) => parseDatabase(row.scope)?.tavolo,
      (key) => directory.tavoloName(key),
    ),
  }
}

function count(
  rows: readonly Row[],
  keyOf: (row: Row) => unknown,
  labelOf: (key: string) => string,
): Facet[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const key = keyOf(row)
    if (typeof key === 'string') counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, n]) => ({ key, label: labelOf(key), count: n }))
}
