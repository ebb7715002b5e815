import { addDays } from '#lib/domain/calendar.ts'
import type { DecisionType } from '#lib/domain/meeting/decisions.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { whyStopped, standingOf } from '../meetings/hear-case.ts'
import { coordinates, meetingRow } from '../meetings/list-meetings.ts'
import { personRow } from '../casework/case-row.ts'
import { dayOf } from '../session/fresh.ts'
import type { Session } from '../session/session.ts'
import type { Row } from '../session/summarise.ts'
import type { TodayItem } from './today-view.ts'

/** How long before it is held a meeting shows, in days. */
const aheadDays = 7
/** Within how many days of a meeting its verbale is signed, and what was decided carried out. */
const afterDays = 7

/** What the tavoli's meetings ask of this person: to be there, to sign, to carry out what was decided. */
export function meetingItems(session: Session): TodayItem[] {
  return [
    ...session.rows.ofKind('meeting').flatMap((row) => meetingItem(session, row)),
    ...session.rows.ofKind('decision').flatMap((row) => carryOutItem(session, row)),
  ]
}

function meetingItem(session: Session, row: Row): TodayItem[] {
  const { record, tavolo, date, time, place, state } = meetingRow(session, row)
  const today = dayOf(session.runtime.now())
  const text = [tavolo.name, time ?? '', place ?? ''].filter(Boolean).join(' · ')
  const item = { title: text, href: `/tavolo/${record}` }
  if (['PROGRAMMATA', 'CONVOCATA', 'APERTA'].includes(state) && date <= addDays(today, aheadDays))
    return [{ ...item, key: `meeting/${record}`, kind: 'meeting', due: date, late: date < today }]
  const maySign = coordinates(session, tavolo.slug) || row.shown.keeper === session.me.login
  if (state !== 'CHIUSA' || !maySign) return []
  const due = addDays(date, afterDays)
  const href = `/tavolo/${record}/verbale`
  return [{ ...item, href, key: `minutes/${record}`, kind: 'minutes', due, late: due < today }]
}

/** Whoever coordinates makes the moves that were decided where somebody else held the tablet. */
function carryOutItem(session: Session, { record, case: of, shown }: Row): TodayItem[] {
  const row = of === undefined ? undefined : session.rows.get(of)
  const meeting = session.rows.get(plainText(shown.meeting))
  if (!row || !meeting || typeof shown.type !== 'string' || shown.decidedAt === undefined) return []
  if (!coordinates(session, plainText(meeting.shown.tavolo))) return []
  if (whyStopped(session, row, personRow(session, row))) return []
  if (standingOf(row, shown.type as DecisionType, []) !== 'DA_ESEGUIRE') return []
  const due = addDays(plainText(shown.date), afterDays)
  return [
    {
      key: `carry-out/${record}`,
      kind: 'carry-out',
      title: winCode(row.record),
      text: shown.type,
      due,
      late: due < dayOf(session.runtime.now()),
      href: `/tavolo/${meeting.record}`,
    },
  ]
}
