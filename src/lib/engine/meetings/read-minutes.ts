import { minutesMost, type MinutesContent } from '#lib/domain/meeting/minutes-content.ts'
import { meetingTypes, seatRoles } from '#lib/domain/meeting/meeting-codes.ts'
import { agendaReasons, plenaryTypes } from '#lib/domain/meeting/agenda.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { canonicalJson } from '#lib/entries/canonical.ts'
import { parseEntryId } from '#lib/entries/ids.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'
import { viewOf } from '../casework/open-case.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import type { HeardView, MeetingView, MinutesView, PointView, SeatView } from './meeting-view.ts'
import { minutesOf } from './places.ts'

/** What the verbale of a meeting says: with codes alone, and of people only those who sat at the tavolo. */
export function draftMinutes(session: Session, meeting: Omit<MeetingView, 'draft'>): MinutesContent {
  const { tavolo, date, time, place, openedAt, closedAt, keeper, quorum, seats } = meeting
  return {
    tavolo: tavolo.name,
    date,
    ...(time !== undefined && { time }),
    ...(place !== undefined && { place }),
    type: codeIn(meetingTypes, meeting.type),
    ...(openedAt !== undefined && { openedAt }),
    ...(closedAt !== undefined && { closedAt }),
    ...(keeper && { keeper: keeper.name }),
    quorum: { standing: quorum.standing, bodies: quorum.bodies, needed: quorum.needed },
    seats: seats.slice(0, minutesMost).map(seatLine),
    points: meeting.points.slice(0, minutesMost).map(pointLine),
    cases: meeting.cases.slice(0, minutesMost).map((heard) => caseLine(session, heard)),
  }
}

function seatLine({ who, bodyName, role, in: came, out }: SeatView): MinutesContent['seats'][number] {
  return {
    who: who || bodyName || '—',
    ...(bodyName !== undefined && { body: bodyName }),
    role: codeIn(seatRoles, role),
    ...(came !== undefined && { in: came }),
    ...(out !== undefined && { out }),
  }
}

function pointLine({ type, title, outcome, owner, by }: PointView): MinutesContent['points'][number] {
  return {
    type: codeIn(plenaryTypes, type),
    title: title || '—',
    ...(outcome !== undefined && { outcome }),
    ...(owner !== undefined && { owner }),
    ...(by !== undefined && { by }),
  }
}

/** What is still in conflict is not told: somebody chooses before the verbale is signed. */
function caseLine(session: Session, { code, why, decision }: HeardView): MinutesContent['cases'][number] {
  const shown = (path: string) => decision?.record.fields[path]?.shown
  const [owner, by, mode] = [shown('owner'), shown('by'), shown('mode')]
  const isDecided = decision?.type !== undefined && decision.decidedAt !== undefined
  return {
    code,
    why: codeIn(agendaReasons, why),
    ...(isDecided && { type: decision.type }),
    ...(isDecided && typeof owner === 'string' && { owner: session.directory.author(owner).name }),
    ...(isDecided && typeof by === 'string' && { by }),
    ...(isDecided && (mode === 'CONSENSO' || mode === 'MAGGIORANZA') && { mode }),
    dissents: (decision?.dissents ?? []).slice(0, minutesMost).flatMap(({ who }) => (who ? [who] : [])),
  }
}

/** A code of a list; what a newer app wrote falls to the last, which is the most general. */
function codeIn<const T extends readonly string[]>(codes: T, value: string): T[number] {
  return codes.find((each) => each === value) ?? (codes.at(-1) as T[number])
}

/** The signed verbale, or `undefined` while there is none. */
export async function readMinutes(
  session: Session,
  meeting: string,
  draft: MinutesContent,
): Promise<MinutesView | undefined> {
  const found = await readRecord(session, minutesOf(meeting))
  const signedAt = found && textOf(found.folded, 'signedAt')
  if (!found || signedAt === undefined) return undefined
  const { folded } = found
  const live = folded.fields.content?.live ?? []
  const content = (valueOf(folded, 'content') ?? live[0]?.value) as unknown as MinutesContent | undefined
  if (!content) return undefined
  const [coordinator, keeper] = [textOf(folded, 'coordinatorSignature'), textOf(folded, 'keeperSignature')]
  return {
    record: viewOf(session, found),
    content,
    hash: parseEntryId(live[0]?.entry ?? '')?.hash ?? '',
    signedAt,
    onPaper: valueOf(folded, 'onPaper') === true,
    ...(coordinator !== undefined && { coordinatorSignature: coordinator }),
    ...(keeper !== undefined && { keeperSignature: keeper }),
    differs: !isTold(draft, content),
    conflict: folded.fields.content?.conflict === true,
  }
}

/** What was put right in a verbale after it was signed, in order. */
export async function readRectifications(
  session: Session,
  meeting: string,
): Promise<MeetingView['rectifications']> {
  const rows = session.rows.ofKind('rectification').filter(({ shown }) => shown.meeting === meeting)
  const all = await Promise.all(
    rows.map(async ({ record, by }) => {
      const found = await readRecord(session, record)
      const [on, text] = ['on', 'text'].map((path) => (found && textOf(found.folded, path)) ?? '')
      return { record, on: on ?? '', text: text ?? '', author: session.directory.author(by) }
    }),
  )
  return all.sort((a, b) => (a.on + a.record < b.on + b.record ? -1 : 1))
}

/** Everything that is known of the meeting stands in the verbale. A case that went elsewhere took its words along. */
function isTold(known: MinutesContent, told: MinutesContent): boolean {
  const stands = (lines: readonly Json[], line: Json) =>
    lines.some((each) => canonicalJson(each) === canonicalJson(line))
  return (
    known.seats.every((seat) => stands(told.seats, seat)) &&
    known.points.every((point) => stands(told.points, point)) &&
    known.cases.filter(({ type }) => type !== undefined).every((heard) => stands(told.cases, heard))
  )
}
