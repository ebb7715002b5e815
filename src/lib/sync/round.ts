import type { ScopeMarks } from '#lib/store/types.ts'
import type { Exchange } from './exchange.ts'
import { pull } from './pull.ts'
import { push, sendReceipts } from './push.ts'
import { reconcile } from './reconcile.ts'
import { done, ended, type Trouble, type Verdict } from './verdict.ts'

/** After this long without a comparison of ids one is made, though nothing seems wrong. */
export const reconcileEveryMs = 24 * 60 * 60 * 1000

/** What a round over one scope did. */
export type Rounded = { sent: number; refused: number; fresh: number; broken: number; reconciled: boolean }

/**
 * [Y8] One scope's turn: push, then pull, then receipts; and a comparison of ids when the replica's epoch is
 * another one, when something odd came in, or when a day has passed.
 */
export async function round(exchange: Exchange, scope: string): Promise<Verdict<Rounded>> {
  const scopes = await exchange.store.scopes()
  if (!scopes.ok) return ended({ reason: 'store', why: scopes.reason })
  const marks = scopes.value.find((each) => each.scope === scope)
  const pushed = await push(exchange, scope)
  if (!pushed.ok) return pushed
  const pulled = await pull(exchange, scope, marks)
  if (!pulled.ok) return isStaleCursor(pulled.trouble) ? compare(exchange, scope, pushed.value) : pulled
  const { fresh, broken, epoch } = pulled.value
  const receipts = await sendReceipts(exchange, scope)
  if (!receipts.ok) return receipts
  const head = { sent: pushed.value.sent, refused: pushed.value.refused, fresh, broken }
  if (!isComparisonDue(marks, epoch, broken, exchange.now())) return done({ ...head, reconciled: false })
  return compare(exchange, scope, pushed.value, head)
}

async function compare(
  exchange: Exchange,
  scope: string,
  pushed: { sent: number; refused: number },
  head = { ...pushed, fresh: 0, broken: 0 },
): Promise<Verdict<Rounded>> {
  const compared = await reconcile(exchange, scope)
  if (!compared.ok) return compared
  const again =
    compared.value.pushedAgain > 0 ? await push(exchange, scope) : done({ sent: 0, refused: 0, stuck: 0 })
  if (!again.ok) return again
  return done({
    sent: head.sent + again.value.sent,
    refused: head.refused + again.value.refused,
    fresh: head.fresh + compared.value.pulled,
    broken: head.broken,
    reconciled: true,
  })
}

/** A replica that was made anew may not know our cursor at all: ids are compared instead. */
function isStaleCursor(trouble: Trouble): boolean {
  return trouble.reason === 'refused' && trouble.status === 400
}

function isComparisonDue(marks: ScopeMarks | undefined, epoch: string, broken: number, now: number): boolean {
  if (marks?.owesComparison) return true
  // A first pull from the beginning is itself whole: there is nothing to compare yet.
  if (marks?.cursor === undefined) return broken > 0
  if (marks.epoch !== epoch || broken > 0) return true
  return isDayOver(marks, now)
}

/** True when the last comparison of a scope is a day ago; a clock set back must not put it off for years. */
export function isDayOver(marks: ScopeMarks | undefined, now: number): boolean {
  const last = marks?.lastReconcile === undefined ? 0 : Date.parse(marks.lastReconcile)
  return Math.abs(now - last) >= reconcileEveryMs
}
