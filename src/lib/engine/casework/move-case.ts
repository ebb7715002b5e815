import type { Json } from '#lib/domain/schema/kind.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { caseMoves, type CaseState } from '#lib/domain/workflow/case-states.ts'
import { whyNotMove } from '#lib/domain/workflow/moves.ts'
import type { Change } from '#lib/entries/make.ts'
import { seenOf, textOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { tidy } from '../session/tidy.ts'
import { write } from '../session/write.ts'
import type { MoveView } from '../views.ts'
import type { Folded } from '#lib/entries/fold.ts'

/** What a move may bring along: a reason, an outcome of the closing, a case manager. */
export type MoveExtra = { reason?: string; closure?: string; caseManager?: string }

/** Moves a case, by who may and with what the move needs (domain/workflow). */
export async function moveCase(
  session: Session,
  record: string,
  to: string,
  extra: MoveExtra,
): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (!found) return { ok: false, reason: 'not-found' }
  const { folded, scope } = found
  const from = (textOf(folded, 'state') ?? 'BOZZA') as CaseState
  const why = whyNotMove(
    caseMoves,
    from,
    to as CaseState,
    rolesAt(session.me.grants, parseDatabase(scope)?.tavolo),
  )
  if (why) return { ok: false, reason: why }
  const missing = missingOf(folded, from, to, extra)
  if (missing) return { ok: false, reason: 'required', path: missing }
  const changes = moveChanges(folded, to, extra, dayOf(session.runtime.now()))
  const saved = await write(session, scope, [{ kind: 'case', record, case: record, changes }])
  return saved.ok ? { ok: true } : saved
}

/** What a move writes in the case, over what is there: also where the tavolo decides it. */
export function moveChanges(folded: Folded, to: string, extra: MoveExtra, today: string): Change[] {
  const values: Record<string, Json | undefined> = {
    state: to,
    stateSince: today,
    stateWhy: extra.reason ?? null,
    caseManager: extra.caseManager,
    'closure/reason': extra.closure,
    'closure/date': extra.closure === undefined ? undefined : today,
  }
  return Object.entries(values).flatMap(([path, value]) =>
    value === undefined ? [] : [{ path, value: tidy(value), seen: seenOf(folded, path) }],
  )
}

/** The moves from where a case stands, those of others shown with who makes them. */
export function movesOf(folded: Folded, grants: readonly string[], scope: string): MoveView[] {
  const state = textOf(folded, 'state')
  const roles = rolesAt(grants, parseDatabase(scope)?.tavolo)
  return caseMoves
    .filter((move) => move.from === state)
    .map((move) => ({
      to: move.to,
      ...(move.needs && { needs: move.needs }),
      allowed: move.by.some((role) => roles.includes(role)),
      by: [...move.by],
    }))
}

function missingOf(folded: Folded, from: string, to: string, extra: MoveExtra): string | undefined {
  const needs = caseMoves.find((move) => move.from === from && move.to === to)?.needs
  if (needs === 'reason' && !extra.reason?.trim()) return 'stateWhy'
  if (needs === 'closure' && !extra.closure) return 'closure/reason'
  if (needs === 'case-manager' && !extra.caseManager && textOf(folded, 'caseManager') === undefined) {
    return 'caseManager'
  }
  return undefined
}
