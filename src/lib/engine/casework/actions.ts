import { missingEvidence, type Category } from '#lib/domain/actions/categories.ts'
import { addDays } from '#lib/domain/calendar.ts'
import { endAfter, suspensionReasons, type SuspensionReason } from '#lib/domain/actions/suspension.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { actionMoves, type ActionState } from '#lib/domain/workflow/action-states.ts'
import { whyNotMove } from '#lib/domain/workflow/moves.ts'
import { newToken } from '#lib/entries/ids.ts'
import { itemsOf, seenOf, textOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import type { Outcome } from '../api.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import { rolesOf } from '../session/refuse-change.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import { putPart } from './add-part.ts'

/**
 * What the move of an action brings along. `on`: the day that it is about, today where not said. `pause`: the class
 * of reasons of a suspension, never the illness.
 */
export type ActionMove = { reason?: string; outcome?: string; on?: string; pause?: SuspensionReason }

type Values = Record<string, Json | undefined>

/** "Nuova azione": in one of the six categories, or a support that is not counted. */
export async function newAction(
  session: Session,
  caseRecord: string,
  fields: Record<string, Json>,
): Promise<Outcome<{ record: string }>> {
  const isEmpty = (path: string) => typeof fields[path] !== 'string' || fields[path].trim() === ''
  if (isEmpty('category') === isEmpty('support')) return { ok: false, reason: 'required', path: 'category' }
  if (isEmpty('title')) return { ok: false, reason: 'required', path: 'title' }
  const state = { state: 'PROPOSTA', stateSince: dayOf(session.runtime.now()) }
  return putPart(session, caseRecord, 'action', { fields: { ...fields, ...state } })
}

/** Moves an action; its real start fixes the category and the day that it counts by, for ever. */
export async function moveAction(
  session: Session,
  record: string,
  to: ActionState,
  extra: ActionMove,
): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (!found?.folded.case || found.folded.kind !== 'action') return { ok: false, reason: 'not-found' }
  const { folded } = found
  const from = (textOf(folded, 'state') ?? 'PROPOSTA') as ActionState
  const why = whyNotMove(actionMoves, from, to, rolesOf(session, found))
  if (why) return { ok: false, reason: why }
  const missing = missingOf(found, from, to, extra)
  if (missing) return { ok: false, reason: 'required', path: missing }
  const today = dayOf(session.runtime.now())
  const day = extra.on ?? today
  const wrong = wrongDay(folded, { from, to, day }, today)
  if (wrong) return { ok: false, reason: 'invalid', path: wrong }
  const values: Values = {
    state: to,
    stateSince: day,
    stateWhy: extra.reason?.trim(),
    ...valuesOf(session, found, { from, to, day }, extra),
  }
  const changes = Object.entries(values).flatMap(([path, value]) =>
    value === undefined ? [] : [{ path, value, seen: seenOf(folded, path) }],
  )
  const saved = await write(session, found.scope, [{ kind: 'action', record, case: folded.case, changes }])
  return saved.ok ? { ok: true } : saved
}

function missingOf(
  { folded }: StoredRecord,
  from: ActionState,
  to: ActionState,
  extra: ActionMove,
): string | undefined {
  if (to === 'SOSPESA') return suspensionReasons.some((each) => each === extra.pause) ? undefined : 'pause'
  const needs = actionMoves.find((move) => move.from === from && move.to === to)?.needs
  if (needs === 'reason' && !extra.reason?.trim()) return 'stateWhy'
  if (needs === 'outcome' && !extra.outcome) return 'outcome'
  if (needs !== 'evidence') return undefined
  const category = textOf(folded, 'category') as Category | undefined
  // A support that is not counted proves nothing to anyone.
  if (category === undefined) return undefined
  const given = itemsOf(folded, 'evidence').flatMap((item) => textOf(folded, `evidence/${item}/type`) ?? [])
  return missingEvidence(category, given).length > 0 ? 'evidence' : undefined
}

/** A day that has not come yet counts nothing, and nobody comes back before having stopped. */
function wrongDay(
  folded: StoredRecord['folded'],
  { from, to, day }: { from: ActionState; to: ActionState; day: string },
  today: string,
): string | undefined {
  const isStart = to === 'AVVIATA' && from !== 'SOSPESA'
  if ((isStart || to === 'CONCLUSA') && day > today) return 'stateSince'
  const open = openPauseOf(folded)
  const since =
    from === 'SOSPESA' && open ? textOf(folded, `pauses/${open}/from`) : textOf(folded, 'startedOn')
  const isLater = to === 'AVVIATA' ? !isStart : ['SOSPESA', 'CONCLUSA', 'INTERROTTA'].includes(to)
  return isLater && since !== undefined && day < since ? 'stateSince' : undefined
}

function openPauseOf(folded: StoredRecord['folded']): string | undefined {
  return itemsOf(folded, 'pauses').find((item) => textOf(folded, `pauses/${item}/to`) === undefined)
}

function valuesOf(
  session: Session,
  { folded }: StoredRecord,
  { from, to, day }: { from: ActionState; to: ActionState; day: string },
  { outcome, pause }: ActionMove,
): Values {
  if (to === 'SOSPESA') {
    const item = `pauses/${newToken(session.runtime.random)}`
    return { [`${item}/from`]: day, [`${item}/reason`]: pause }
  }
  if (from === 'SOSPESA' && to === 'AVVIATA') return resumed(folded, day)
  if (to === 'AVVIATA') return { counted: textOf(folded, 'category'), startedOn: day }
  if (to === 'CONCLUSA') return { outcome, endedOn: day }
  return to === 'INTERROTTA' ? { endedOn: day } : {}
}

/** The pause that was open ends on the day before, and the planned end moves by it, where it was long enough. */
function resumed(folded: StoredRecord['folded'], day: string): Values {
  const open = openPauseOf(folded)
  if (open === undefined) return {}
  const to = addDays(day, -1)
  const from = textOf(folded, `pauses/${open}/from`) ?? to
  const reason = textOf(folded, `pauses/${open}/reason`) as SuspensionReason
  const end = textOf(folded, 'endsOn')
  return {
    [`pauses/${open}/to`]: to,
    ...(end !== undefined && { endsOn: endAfter(end, [{ from, to, reason }]) }),
  }
}
