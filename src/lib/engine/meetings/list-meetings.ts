import { meetingStateOf, type MeetingState } from '#lib/domain/meeting/meeting-states.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import type { Session } from '../session/session.ts'
import { daysIn, type Row } from '../session/summarise.ts'
import type { MeetingList, MeetingRow } from './meeting-view.ts'
import { minutesOf } from './places.ts'

/** The meetings of this person's tavoli, the newest first. */
export function listMeetings(session: Session): MeetingList {
  const rows = session.rows.ofKind('meeting').map((row) => meetingRow(session, row))
  const held = session.me.tavoli.filter(({ roles }) => roles.some((role) => role !== 'volontario'))
  return {
    rows: rows.sort((a, b) => (a.date < b.date ? 1 : -1)),
    tavoli: held.map(({ slug, name }) => ({ slug, name })),
  }
}

/** One row of the list. */
export function meetingRow(session: Session, row: Row): MeetingRow {
  const { shown } = row
  const said = (path: string) => (typeof shown[path] === 'string' ? shown[path] : undefined)
  const slug = said('tavolo') ?? ''
  const number = session.rows.get(minutesOf(row.record))?.shown.number
  const mark = session.markOfRecord(row.record)
  const [time, place] = [said('time'), said('place')]
  return {
    record: row.record,
    tavolo: { slug, name: session.directory.tavoloName(slug) },
    date: daysIn(shown.date)[0] ?? '',
    ...(time !== undefined && { time }),
    ...(place !== undefined && { place }),
    type: plainText(shown.type),
    state: stateOfRow(session, row),
    ...(typeof number === 'number' && { number }),
    ...(mark && { mark }),
  }
}

/** Where a meeting stands. */
export function stateOfRow(session: Session, { record, shown }: Row): MeetingState {
  const said = (path: string) => (typeof shown[path] === 'string' ? { [path]: shown[path] } : {})
  return meetingStateOf({
    ...said('convenedOn'),
    ...said('openedAt'),
    ...said('closedAt'),
    ...said('desertedAt'),
    ...said('cancelledOn'),
    signed: session.rows.get(minutesOf(record))?.shown.signedAt !== undefined,
  })
}

/** The number that a meeting's verbale has, or would have if every meeting of its year held so far were signed. */
export function numberOf(session: Session, row: Row): { value: number; isFinal: boolean } {
  const given = session.rows.get(minutesOf(row.record))?.shown.number
  if (typeof given === 'number') return { value: given, isFinal: true }
  const date = plainText(row.shown.date)
  const before = session.rows
    .ofKind('meeting')
    .filter(
      ({ scope, shown }) => scope === row.scope && plainText(shown.date).slice(0, 4) === date.slice(0, 4),
    )
    .filter((other) => plainText(other.shown.date) < date)
    .filter((other) => !['ANNULLATA', 'DESERTA'].includes(stateOfRow(session, other)))
  return { value: before.length + 1, isFinal: false }
}

/** True for whoever coordinates the tavolo of a scope. */
export function coordinates(session: Session, tavolo: string): boolean {
  return rolesAt(session.me.grants, tavolo).includes('coordinatore')
}
