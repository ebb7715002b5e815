import { addDays } from '#lib/domain/calendar.ts'
import { orderAgenda, type AgendaCase, type AgendaReason } from '#lib/domain/meeting/agenda.ts'
import { databaseOf } from '#lib/domain/schema/database.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { isOpen, type CaseState } from '#lib/domain/workflow/case-states.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { standingCases } from '../matches/verdicts.ts'
import type { Session } from '../session/session.ts'
import { daysIn, type Row } from '../session/summarise.ts'
import { reviewsIn } from '../today/due-items.ts'
import { listTransfers } from '../transfers/list-transfers.ts'
import type { AgendaCaseView } from './meeting-view.ts'

/** Reviews due so many days after a meeting are heard at it: the next one would be late. */
const aheadDays = 14

/** What waits for a tavolo on the day of a meeting, in the order in which it is heard (domain.md §6). */
export function proposeAgenda(session: Session, tavolo: string, on: string): AgendaCaseView[] {
  const scope = databaseOf('tavolo', tavolo).name
  const cases = standingCases(session).filter((row) => row.scope === scope)
  const going = new Map(
    listTransfers(session)
      .filter(({ state }) => state === 'PROPOSTO')
      .map((transfer) => [transfer.target, transfer.on]),
  )
  const waiting = cases.flatMap((row) => waitsFor(session, row, on, going.get(row.record)))
  return orderAgenda(waiting).map((one) => ({ ...one, code: winCode(one.target) }))
}

function waitsFor(session: Session, row: Row, on: string, proposedOn: string | undefined): AgendaCase[] {
  const parts = session.rows.ofCase(row.record)
  const state = (row.shown.state ?? 'BOZZA') as CaseState
  if (!isOpen(state)) return []
  const because = (why: AgendaReason, day: string | undefined): AgendaCase[] =>
    day === undefined ? [] : [{ target: row.record, why, day }]
  const since = daysIn(row.shown.stateSince)[0] ?? daysIn(row.shown.openedOn)[0] ?? row.at.slice(0, 10)
  const isNew = ['SEGNALATO', 'IN_VALUTAZIONE', 'DIAGNOSTICATO', 'RIAPERTO'].includes(state)
  const conflicts = parts.reduce((sum, part) => sum + part.conflicts.length, 0)
  return [
    ...because('URGENTE', isNew && isUrgent(session, row) ? since : undefined),
    ...because('DECISIONE_SCADUTA', overdueIn(parts, on)),
    ...because('RIASSEGNARE', leftBy(session, row, on)),
    ...because('AZIONE_SOSPESA', suspendedIn(parts)),
    ...because('DA_RIVEDERE', conflicts > 0 ? row.at.slice(0, 10) : undefined),
    ...because('NUOVA', state === 'SEGNALATO' || state === 'RIAPERTO' ? since : undefined),
    ...because('DA_DECIDERE', state === 'DIAGNOSTICATO' ? since : undefined),
    ...because('VERIFICA', reviewsIn(parts).find(({ due }) => due <= addDays(on, aheadDays))?.due),
    ...because('CHIUSURA', ['INVIATO', 'NON_SELEZIONATO'].includes(state) ? since : undefined),
    ...because('TRASFERIMENTO', proposedOn),
  ]
}

/** Whoever answers for a case, or tutors it, leaves with their body by the day of the meeting, or has left. */
function leftBy({ directory }: Session, { shown, at }: Row, on: string): string | undefined {
  const days = [shown.caseManager, shown.tutor].flatMap((login) => {
    if (typeof login !== 'string') return []
    const leaves = directory.leavesOn(login)
    if (leaves !== undefined && leaves <= on) return [leaves]
    return directory.hasLeft(login) ? [at.slice(0, 10)] : []
  })
  return days.sort()[0]
}

/** The tavolo was asked in haste. */
function isUrgent({ rows }: Session, { shown }: Row): boolean {
  return typeof shown.referral === 'string' && rows.get(shown.referral)?.shown.urgency === 'ALTA'
}

/** Since when a decision waits: a task of one that is late, or a case that was put off and not heard since. */
function overdueIn(parts: readonly Row[], on: string): string | undefined {
  const late = parts
    .filter(
      ({ kind, shown }) => kind === 'task' && shown.decision !== undefined && shown.outcome === undefined,
    )
    .flatMap(({ shown }) => daysIn(shown.by)[0] ?? [])
    .filter((by) => by < on)
  const heard = parts
    .filter(({ kind, shown }) => kind === 'decision' && shown.decidedAt !== undefined)
    .sort((a, b) => (plainText(a.shown.date) < plainText(b.shown.date) ? -1 : 1))
    .at(-1)
  const putOff = heard?.shown.type === 'RINVIARE' ? plainText(heard.shown.date) : undefined
  return [...late, ...(putOff !== undefined && putOff < on ? [putOff] : [])].sort()[0]
}

function suspendedIn(parts: readonly Row[]): string | undefined {
  const action = parts.find(({ kind, shown }) => kind === 'action' && shown.state === 'SOSPESA')
  return action && action.at.slice(0, 10)
}
