import { moveOf, type DecisionType } from '#lib/domain/meeting/decisions.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { caseMoves, casePath, type CaseState } from '#lib/domain/workflow/case-states.ts'
import { winCode } from '#lib/domain/win-code.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { itemsOf, textOf } from '#lib/entries/read.ts'
import { personRow } from '../casework/case-row.ts'
import { viewOf } from '../casework/open-case.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import type { DecisionStanding, DecisionTask, DecisionView, HeardView } from './meeting-view.ts'
import { notesIn } from './notes-in.ts'
import { decisionOf } from './places.ts'

/** A case on the agenda, with what this meeting said of it. */
export async function hearCase(session: Session, meeting: Folded, item: string): Promise<HeardView> {
  const at = (leaf: string) => textOf(meeting, `cases/${item}/${leaf}`)
  const target = at('target') ?? ''
  // Of a case that went to another tavolo this one hears no more, whoever reads both.
  const [scope, found] = [session.rows.get(meeting.record)?.scope, session.rows.get(target)]
  const row = found?.scope === scope ? found : undefined
  const person = row && personRow(session, row)
  const [day, begunAt, proposer] = [at('day'), at('begunAt'), at('proposer')]
  const state = row && plainText(row.shown.state)
  const decision = row && (await decisionIn(session, row, decisionOf(meeting.record, target)))
  const stopped = row ? whyStopped(session, row, person) : 'ASSENTE'
  return {
    item,
    target,
    code: target ? winCode(target) : '',
    ...(person && !stopped && { name: titleOf(person.shown) }),
    why: at('why') ?? 'ALTRO',
    ...(day !== undefined && { day }),
    ...(begunAt !== undefined && { begunAt }),
    ...(proposer !== undefined && { proposer: session.directory.author(proposer) }),
    ...(state !== undefined && { state }),
    ...(decision && { decision }),
    ...(stopped && { stopped }),
  }
}

/** Whoever took the yes back, or has their data limited, is decided of no more. */
export function whyStopped(
  { rows }: Pick<Session, 'rows'>,
  row: Row,
  person: Row | undefined,
): HeardView['stopped'] {
  const contact = typeof row.shown.contact === 'string' ? rows.get(row.shown.contact) : undefined
  const isRevoked =
    contact?.shown.consentP1 === 'REVOCATO' ||
    rows
      .ofCase(row.record)
      .some(({ kind, shown }) => kind === 'consent' && shown.purpose === 'P1' && shown.state === 'REVOCATO')
  if (isRevoked) return 'REVOCATO'
  return person?.shown.limited === true ? 'LIMITATO' : undefined
}

async function decisionIn(session: Session, row: Row, record: string): Promise<DecisionView | undefined> {
  const found = await readRecord(session, record)
  if (!found) return undefined
  const { folded } = found
  const type = textOf(folded, 'type') as DecisionType | undefined
  const decidedAt = textOf(folded, 'decidedAt')
  const by = folded.fields.decidedAt?.live[0]?.author
  const tasks = tasksOf(session, row, record)
  const standing = type !== undefined && decidedAt !== undefined ? standingOf(row, type, tasks) : undefined
  return {
    record: viewOf(session, found),
    ...(type !== undefined && { type }),
    ...(decidedAt !== undefined && { decidedAt }),
    ...(by !== undefined && { decidedBy: session.directory.author(by) }),
    notes: notesIn(session, folded),
    dissents: itemsOf(folded, 'dissents').map((item) => {
      const words = textOf(folded, `dissents/${item}/words`)
      const who = textOf(folded, `dissents/${item}/who`) ?? ''
      return { item, who, ...(words !== undefined && { words }) }
    }),
    tasks,
    ...(standing && { standing }),
  }
}

function tasksOf(session: Session, { record }: Row, decision: string): DecisionTask[] {
  return session.rows
    .ofCase(record)
    .filter(({ kind, shown }) => kind === 'task' && shown.decision === decision)
    .map((row): DecisionTask => {
      const { text, owner, by, outcome } = row.shown
      return {
        record: row.record,
        text: plainText(text),
        ...(typeof owner === 'string' && { owner: session.directory.author(owner) }),
        ...(typeof by === 'string' && { by }),
        ...(typeof outcome === 'string' && { outcome }),
      }
    })
    .sort((a, b) => ((a.by ?? '') < (b.by ?? '') ? -1 : 1))
}

/** Read from where the case is now, so that it is right whoever moved it. */
export function standingOf(
  { shown }: Row,
  type: DecisionType,
  tasks: readonly DecisionTask[],
): DecisionStanding {
  if (type === 'RINVIARE') return 'RINVIATA'
  const target = type === 'CHIUDERE' ? 'CONCLUSO' : moveOf(type)
  if (target === undefined) return tasks.every(({ outcome }) => outcome !== undefined) ? 'FATTA' : 'IN_CORSO'
  const state = (shown.state ?? 'BOZZA') as CaseState
  if (state === target || isBeyond(state, target)) return 'FATTA'
  return caseMoves.some(({ from, to }) => from === state && to === target) ? 'DA_ESEGUIRE' : 'NON_ANCORA'
}

/** Further along than the state that was decided: it went through it, or past where it mattered. */
function isBeyond(state: CaseState, target: CaseState): boolean {
  const [now, then] = [casePath.indexOf(state), casePath.indexOf(target)]
  if (then < 0) return now >= casePath.indexOf('CONCLUSO')
  return now > then
}
