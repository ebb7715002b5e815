import type { ScopeMarks } from '#lib/store/types.ts'
import { moment, type Exchange } from './exchange.ts'
import { push, sendReceipts } from './push.ts'
import { mendThere } from './reconcile.ts'
import { isDayOver, type Rounded } from './round.ts'
import { done, ended, type Verdict } from './verdict.ts'

/** How many ids are asked after at once. */
const idBatch = 5000

/**
 * [Y15] The turn of a scope that is never pulled: push and receipts; then what is here is asked after by id when
 * something was sent and not yet confirmed, or when the replica is not the one of the last asking.
 */
export async function deliver(exchange: Exchange, scope: string): Promise<Verdict<Rounded>> {
  const pushed = await push(exchange, scope)
  if (!pushed.ok) return pushed
  const receipts = await sendReceipts(exchange, scope)
  if (!receipts.ok) return receipts
  const head = { sent: pushed.value.sent, refused: pushed.value.refused, fresh: 0, broken: 0 }
  const scopes = await exchange.store.scopes()
  if (!scopes.ok) return ended({ reason: 'store', why: scopes.reason })
  const all = await exchange.store.ids(scope)
  if (!all.ok) return ended({ reason: 'store', why: all.reason })
  const here = all.value.filter(({ away }) => !away)
  const isOpen = here.some(({ mark }) => mark === 'sent')
  if (here.length === 0 || !(isOpen || isDue(scopes.value, scope, exchange.now())))
    return done({ ...head, reconciled: false })
  const asked = await askAfter(exchange, scope, here)
  if (!asked.ok) return asked
  const again = asked.value > 0 ? await push(exchange, scope) : done({ sent: 0, refused: 0 })
  if (!again.ok) return again
  const { sent, refused } = again.value
  return done({ ...head, sent: head.sent + sent, refused: head.refused + refused, reconciled: true })
}

/** The scopes that are pulled hear of a new epoch first; once a day all is asked after, since nobody may have told. */
function isDue(all: readonly ScopeMarks[], scope: string, now: number): boolean {
  const own = all.find((marks) => marks.scope === scope)
  if (own?.owesComparison || isDayOver(own, now)) return true
  return all.some(({ epoch }) => epoch !== undefined && epoch !== own?.epoch)
}

type Here = Parameters<typeof mendThere>[2]

/** Confirms, or puts back, what is here; answers how much must be pushed again. */
async function askAfter(exchange: Exchange, scope: string, here: Here): Promise<Verdict<number>> {
  const there = new Set<string>()
  let epoch: string | undefined
  for (let from = 0; from < here.length; from += idBatch) {
    const ids = here.slice(from, from + idBatch).map(({ id }) => id)
    const found = await exchange.remote.has(scope, ids, exchange.signal)
    if (!found.ok) return ended(found)
    for (const id of found.value) there.add(id)
    epoch ??= found.epoch
  }
  const mended = await mendThere(exchange, scope, here, there)
  if (!mended.ok) return mended
  const at = moment(exchange)
  const marked = await exchange.store.markScope(scope, {
    ...(epoch !== undefined && { epoch }),
    lastReconcile: at,
    owesComparison: false,
  })
  return marked.ok ? done(mended.value.pushedAgain) : ended({ reason: 'store', why: marked.reason })
}
