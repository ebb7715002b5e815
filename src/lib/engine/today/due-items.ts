import { isTraineeship } from '#lib/domain/actions/categories.ts'
import { areas } from '#lib/domain/autonomy/areas.ts'
import { addDays, addMonths } from '#lib/domain/calendar.ts'
import { earlySignals, type EarlySignal, type Ending } from '#lib/domain/prevention/early-signals.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { isOpen, type CaseState } from '#lib/domain/workflow/case-states.ts'
import { personRow } from '../casework/case-row.ts'
import { dayOf } from '../session/fresh.ts'
import type { Session } from '../session/session.ts'
import { daysIn, titleOf, type Row } from '../session/summarise.ts'
import type { TodayItem } from './today-view.ts'

/** How long before it is due something shows, in days. */
const aheadDays = 14
/** The map is drawn again every so many months (domain.md §4). */
const reassessMonths = 6
/** A follow-up is due so many months after the exit, give or take thirty days (domain.md §7). */
const followups = [
  { time: 'F6', months: 6 },
  { time: 'F12', months: 12 },
] as const
const windowDays = 30

/** Something due, before it is told. */
export type Found = Pick<TodayItem, 'kind'> & { key: string; due: string; text?: string }

/** What a case owes, to whom it owes it: tasks to their owner, the rest to who follows it. */
export function dueItems(session: Session, row: Row): TodayItem[] {
  const today = dayOf(session.runtime.now())
  const parts = session.rows.ofCase(row.record)
  const mine = row.shown.caseManager === session.me.login || row.shown.tutor === session.me.login
  const open = isOpen((row.shown.state ?? 'BOZZA') as CaseState)
  const found = [
    ...(open ? tasksIn(session, row, parts) : []),
    ...(open && mine ? [...reviewsIn(parts), ...reassessmentsIn(row, parts), ...monitoringsIn(parts)] : []),
    ...(mine ? followupsIn(row, parts) : []),
    ...(open && mine ? signalsIn(parts, today, session.directory.rules().horizonDays) : []),
  ]
  const horizon = addDays(today, aheadDays)
  const title = titleOf((personRow(session, row) ?? row).shown)
  return found
    .filter(({ due, kind }) => kind === 'signal' || due <= horizon)
    .map(({ key, ...item }) => ({
      ...item,
      key: `${item.kind}/${key}`,
      title,
      late: item.kind !== 'signal' && item.due < today,
      href: `/casi/${row.record}`,
    }))
}

const ofKind = (parts: readonly Row[], kind: string) => parts.filter((part) => part.kind === kind)
/** The first day where people disagree, so that nothing is late for it. */
const dayIn = (row: Row | undefined, path: string) => daysIn(row?.shown[path])[0] ?? ''

function tasksIn(session: Session, { shown }: Row, parts: readonly Row[]): Found[] {
  return ofKind(parts, 'task').flatMap((task): Found[] => {
    const owner = task.shown.owner ?? shown.caseManager
    const due = dayIn(task, 'by')
    if (task.shown.outcome !== undefined || owner !== session.me.login || due === '') return []
    return [{ key: task.record, kind: 'task', due, text: plainText(task.shown.text) }]
  })
}

export function reviewsIn(parts: readonly Row[]): Found[] {
  return ofKind(parts, 'plan').flatMap((plan): Found[] => {
    const [since, months] = [dayIn(plan, 'stateSince'), Number(plan.shown.reviewMonths ?? 0)]
    if (plan.shown.state !== 'ATTIVO' || since === '' || months === 0) return []
    // A conversation about the plan since then is its review.
    const last = ofKind(parts, 'interview')
      .filter(({ shown }) => shown.type === 'VERIFICA')
      .map((interview) => dayIn(interview, 'date'))
      .sort()
      .at(-1)
    const from = last !== undefined && last > since ? last : since
    return [{ key: plan.record, kind: 'review', due: addMonths(from, months) }]
  })
}

function isSigned({ shown }: Row): boolean {
  return shown.signedBySocialWorker !== undefined || shown.signedByOther !== undefined
}

function reassessmentsIn(row: Row, parts: readonly Row[]): Found[] {
  const days = ofKind(parts, 'assessment')
    .filter(isSigned)
    .map((assessment) => dayIn(assessment, 'date'))
  const last = days.sort().at(-1)
  if (last === undefined || row.shown.state !== 'IN_PERCORSO') return []
  return [{ key: row.record, kind: 'reassess', due: addMonths(last, reassessMonths) }]
}

function monitoringsIn(parts: readonly Row[]): Found[] {
  return ofKind(parts, 'action').flatMap((action): Found[] => {
    const start = dayIn(action, 'startedOn')
    if (action.shown.state !== 'AVVIATA' || start === '' || !isTraineeship(action.shown.category)) return []
    const last = ofKind(parts, 'monitoring')
      .filter(({ shown }) => shown.action === action.record)
      .map((monitoring) => dayIn(monitoring, 'date'))
      .sort()
      .at(-1)
    const text = plainText(action.shown.title)
    return [{ key: action.record, kind: 'monitoring', due: addMonths(last ?? start, 1), text }]
  })
}

function followupsIn(row: Row, parts: readonly Row[]): Found[] {
  const exit = dayIn(row, 'closure/date')
  if (exit === '' || !['CONCLUSO', 'FOLLOWUP'].includes(plainText(row.shown.state))) return []
  const done = ofKind(parts, 'followup').filter(({ shown }) => shown.exit === exit)
  return followups
    .filter(({ time }) => !done.some(({ shown }) => shown.time === time))
    .slice(0, 1)
    .map(({ time, months }): Found => ({
      key: `${row.record}/${time}`,
      kind: 'followup',
      due: addDays(addMonths(exit, months), windowDays),
      text: time,
    }))
}

/** Early signals from what is already recorded: they propose a contact, and say why. */
function signalsIn(parts: readonly Row[], today: string, horizonDays: number): Found[] {
  const person = ofKind(parts, 'person')[0]
  const supportEnds = person?.shown.supportEnds
  const ends: Ending[] = [
    ...endingOf('isee', dayIn(person, 'iseeExpires')),
    ...endingOf('permit', dayIn(person, 'permitExpires')),
    ...(Array.isArray(supportEnds) ? supportEnds : []).flatMap((day) =>
      endingOf('benefit', daysIn(day)[0] ?? ''),
    ),
    ...ofKind(parts, 'action').flatMap((action) => endingOf('contract', dayIn(action, 'hire/to'))),
  ]
  const appointments = ofKind(parts, 'task').filter(({ shown }) => shown.type === 'APPUNTAMENTO')
  const daysOf = (outcome: string) =>
    appointments.filter(({ shown }) => shown.outcome === outcome).map((task) => dayIn(task, 'outcomeOn'))
  const assessments = ofKind(parts, 'assessment')
    .filter(isSigned)
    .map((each) => ({ on: dayIn(each, 'date'), scores: scoresOf(each.shown) }))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  const known = { endings: ends, missed: daysOf('MANCATO'), kept: daysOf('FATTO'), assessments }
  return earlySignals(known, today, horizonDays).map((signal, index) => ({
    key: `${person?.record ?? ''}/${index}`,
    kind: 'signal',
    due: signal.on,
    text: wordOf(signal),
  }))
}

function endingOf(what: Ending['what'], on: string): Ending[] {
  return on === '' ? [] : [{ what, on }]
}

function scoresOf(shown: Record<string, Json>): Record<string, Json | undefined> {
  return Object.fromEntries(areas.map((area) => [area, shown[`${area}/score`]]))
}

/** The reason as a code; of a fall the areas too: "fell A1 C4". */
function wordOf(signal: EarlySignal): string {
  return signal.why === 'fell' ? ['fell', ...signal.areas].join(' ') : signal.why
}
