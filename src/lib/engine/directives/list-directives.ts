import { isLate, standingOf } from '#lib/domain/network/directive-standing.ts'
import { grantOf, tavoloOfItem } from '#lib/domain/schema/roles.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { itemsOf, textOf, valueOf } from '#lib/entries/read.ts'
import { viewOf } from '../casework/open-case.ts'
import { anyText } from '../session/any-text.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import type { DirectiveLine, DirectivesView, DirectiveView, TavoloAnswer } from './directive-view.ts'

/** True for whoever issues directives. */
export function isCabina({ me }: Session): boolean {
  return me.grants.includes(grantOf('cabina'))
}

/** Every directive on this device, the newest first. */
export function listDirectives(session: Session): DirectivesView {
  const directives = session.directory
    .records('directive')
    .flatMap(({ folded }) => lineOf(session, folded) ?? [])
    .sort((a, b) =>
      a.issued === b.issued ? (b.number ?? 9999) - (a.number ?? 9999) : a.issued < b.issued ? 1 : -1,
    )
  return { directives, mayWrite: isCabina(session) }
}

/** One directive with its words. */
export async function openDirective(session: Session, record: string): Promise<DirectiveView | undefined> {
  const found = await readRecord(session, record)
  const line = found && lineOf(session, found.folded)
  return line && { ...line, view: viewOf(session, found), mayWrite: isCabina(session) }
}

/** A directive without a subject or a day is none: somebody wrote the answers of one alone. */
function lineOf(session: Session, folded: Folded): DirectiveLine | undefined {
  if (folded.kind !== 'directive') return undefined
  const issued = textOf(folded, 'issued')
  const subject = anyText(folded, 'subject')
  if (issued === undefined || subject === undefined) return undefined
  const number = valueOf(folded, 'number')
  const deadline = anyText(folded, 'deadline')
  const closed = anyText(folded, 'closed')
  const answers = itemsOf(folded, 'addressed')
    .filter((item) => valueOf(folded, `addressed/${item}/on`) !== false)
    .map((item) => answerOf(session, folded, item, { issued, ...(deadline !== undefined && { deadline }) }))
  return {
    record: folded.record,
    ...(typeof number === 'number' && { number }),
    issued,
    subject,
    ...(deadline !== undefined && { deadline }),
    ...(closed !== undefined && { closed }),
    answers: answers.sort((a, b) => a.name.localeCompare(b.name, 'it')),
  }
}

function answerOf(
  { directory, me, runtime }: Session,
  folded: Folded,
  item: string,
  times: { issued: string; deadline?: string },
): TavoloAnswer {
  const tavolo = tavoloOfItem(item)
  const said = {
    seen: anyText(folded, `answers/${item}/seen`),
    state: anyText(folded, `answers/${item}/state`),
    on: anyText(folded, `answers/${item}/on`),
    note: anyText(folded, `answers/${item}/note`),
    evidence: anyText(folded, `answers/${item}/evidence`),
    verdict: anyText(folded, `checks/${item}/verdict`),
    checkedOn: anyText(folded, `checks/${item}/on`),
    checkNote: anyText(folded, `checks/${item}/note`),
  }
  const known = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined),
  ) as Partial<Record<keyof typeof said, string>>
  const standing = standingOf(known, times, dayOf(runtime.now()))
  return {
    tavolo,
    name: directory.tavoloName(tavolo),
    standing,
    late: isLate(standing) && textOf(folded, 'closed') === undefined,
    ...known,
    mayAnswer: me.grants.includes(grantOf('coordinatore', tavolo)),
  }
}

/** The directives that are not closed and addressed to a tavolo, with its answer. */
export function openFor(session: Session, tavolo: string): { line: DirectiveLine; answer: TavoloAnswer }[] {
  return listDirectives(session).directives.flatMap((line) => {
    const answer = line.answers.find((one) => one.tavolo === tavolo)
    return answer && line.closed === undefined ? [{ line, answer }] : []
  })
}
