import { missingOfDecision, moveOf, type DecisionType } from '#lib/domain/meeting/decisions.ts'
import { quorumOf } from '#lib/domain/meeting/quorum.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { caseMoves, type CaseState } from '#lib/domain/workflow/case-states.ts'
import { whyNotMove } from '#lib/domain/workflow/moves.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { newToken } from '#lib/entries/ids.ts'
import { itemsOf, textOf } from '#lib/entries/read.ts'
import type { FieldChange, Outcome } from '../api.ts'
import { moveChanges } from '../casework/move-case.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { tidy } from '../session/tidy.ts'
import { write, type Draft } from '../session/write.ts'
import { changesOf } from './change-meeting.ts'
import { hearCase } from './hear-case.ts'
import { stateOfRow } from './list-meetings.ts'
import { seatsIn } from './open-meeting.ts'
import { decisionOf, itemOfCase, taskOf } from './places.ts'

/** A task that follows from a decision: who does what by when. */
export type FollowingTask = { text: string; owner?: string; by: string }

/** What is decided of a case: changed fields of the decision, and the tasks that follow. */
export type DecisionInput = { changes: readonly FieldChange[]; tasks: readonly FollowingTask[] }

/** A case of a meeting that is being held, ready to be written about. */
type Heard = { scope: string; meeting: Folded; target: string; decision: Folded | undefined; record: string }

/** Facts, the person's own wish and what is proposed, as they are said; also before anything is decided. */
export async function sayOfCase(
  session: Session,
  meeting: string,
  target: string,
  changes: readonly FieldChange[],
): Promise<Outcome> {
  const heard = await hear(session, meeting, target, ['PROGRAMMATA', 'CONVOCATA', 'APERTA', 'CHIUSA'])
  if (!heard.ok) return heard
  return put(session, heard, [draftOf(heard, tidied(changes))])
}

/** "Nota" on a case: notes only add up. */
export async function addCaseNote(
  session: Session,
  meeting: string,
  target: string,
  words: string,
): Promise<Outcome> {
  if (!words.trim()) return { ok: false, reason: 'required', path: 'text' }
  return sayOfCase(session, meeting, target, [
    { path: `notes/${newToken(session.runtime.random)}/text`, value: words, seen: [] },
  ])
}

/** Who did not agree, with their words. */
export async function addDissent(
  session: Session,
  meeting: string,
  target: string,
  { who, words }: { who: string; words: string },
): Promise<Outcome> {
  if (!who.trim()) return { ok: false, reason: 'required', path: 'who' }
  const item = newToken(session.runtime.random)
  return sayOfCase(session, meeting, target, [
    { path: `dissents/${item}/who`, value: who, seen: [] },
    ...(words.trim() ? [{ path: `dissents/${item}/words`, value: words, seen: [] }] : []),
  ])
}

/**
 * "Registra": the decision, the tasks that follow, and the move of the case that it means, all or none. Where this person
 * may not move the case, or the case is not there yet, the decision stands and waits for who coordinates.
 */
export async function decide(
  session: Session,
  meeting: string,
  target: string,
  { changes, tasks }: DecisionInput,
): Promise<Outcome> {
  const heard = await hear(session, meeting, target, ['APERTA'])
  if (!heard.ok) return heard
  const said = saidBy(heard.decision, changes)
  const missing = missingOfDecision(said)
  if (missing) return { ok: false, reason: 'required', path: missing }
  const type = said.type as DecisionType
  if (type === 'CHIUDERE' && !said.closure) return { ok: false, reason: 'required', path: 'closure' }
  if (!mayDecide(session, heard.meeting, type)) return { ok: false, reason: 'no-quorum' }
  const unnamed = tasks.find(({ text, by }) => !text.trim() || !by)
  if (unnamed) return { ok: false, reason: 'required', path: unnamed.text.trim() ? 'taskBy' : 'taskText' }
  const decidedAt = new Date(session.runtime.now()).toISOString()
  const decision = draftOf(heard, [...tidied(changes), ...changesOf(heard.decision, { decidedAt })])
  const following = await Promise.all(tasks.map((task) => taskDraft(session, heard, task)))
  const move = await moveDraft(session, target, said)
  return put(session, heard, [
    decision,
    ...following.flatMap((draft) => draft ?? []),
    ...(move ? [move] : []),
  ])
}

/** "Esegui": whoever coordinates makes the move that was decided where they were not at the tablet. */
export async function carryOutDecision(session: Session, meeting: string, target: string): Promise<Outcome> {
  const heard = await hear(session, meeting, target, ['APERTA', 'CHIUSA', 'FIRMATA'])
  if (!heard.ok) return heard
  const { decision } = heard
  if (!decision || textOf(decision, 'decidedAt') === undefined) return { ok: false, reason: 'not-found' }
  const move = await moveDraft(session, target, saidBy(decision, []))
  return move ? put(session, heard, [move]) : { ok: false, reason: 'not-your-move' }
}

type Said = {
  type?: DecisionType
  owner?: string
  by?: string
  why?: string
  mode?: string
  closure?: string
}

/** What the decision says once the changes are in. */
function saidBy(decision: Folded | undefined, changes: readonly FieldChange[]): Said {
  const paths = ['type', 'owner', 'by', 'why', 'mode', 'closure'] as const
  const found = paths.flatMap((path) => {
    const changed = changes.find((change) => change.path === path)
    const value = changed ? tidy(changed.value) : decision && textOf(decision, path)
    return typeof value === 'string' && value ? [[path, value]] : []
  })
  return Object.fromEntries(found) as Said
}

/** Where too few are there, or nobody of the social service, a case is looked into further or put off, and no more. */
function mayDecide(session: Session, meeting: Folded, type: DecisionType): boolean {
  if (type === 'RINVIARE' || type === 'APPROFONDIRE') return true
  return quorumOf(seatsIn(session, meeting), session.directory.rules().quorum).standing === 'VALIDA'
}

async function hear(
  session: Session,
  meeting: string,
  target: string,
  states: readonly string[],
): Promise<Outcome<Heard>> {
  const [found, row] = [await readRecord(session, meeting), session.rows.get(meeting)]
  if (!found || !row || found.folded.kind !== 'meeting') return { ok: false, reason: 'not-found' }
  if (!states.includes(stateOfRow(session, row))) return { ok: false, reason: 'no-such-move' }
  const item = itemOfCase(target)
  if (!itemsOf(found.folded, 'cases').includes(item) || session.rows.get(target)?.scope !== found.scope)
    return { ok: false, reason: 'not-found' }
  const { stopped } = await hearCase(session, found.folded, item)
  if (stopped) return { ok: false, reason: stopped === 'LIMITATO' ? 'limited' : 'no-consent' }
  const record = decisionOf(meeting, target)
  const decision = (await readRecord(session, record))?.folded
  return { ok: true, scope: found.scope, meeting: found.folded, target, decision, record }
}

function tidied(changes: readonly FieldChange[]) {
  return changes.map(({ path, value, seen }) => ({ path, value: tidy(value), seen }))
}

function draftOf({ meeting, decision, record, target }: Heard, changes: Draft['changes']): Draft {
  const place = { meeting: meeting.record, date: textOf(meeting, 'date') }
  const first = decision ? [] : freshChanges(place)
  return { kind: 'decision', record, case: target, changes: [...first, ...changes] }
}

async function taskDraft(
  session: Session,
  { record: decision, target }: Heard,
  { text, owner, by }: FollowingTask,
): Promise<Draft | undefined> {
  const record = taskOf(decision, text.trim().toLocaleLowerCase('it'))
  if (await readRecord(session, record)) return undefined
  const changes = freshChanges({ text, type: 'COMPITO', by, owner, decision })
  return { kind: 'task', record, case: target, changes }
}

/** The move that a decision means, where it may be made now by this person. */
async function moveDraft(session: Session, target: string, said: Said): Promise<Draft | undefined> {
  const to = said.type === 'CHIUDERE' ? 'CONCLUSO' : said.type && moveOf(said.type)
  const found = await readRecord(session, target)
  if (to === undefined || !found) return undefined
  const from = (textOf(found.folded, 'state') ?? 'BOZZA') as CaseState
  const roles = rolesAt(session.me.grants, parseDatabase(found.scope)?.tavolo)
  if (whyNotMove(caseMoves, from, to, roles)) return undefined
  const extra = {
    ...(said.why !== undefined && { reason: said.why }),
    ...(to === 'PRESO_IN_CARICO' && said.owner !== undefined && { caseManager: said.owner }),
    ...(to === 'CONCLUSO' && said.closure !== undefined && { closure: said.closure }),
  }
  const changes = moveChanges(found.folded, to, extra, dayOf(session.runtime.now()))
  return { kind: 'case', record: target, case: target, changes }
}

async function put(session: Session, { scope }: Heard, drafts: readonly Draft[]): Promise<Outcome> {
  const saved = await write(
    session,
    scope,
    drafts.filter(({ changes }) => changes.length > 0),
  )
  return saved.ok ? { ok: true } : saved
}
