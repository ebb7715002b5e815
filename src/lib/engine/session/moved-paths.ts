import type { Json } from '#lib/domain/schema/kind.ts'
import type { Role } from '#lib/domain/schema/roles.ts'
import { actionMoves } from '#lib/domain/workflow/action-states.ts'
import { caseMoves } from '#lib/domain/workflow/case-states.ts'
import { contactMoves } from '#lib/domain/workflow/contact-states.ts'
import { whyNotMove, type Move } from '#lib/domain/workflow/moves.ts'
import { planMoves } from '#lib/domain/workflow/plan-states.ts'
import { referralMoves } from '#lib/domain/workflow/referral-states.ts'
import type { Reason } from '../api.ts'

/** Fields that change by their own moves, never by typing. */
const moved: Record<string, readonly string[]> = {
  case: ['state', 'stateSince', 'person', 'referral', 'contact', 'closure/date'],
  referral: ['state', 'answer'],
  contact: ['state', 'known'],
  interview: ['closedAt'],
  register: ['closedAt', 'action', 'month'],
  assessment: ['signedBySocialWorker', 'signedByOther'],
  plan: ['state', 'stateSince', 'signedAt', 'signature', 'way', 'version', 'previous'],
  action: ['state', 'stateSince', 'counted', 'startedOn', 'endedOn', 'outcome'],
  meeting: ['convenedOn', 'openedAt', 'closedAt', 'desertedAt', 'cancelledOn', 'tavolo', 'date'],
  minutes: ['content', 'signedAt', 'number', 'coordinatorSignature', 'keeperSignature', 'onPaper'],
  placement: ['state', 'answered', 'started', 'ended', 'passed', 'resource', 'body', 'asked'],
  consent: ['state', 'endedOn', 'signature'],
  document: ['mediaType', 'bytes', 'chunks'],
  'reserved-document': ['mediaType', 'bytes', 'chunks'],
}

const tables: Record<string, readonly Move<string>[]> = {
  case: caseMoves,
  referral: referralMoves,
  contact: contactMoves,
  plan: planMoves,
  action: actionMoves,
}

/** True for a field of a kind that only a move may change. */
export function isMoved(kind: string, path: string): boolean {
  return moved[kind]?.includes(path) === true
}

/** True for a field without which a record cannot be told from others: it changes, and is never emptied. */
export function isNeeded(kind: string, path: string): boolean {
  return kind === 'person' && (path === 'name' || path === 'surname')
}

/** Why a move may not be taken back: whoever takes it back must be one who could have made it. */
export function whyNotUnmove(kind: string, from: Json, to: Json, roles: readonly Role[]): Reason | undefined {
  const table = tables[kind]
  if (!table || typeof from !== 'string' || typeof to !== 'string') return undefined
  return whyNotMove(table, from, to, roles)
}
