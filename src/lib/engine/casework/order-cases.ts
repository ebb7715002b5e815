import { standingCases } from '../matches/verdicts.ts'
import type { Session } from '../session/session.ts'
import type { Row } from '../session/summarise.ts'
import type { CaseQuery } from '../views.ts'
import { changedAt, personRow } from './case-row.ts'

type Order = NonNullable<CaseQuery['sort']>

const keys: Record<Order, (session: Session, row: Row) => string> = {
  due: (session, row) => `${day(row.shown.nextStepBy)} ${surname(session, row)}`,
  surname,
  changed: (session, row) => `${descending(changedAt(session, row))} ${row.record}`,
}

/** Every case in an order that people asked for; sorted once for all windows until something changes. */
export function orderCases(session: Session, order: Order): Row[] {
  return session.rows.derived(`cases by ${order}`, () => {
    const keyed = standingCases(session).map((row) => ({ row, key: keys[order](session, row) }))
    return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row)
  })
}

/** Cases without a day come after those with one. */
function day(value: unknown): string {
  return typeof value === 'string' ? value : '9999-12-31'
}

function surname(session: Session, row: Row): string {
  const { surname = '', name = '' } = (personRow(session, row)?.shown ?? {}) as Record<string, string>
  return `${surname} ${name} ${row.record}`.toLowerCase().normalize('NFD')
}

/** Turns the digits of a moment around, so that the latest sorts first. */
function descending(at: string): string {
  return at.replace(/\d/g, (digit) => String(9 - Number(digit)))
}
