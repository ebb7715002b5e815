import { quorumOf, isThere } from '#lib/domain/meeting/quorum.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { itemsOf, textOf, valueOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import { viewOf } from '../casework/open-case.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { draftMinutes, readMinutes, readRectifications } from './read-minutes.ts'
import { hearCase } from './hear-case.ts'
import { notesIn } from './notes-in.ts'
import { coordinates, numberOf, stateOfRow } from './list-meetings.ts'
import type { HeardView, MeetingView, PointView, SeatView } from './meeting-view.ts'
import { proposeAgenda } from './propose-agenda.ts'

/** A meeting with its roll call, agenda and what was decided; `undefined` where it is not here. */
export async function openMeeting(session: Session, record: string): Promise<MeetingView | undefined> {
  const [found, row] = [await readRecord(session, record), session.rows.get(record)]
  if (!found || !row || found.folded.kind !== 'meeting') return undefined
  const { folded } = found
  const slug = textOf(folded, 'tavolo') ?? ''
  const date = textOf(folded, 'date') ?? ''
  const seats = seatsIn(session, folded)
  const cases = await casesIn(session, found)
  const keeper = textOf(folded, 'keeper')
  const state = stateOfRow(session, row)
  const meeting: Omit<MeetingView, 'draft'> = {
    record: viewOf(session, found),
    tavolo: { slug, name: session.directory.tavoloName(slug) },
    date,
    type: textOf(folded, 'type') ?? 'ORDINARIA',
    ...said(folded, ['time', 'place', 'openedAt', 'closedAt', 'convenedOn', 'cancelledWhy']),
    state,
    number: numberOf(session, row),
    ...(keeper !== undefined && { keeper: session.directory.author(keeper) }),
    quorum: quorumOf(seats, session.directory.rules().quorum),
    seats,
    points: pointsIn(session, folded),
    cases,
    rectifications: await readRectifications(session, record),
    waiting: waitingFor(session, { slug, date, state }, cases),
    mayCoordinate: coordinates(session, slug),
  }
  const draft = draftMinutes(session, meeting)
  const minutes = await readMinutes(session, record, draft)
  return { ...meeting, draft, ...(minutes && { minutes }) }
}

/** Nothing is proposed any more for a meeting that is over. */
function waitingFor(
  session: Session,
  { slug, date, state }: { slug: string; date: string; state: string },
  cases: readonly HeardView[],
): MeetingView['waiting'] {
  if (!['PROGRAMMATA', 'CONVOCATA', 'APERTA'].includes(state)) return []
  const there = new Set(cases.map(({ target }) => target))
  return proposeAgenda(session, slug, date).filter(({ target }) => !there.has(target))
}

function said<P extends string>(folded: Folded, paths: readonly P[]): Partial<Record<P, string>> {
  const found = paths.flatMap((path) => {
    const value = textOf(folded, path)
    return value === undefined ? [] : [[path, value]]
  })
  return Object.fromEntries(found) as Partial<Record<P, string>>
}

const seatOrder = ['COORDINATORE', 'SERVIZIO_SOCIALE', 'ENTE']

/** Those of the roll call: who coordinates, then the social service, then the bodies by name. */
export function seatsIn(session: Session, folded: Folded): SeatView[] {
  const seats = itemsOf(folded, 'seats').map((item): SeatView => {
    const at = (leaf: string) => textOf(folded, `seats/${item}/${leaf}`)
    const [login, body] = [at('login'), at('body')]
    const times = said(folded, [`seats/${item}/in`, `seats/${item}/out`])
    const [came, left] = [times[`seats/${item}/in`], times[`seats/${item}/out`]]
    const bodyName = body === undefined ? undefined : session.directory.bodyName(body)
    const sat = { ...(came !== undefined && { in: came }), ...(left !== undefined && { out: left }) }
    return {
      item,
      who: at('person') ?? (login === undefined ? '' : session.directory.author(login).name),
      ...(login !== undefined && { login }),
      ...(body !== undefined && { body }),
      ...(bodyName !== undefined && { bodyName }),
      role: at('role') ?? 'ENTE',
      ...sat,
      isThere: isThere(sat),
    }
  })
  const rank = ({ role, who, bodyName }: SeatView) => `${seatOrder.indexOf(role)} ${who || bodyName}`
  return seats.sort((a, b) => rank(a).localeCompare(rank(b), 'it'))
}

/** In the order of the agenda; those that two tablets put in one place, by id. */
function ordered(folded: Folded, list: string): string[] {
  const place = (item: string) => Number(valueOf(folded, `${list}/${item}/order`) ?? 9999)
  return itemsOf(folded, list).sort((a, b) => place(a) - place(b))
}

function pointsIn(session: Session, folded: Folded): PointView[] {
  return ordered(folded, 'points').map((item): PointView => {
    const at = (leaf: string) => textOf(folded, `points/${item}/${leaf}`)
    const [outcome, owner, by] = [at('outcome'), at('owner'), at('by')]
    return {
      item,
      type: at('type') ?? 'VARIE',
      title: at('title') ?? '',
      ...(outcome !== undefined && { outcome }),
      ...(owner !== undefined && { owner }),
      ...(by !== undefined && { by }),
      notes: notesIn(session, folded).filter((note) => textOf(folded, `notes/${note.item}/point`) === item),
    }
  })
}

function casesIn(session: Session, { folded }: StoredRecord): Promise<HeardView[]> {
  return Promise.all(ordered(folded, 'cases').map((item) => hearCase(session, folded, item)))
}
