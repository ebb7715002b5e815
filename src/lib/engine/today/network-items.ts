import { addDays } from '#lib/domain/calendar.ts'
import { acknowledgeDays, isOwed } from '#lib/domain/network/directive-standing.ts'
import { grantOf } from '#lib/domain/schema/roles.ts'
import { isCabina, listDirectives } from '../directives/list-directives.ts'
import type { DirectiveLine, TavoloAnswer } from '../directives/directive-view.ts'
import { listProtocols, writesProtocols } from '../protocols/list-protocols.ts'
import { lineOf, movesOf } from '../resources/list-resources.ts'
import { dayOf } from '../session/fresh.ts'
import type { Session } from '../session/session.ts'
import type { TodayItem } from './today-view.ts'

/** What the network asks of this person: directives to answer or to verify, protocols to renew, commitments to keep. */
export function networkItems(session: Session): TodayItem[] {
  return [
    ...directiveItems(session),
    ...resourceItems(session),
    ...(writesProtocols(session) ? protocolItems(session) : []),
  ]
}

function directiveItems(session: Session): TodayItem[] {
  const open = listDirectives(session).directives.filter(({ closed }) => closed === undefined)
  const owed = open.flatMap((line) =>
    line.answers
      .filter(({ mayAnswer, standing }) => mayAnswer && isOwed(standing))
      .map((answer) => owedItem(session, line, answer)),
  )
  return isCabina(session) ? [...owed, ...open.flatMap(checkItem)] : owed
}

/** Whoever coordinates acknowledges within ten days, and answers by the deadline. */
function owedItem(session: Session, line: DirectiveLine, { tavolo, name, seen }: TavoloAnswer): TodayItem {
  const due = seen === undefined ? addDays(line.issued, acknowledgeDays) : line.deadline
  return {
    key: `directive/${line.record}/${tavolo}`,
    kind: 'directive',
    title: `${line.subject} · ${name}`,
    ...(due !== undefined && { due }),
    late: due !== undefined && due < dayOf(session.runtime.now()),
    href: `/direttive/${line.record}`,
  }
}

/** The Cabina looks after those that are silent or late, and verifies what is done. */
function checkItem({ record, subject, answers, deadline }: DirectiveLine): TodayItem[] {
  const silent = answers.filter(({ late }) => late)
  const done = answers.filter(({ standing }) => standing === 'ATTUATA' || standing === 'NON_FATTIBILE')
  if (silent.length + done.length === 0) return []
  return [
    {
      key: `check/${record}`,
      kind: 'check',
      title: subject,
      text: `${silent.length} ${done.length}`,
      ...(deadline !== undefined && { due: deadline }),
      late: silent.length > 0,
      href: `/direttive/${record}`,
    },
  ]
}

function protocolItems(session: Session): TodayItem[] {
  const today = dayOf(session.runtime.now())
  const { protocols, due } = listProtocols(session)
  const ending = protocols.filter(({ standing }) => standing === 'IN_SCADENZA')
  return [
    ...ending.map(({ record, subject, to }): TodayItem => ({
      key: `renewal/${record}`,
      kind: 'renewal',
      title: subject,
      ...(to !== undefined && { due: to }),
      late: false,
      href: `/protocolli/${record}`,
    })),
    ...due
      .filter(({ by }) => by !== undefined && by < today)
      .map(({ protocol, item, bodyName, what, by }): TodayItem => ({
        key: `commitment/${protocol}/${item}`,
        kind: 'commitment',
        title: `${bodyName} · ${what}`,
        ...(by !== undefined && { due: by }),
        late: true,
        href: `/protocolli/${protocol}`,
      })),
  ]
}

/** Places that another tavolo gives wait for a yes or a no; more promised than there are is for whoever coordinates. */
function resourceItems(session: Session): TodayItem[] {
  const { me, directory } = session
  const coordinated = (tavolo: string) => me.grants.includes(grantOf('coordinatore', tavolo))
  return directory.records('resource').flatMap((found) => {
    const line = lineOf(session, found)
    if (!line) return []
    const item = { title: line.title, href: `/risorse/${line.record}` }
    const waiting = movesOf(session, line.record).filter(
      ({ to, answer }) => answer === 'WAITS' && coordinated(to),
    )
    const over = line.mine.filter((one) => one.over && coordinated(one.tavolo))
    return [
      ...waiting.map(({ record, places, from, on }): TodayItem => ({
        ...item,
        key: `quota/${record}`,
        kind: 'quota',
        text: `${places} ${directory.tavoloName(from)}`,
        due: addDays(on, acknowledgeDays),
        late: addDays(on, acknowledgeDays) < dayOf(session.runtime.now()),
      })),
      ...over.map(({ tavolo, name, quota, held }): TodayItem => ({
        ...item,
        key: `overbooked/${line.record}/${tavolo}`,
        kind: 'overbooked',
        text: `${held} ${quota} ${name}`,
        late: true,
      })),
    ]
  })
}
