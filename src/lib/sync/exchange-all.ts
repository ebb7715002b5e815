import type { Exchange } from './exchange.ts'
import { deliver } from './deliver.ts'
import { round, type Rounded } from './round.ts'
import type { SyncOptions } from './sync-options.ts'
import { done, ended, isShut, type Trouble, type Verdict } from './verdict.ts'

/** What a whole exchange moved. */
export type Exchanged = { sent: number; fresh: number }

type Progress = (scope: string, progress: { done: number; total: number }) => void

/** Every scope in turn. Trouble of the line ends the turn; a scope that is refused does not keep others waiting. */
export async function exchangeAll(
  options: SyncOptions,
  signal: AbortSignal,
  tell: Progress,
): Promise<Verdict<Exchanged>> {
  if (!options.runtime.online()) return ended({ reason: 'offline' })
  const total = { sent: 0, fresh: 0 }
  let refused: Trouble | undefined
  for (const scope of await unsentFirst(options)) {
    // A session renewed meanwhile may have taken a scope away.
    if (!options.scopes().includes(scope)) continue
    const progress = (done: number, all: number) => tell(scope, { done, total: all })
    const exchange = exchangeOf(options, signal, progress)
    const turn = () => (options.pulls(scope) ? round(exchange, scope) : deliver(exchange, scope))
    const verdict = await withSession(options, scope, turn, nothing)
    if (verdict.ok) {
      total.sent += verdict.value.sent
      total.fresh += verdict.value.fresh
    } else if (verdict.trouble.reason === 'refused') refused ??= verdict.trouble
    else return verdict
  }
  return refused ? ended(refused) : done(total)
}

/** [Y14] The scopes of a turn, those first in which something waits to be sent, and papers last: words weigh less. */
async function unsentFirst({ store, scopes, pulls }: SyncOptions): Promise<string[]> {
  const outstanding = await store.outstanding()
  // Any order will do; a store that does not answer is told of by the first round.
  const unsent = outstanding.ok ? outstanding.value.filter(({ mark }) => mark === 'local') : []
  const waiting = new Set(unsent.map(({ scope }) => scope))
  const rank = (scope: string) => (pulls(scope) ? (waiting.has(scope) ? 0 : 1) : 2)
  return [...scopes()].sort((a, b) => rank(a) - rank(b))
}

/** What a turn works with. */
export function exchangeOf(
  { store, remote, runtime }: SyncOptions,
  signal: AbortSignal,
  progress: Exchange['progress'],
): Exchange {
  const now = () => runtime.now()
  const breathe = () => runtime.sleep(0)
  return { store, remote, now, signal, breathe, progress }
}

/**
 * [Y10] A session that is over, or narrower than it was, is renewed once; the queue stays where it is. `without`: what
 * there is to say of a scope that the new session does not grant.
 */
export async function withSession<T>(
  options: SyncOptions,
  scope: string,
  turn: () => Promise<Verdict<T>>,
  without: T,
): Promise<Verdict<T>> {
  const first = await turn()
  if (first.ok || !asksForSession(first.trouble)) return first
  const renewed = await options.renew()
  if (renewed === 'revoked') return ended({ reason: 'revoked' })
  if (renewed === 'failed') return first
  return options.scopes().includes(scope) ? turn() : done(without)
}

function asksForSession(trouble: Trouble): boolean {
  return trouble.reason === 'unauthorised' || isShut(trouble)
}

const nothing: Rounded = { sent: 0, refused: 0, fresh: 0, broken: 0, reconciled: false }
