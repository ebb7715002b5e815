import { plainText } from '#lib/domain/schema/plain-text.ts'
import { isOpen, type CaseState } from '#lib/domain/workflow/case-states.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { itemsOf, textOf } from '#lib/entries/read.ts'
import { personRow } from '../casework/case-row.ts'
import { viewOf } from '../casework/open-case.ts'
import { standingCases } from '../matches/verdicts.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import { isAdministration, tavoliOf } from './list-network.ts'
import type { BodyCase, BodyView } from './network-view.ts'

/** A body, with what it does at the tavoli of whoever looks. */
export async function openBody(session: Session, record: string): Promise<BodyView | undefined> {
  const found = await readRecord(session, record)
  if (found?.folded.kind !== 'body') return undefined
  const { folded } = found
  const withdrawn = textOf(folded, 'withdrawn')
  const { directory } = session
  return {
    record: viewOf(session, found),
    name: textOf(folded, 'name') ?? '',
    ...(withdrawn !== undefined && { withdrawn }),
    formerNames: itemsOf(folded, 'formerNames').map((item) => {
      const until = textOf(folded, `formerNames/${item}/until`)
      const name = textOf(folded, `formerNames/${item}/name`) ?? ''
      return { item, name, ...(until !== undefined && { until }) }
    }),
    staff: directory.staffOfBody(record).map((one) => ({ ...one, active: !directory.hasLeft(one.login) })),
    seats: (await tavoliOf(session)).flatMap((tavolo) =>
      tavolo.members
        .filter(({ body }) => body === record)
        .map(({ item, from, to }) => ({
          tavolo,
          item,
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
        })),
    ),
    cases: casesOf(session, record),
    mayWrite: isAdministration(session),
  }
}

/** The open cases that somebody of a body follows, and the actions under way that it carries out. */
export function casesOf(session: Session, body: string): BodyCase[] {
  return standingCases(session).flatMap((row) => {
    if (!isOpen((row.shown.state ?? 'BOZZA') as CaseState)) return []
    return [...followed(session, row, body), ...hosted(session, row, body)]
  })
}

function followed(session: Session, row: Row, body: string): BodyCase[] {
  const { directory } = session
  return (['caseManager', 'tutor'] as const).flatMap((what) => {
    const login = row.shown[what]
    if (typeof login !== 'string' || directory.bodyOf(login) !== body) return []
    return [{ ...named(session, row), who: directory.author(login).name, what }]
  })
}

function hosted(session: Session, row: Row, body: string): BodyCase[] {
  return session.rows
    .ofCase(row.record)
    .filter(({ kind, shown }) => kind === 'action' && shown.body === body)
    .filter(({ shown }) => ['APPROVATA', 'FINANZIATA', 'AVVIATA', 'SOSPESA'].includes(plainText(shown.state)))
    .map(({ shown }) => ({ ...named(session, row), who: plainText(shown.title), what: 'action' as const }))
}

function named(session: Session, row: Row): Pick<BodyCase, 'target' | 'code' | 'title'> {
  const code = winCode(row.record)
  return { target: row.record, code, title: titleOf((personRow(session, row) ?? row).shown) || code }
}
