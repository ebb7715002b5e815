import type { Store } from '#lib/store/types.ts'
import type { Exchange } from './exchange.ts'
import type { Remote } from './remote.ts'
import { round } from './round.ts'
import { backOffMs, type SyncState } from './state.ts'
import type { Trouble, Verdict } from './verdict.ts'

/** The world that the loop lives in. */
export type SyncRuntime = {
  now(): number
  online(): boolean
  random(n: number): Uint8Array
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** What the loop is made of. */
export type SyncOptions = {
  store: Store
  remote: Remote
  runtime: SyncRuntime
  /** The scopes that this person may read now; asked at each turn, since a renewed session may change them. */
  scopes(): readonly string[]
  /** Renews the session after a 401. `revoked` ends the loop; anything else is tried again later. */
  renew(): Promise<'renewed' | 'revoked' | 'failed'>
  onState(state: SyncState): void
  /** Quiet time between two turns when nothing asks for one, ms. */
  everyMs?: number
}

/** The loop. One per tablet leads (the caller holds the lock). */
export type Sync = {
  /** One whole exchange of every scope now; resolves with what ended it. */
  exchange(): Promise<Verdict<{ sent: number; fresh: number }>>
  /** Runs turn after turn until the signal aborts. */
  run(signal: AbortSignal): Promise<void>
  /** Cuts a waiting time short: after a save, on online, visible, unlock. */
  nudge(): void
  state(): SyncState
}

/** [Y9] Our own loop instead of a live feed: it waits, is nudged, backs off with jitter and never stops silently. */
export function createSync(options: SyncOptions): Sync {
  const { runtime, onState } = options
  let state: SyncState = { phase: 'idle' }
  let running: Promise<Verdict<{ sent: number; fresh: number }>> | undefined
  let again = false
  let wake = new AbortController()
  let failures = 0

  function show(change: Partial<SyncState>): void {
    state = { ...state, ...change }
    onState(state)
  }

  async function turn(signal: AbortSignal): Promise<Verdict<{ sent: number; fresh: number }>> {
    show({ phase: 'working' })
    const verdict = await exchangeAll(options, signal, (scope, progress) => show({ scope, progress }))
    failures = verdict.ok ? 0 : failures + 1
    if (verdict.ok) {
      show({ phase: 'idle', lastExchange: runtime.now(), ...cleared })
    } else {
      const troubleSince = state.troubleSince ?? runtime.now()
      show({ ...cleared, phase: 'waiting', trouble: verdict.trouble, troubleSince })
    }
    return verdict
  }

  function exchange(
    signal = new AbortController().signal,
  ): Promise<Verdict<{ sent: number; fresh: number }>> {
    // One at a time; whoever asks during a turn gets that turn, and another follows it.
    if (running) {
      again = true
      return running
    }
    running = turn(signal).finally(() => {
      running = undefined
    })
    return running
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const verdict = await exchange(signal)
      if (!verdict.ok && verdict.trouble.reason === 'revoked') return
      if (again) {
        again = false
        continue
      }
      await rest(verdict, signal)
    }
  }

  async function rest(verdict: Verdict<unknown>, signal: AbortSignal): Promise<void> {
    wake = new AbortController()
    const stop = () => wake.abort()
    signal.addEventListener('abort', stop, { once: true })
    const chance = (runtime.random(1)[0] ?? 0) / 256
    await runtime.sleep(waitMs(verdict, failures, chance, options.everyMs ?? 20_000), wake.signal)
    signal.removeEventListener('abort', stop)
  }

  return {
    exchange: () => exchange(),
    run,
    nudge() {
      if (running) again = true
      wake.abort()
    },
    state: () => state,
  }
}

const cleared = { scope: undefined, progress: undefined, trouble: undefined, troubleSince: undefined }

function waitMs(verdict: Verdict<unknown>, failures: number, chance: number, everyMs: number): number {
  if (verdict.ok) return everyMs
  if (verdict.trouble.reason === 'busy')
    return Math.max(verdict.trouble.retryAfterMs, backOffMs(failures, chance))
  return backOffMs(failures, chance)
}

type Progress = (scope: string, progress: { done: number; total: number }) => void

/** Every scope in turn. Trouble of the line ends the turn; a scope that is refused does not keep others waiting. */
async function exchangeAll(
  options: SyncOptions,
  signal: AbortSignal,
  tell: Progress,
): Promise<Verdict<{ sent: number; fresh: number }>> {
  const { store, remote, runtime } = options
  if (!runtime.online()) return { ok: false, trouble: { reason: 'offline' } }
  const total = { sent: 0, fresh: 0 }
  let refused: Trouble | undefined
  for (const scope of options.scopes()) {
    const progress = (done: number, all: number) => tell(scope, { done, total: all })
    const exchange: Exchange = { store, remote, now: () => runtime.now(), signal, progress }
    const verdict = await roundWithSession(options, exchange, scope)
    if (verdict.ok) {
      total.sent += verdict.value.sent
      total.fresh += verdict.value.fresh
    } else if (verdict.trouble.reason === 'refused') refused ??= verdict.trouble
    else return verdict
  }
  return refused ? { ok: false, trouble: refused } : { ok: true, value: total }
}

/** [Y10] A 401 asks for a new session once; the queue stays where it is. */
async function roundWithSession(options: SyncOptions, exchange: Exchange, scope: string) {
  const first = await round(exchange, scope)
  if (first.ok || first.trouble.reason !== 'unauthorised') return first
  const renewed = await options.renew()
  if (renewed === 'revoked') return { ok: false as const, trouble: { reason: 'revoked' as const } }
  return renewed === 'renewed' ? round(exchange, scope) : first
}
