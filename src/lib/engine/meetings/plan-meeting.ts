import type { AgendaCase } from '#lib/domain/meeting/agenda.ts'
import { caseWriters } from '#lib/domain/kinds/case-writers.ts'
import { databaseOf } from '#lib/domain/schema/database.ts'
import { isDay } from '#lib/domain/schema/fields.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import type { Change } from '#lib/entries/make.ts'
import { isOwed } from '#lib/domain/network/directive-standing.ts'
import type { Outcome } from '../api.ts'
import { openFor } from '../directives/list-directives.ts'
import type { Staff } from '../session/directory.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import { ahead, changeMeeting } from './change-meeting.ts'
import { itemOfCase, itemOfSeat, meetingOf } from './places.ts'

/** "Nuova seduta": when and where, and the cases to be heard in this order. */
export type MeetingInput = {
  tavolo: string
  date: string
  time?: string
  place?: string
  type: string
  cases: readonly AgendaCase[]
}

/** So many items of a list go into one entry. */
const perEntry = 40

/**
 * Plans a meeting, with a seat for everybody of the tavolo and for each of its bodies. One tavolo holds one meeting a
 * day: planned again, the one that is there is answered.
 */
export async function newMeeting(
  session: Session,
  input: MeetingInput,
): Promise<Outcome<{ record: string }>> {
  const { tavolo, date, time, place, type, cases } = input
  const roles = rolesAt(session.me.grants, tavolo)
  if (!caseWriters.some((role) => roles.includes(role))) return { ok: false, reason: 'not-allowed' }
  if (!isDay(date)) return { ok: false, reason: 'required', path: 'date' }
  const record = meetingOf(tavolo, date)
  if (await readRecord(session, record)) return { ok: true, record }
  const head = freshChanges({ tavolo, date, time, place, type })
  const entries = [
    [...head, ...seatsOf(session, record, tavolo, date)],
    directivePoints(session, tavolo),
    ...Array.from({ length: Math.ceil(cases.length / perEntry) }, (_, i) =>
      cases
        .slice(i * perEntry, (i + 1) * perEntry)
        .flatMap((one, j) => caseChanges(session, one, i * perEntry + j)),
    ),
  ]
  const scope = databaseOf('tavolo', tavolo).name
  const drafts = entries
    .filter((changes) => changes.length > 0)
    .map((changes) => ({ kind: 'meeting', record, changes }))
  const saved = await write(session, scope, drafts)
  return saved.ok ? { ok: true, record } : saved
}

/** The directives that the tavolo still owes something on open part A (domain.md §6). */
function directivePoints(session: Session, tavolo: string): Change[] {
  return openFor(session, tavolo)
    .filter(({ answer }) => isOwed(answer.standing))
    .slice(0, perEntry)
    .flatMap(({ line }, order) =>
      itemChanges('points', itemOfCase(line.record), { type: 'DIRETTIVA', title: line.subject, order }),
    )
}

function seatsOf(session: Session, record: string, tavolo: string, date: string): Change[] {
  const staff = session.directory.staffOf(tavolo)
  const sitting = new Set(staff.flatMap(({ body }) => body ?? []))
  const others = session.directory.membersOf(tavolo, date).filter((body) => !sitting.has(body))
  const seats: [item: string, fields: Record<string, Json | undefined>][] = [
    ...staff.map(({ login, name, body, roles }): [string, Record<string, Json | undefined>] => [
      itemOfSeat(record, login),
      { login, person: name, body, role: seatRole(roles) },
    ]),
    ...others.map((body): [string, Record<string, Json | undefined>] => [
      itemOfSeat(record, body),
      { body, role: 'ENTE' },
    ]),
  ]
  return seats.slice(0, perEntry).flatMap(([item, fields]) => itemChanges('seats', item, fields))
}

/** Whoever coordinates sits for that; a social worker for the public social service. */
function seatRole(roles: Staff['roles']): string {
  if (roles.includes('coordinatore')) return 'COORDINATORE'
  return roles.includes('assistente-sociale') ? 'SERVIZIO_SOCIALE' : 'ENTE'
}

/** Whoever answers for a case proposes it. */
function caseChanges({ rows }: Session, { target, why, day }: AgendaCase, order: number): Change[] {
  const proposer = rows.get(target)?.shown.caseManager
  return itemChanges('cases', itemOfCase(target), { target, why, day, order, proposer })
}

function itemChanges(list: string, item: string, fields: Record<string, Json | undefined>): Change[] {
  const paths = Object.entries(fields).map(([leaf, value]): [string, Json | undefined] => [
    `${list}/${item}/${leaf}`,
    value,
  ])
  return freshChanges(Object.fromEntries(paths))
}

/** "Convoca": those who are to come are told by the printed invitation. */
export function conveneMeeting(session: Session, record: string): Promise<Outcome> {
  return changeMeeting(session, record, ahead, () => ({ convenedOn: dayOf(session.runtime.now()) }))
}

/** "Annulla la seduta", with the reason. */
export function cancelMeeting(session: Session, record: string, why: string): Promise<Outcome> {
  if (!why.trim()) return Promise.resolve({ ok: false, reason: 'required', path: 'cancelledWhy' })
  const cancelledOn = dayOf(session.runtime.now())
  return changeMeeting(session, record, ahead, () => ({ cancelledOn, cancelledWhy: why }))
}

/** Nobody came, or too few. */
export function desertMeeting(session: Session, record: string): Promise<Outcome> {
  const desertedAt = new Date(session.runtime.now()).toISOString()
  return changeMeeting(session, record, ahead, () => ({ desertedAt }))
}
