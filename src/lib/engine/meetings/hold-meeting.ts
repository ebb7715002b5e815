import { agendaReasons, plenaryTypes } from '#lib/domain/meeting/agenda.ts'
import { seatRoles } from '#lib/domain/meeting/meeting-codes.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { newToken } from '#lib/entries/ids.ts'
import { itemsOf, textOf, valueOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import type { Session } from '../session/session.ts'
import { ahead, changeMeeting, momentAfter, unsigned, type Values } from './change-meeting.ts'
import { itemOfCase, itemOfSeat } from './places.ts'

/** "Apri seduta", also one that was closed too early. Whoever opens it keeps the minutes until somebody else says so. */
export function openSitting(session: Session, record: string): Promise<Outcome> {
  return changeMeeting(session, record, [...ahead, 'CHIUSA', 'DESERTA'], ({ folded }) => ({
    openedAt: momentAfter(session, textOf(folded, 'closedAt')),
    ...(textOf(folded, 'keeper') === undefined && { keeper: session.me.login }),
  }))
}

/** "Chiudi seduta": what comes of it is the draft of the verbale. */
export function closeSitting(session: Session, record: string): Promise<Outcome> {
  return changeMeeting(session, record, ['APERTA'], ({ folded }) => ({
    closedAt: momentAfter(session, textOf(folded, 'openedAt')),
  }))
}

/** "Tengo io il verbale". */
export function keepMinutes(session: Session, record: string): Promise<Outcome> {
  return changeMeeting(session, record, unsigned, () => ({ keeper: session.me.login }))
}

/** "Appello": somebody came, left, came back, or was marked by mistake (`none`). */
export function callRoll(
  session: Session,
  record: string,
  item: string,
  what: 'in' | 'out' | 'none',
): Promise<Outcome> {
  return changeMeeting(session, record, unsigned, ({ folded }) => {
    if (!itemsOf(folded, 'seats').includes(item)) return { ok: false, reason: 'not-found' }
    const [came, left] = [`seats/${item}/in`, `seats/${item}/out`]
    if (what === 'none') return { [came]: null, [left]: null }
    if (what === 'in') return { [came]: momentAfter(session, textOf(folded, left)) }
    return { [left]: momentAfter(session, textOf(folded, came)) }
  })
}

/** Somebody who was not expected, and is there. */
export type SeatInput = { person: string; body?: string; role: string }

/** Adds a seat; who is added in the room is in the room. */
export function addSeat(
  session: Session,
  record: string,
  { person, body, role }: SeatInput,
): Promise<Outcome> {
  const name = person.trim()
  return changeMeeting(session, record, unsigned, ({ folded, state }): Values | Outcome<never> => {
    if (!name && body === undefined) return { ok: false, reason: 'required', path: 'person' }
    if (!seatRoles.some((each) => each === role)) return { ok: false, reason: 'required', path: 'role' }
    const item = itemOfSeat(record, `${body ?? ''} ${name.toLocaleLowerCase('it')}`)
    const at = (leaf: string) => `seats/${item}/${leaf}`
    return {
      ...(name && { [at('person')]: name }),
      ...(body !== undefined && { [at('body')]: body }),
      [at('role')]: role,
      ...(textOf(folded, at('removed')) !== undefined && { [at('removed')]: null }),
      ...(state === 'APERTA' && { [at('in')]: momentAfter(session, textOf(folded, at('out'))) }),
    }
  })
}

/** Puts a case on the agenda, at its end; one that was taken off comes back. */
export function addAgendaCase(
  session: Session,
  record: string,
  target: string,
  why: string,
  day?: string,
): Promise<Outcome> {
  return changeMeeting(session, record, unsigned, ({ folded, scope }): Values | Outcome<never> => {
    if (session.rows.get(target)?.scope !== scope) return { ok: false, reason: 'not-found' }
    const item = itemOfCase(target)
    const at = (leaf: string) => `cases/${item}/${leaf}`
    const isRemoved = valueOf(folded, at('removed')) === true
    if (itemsOf(folded, 'cases').includes(item)) return {}
    return {
      ...(textOf(folded, at('target')) === undefined && { [at('target')]: target }),
      [at('why')]: agendaReasons.some((each) => each === why) ? why : 'ALTRO',
      ...(day !== undefined && { [at('day')]: day }),
      [at('order')]: lastOrder(folded, 'cases') + 1,
      [at('proposer')]: session.rows.get(target)?.shown.caseManager,
      ...(isRemoved && { [at('removed')]: null }),
    }
  })
}

/** A point of the plenary part, as it is put on the agenda. */
export type PointInput = { type: string; title: string }

/** Puts a point on the plenary agenda, at its end. */
export function addPoint(session: Session, record: string, { type, title }: PointInput): Promise<Outcome> {
  return changeMeeting(session, record, unsigned, ({ folded }): Values | Outcome<never> => {
    if (!title.trim()) return { ok: false, reason: 'required', path: 'title' }
    if (!plenaryTypes.some((each) => each === type)) return { ok: false, reason: 'required', path: 'type' }
    const item = newToken(session.runtime.random)
    const at = (leaf: string) => `points/${item}/${leaf}`
    return { [at('type')]: type, [at('title')]: title, [at('order')]: lastOrder(folded, 'points') + 1 }
  })
}

function lastOrder(folded: Folded, list: string): number {
  const orders = itemsOf(folded, list).map((item) => Number(valueOf(folded, `${list}/${item}/order`) ?? 0))
  return Math.max(-1, ...orders)
}

/** "Nota" on a point of the plenary part: notes only add up. */
export function addMeetingNote(
  session: Session,
  record: string,
  point: string,
  words: string,
): Promise<Outcome> {
  return changeMeeting(session, record, unsigned, ({ folded }): Values | Outcome<never> => {
    if (!words.trim()) return { ok: false, reason: 'required', path: 'text' }
    if (!itemsOf(folded, 'points').includes(point)) return { ok: false, reason: 'not-found' }
    const item = newToken(session.runtime.random)
    return { [`notes/${item}/point`]: point, [`notes/${item}/text`]: words }
  })
}

/** The ten minutes of a case begin, or begin again. */
export function beginCase(session: Session, record: string, item: string): Promise<Outcome> {
  return changeMeeting(session, record, ['APERTA'], ({ folded }): Values | Outcome<never> => {
    if (!itemsOf(folded, 'cases').includes(item)) return { ok: false, reason: 'not-found' }
    return { [`cases/${item}/begunAt`]: new Date(session.runtime.now()).toISOString() }
  })
}
