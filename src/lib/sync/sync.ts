import type { EntryId } from '#lib/entries/entry.ts'
import { exchangeAll, exchangeOf, withSession, type Exchanged } from './exchange-all.ts'
import { fetchEntries } from './fetch-entries.ts'
import { createRest } from './rest.ts'
import { singleFlight } from './single-flight.ts'
import { backOffMs, type SyncState } from './state.ts'
import type { SyncOptions } from './sync-options.ts'
import { done, ended, type Verdict } from './verdict.ts'

/** The loop. One per tablet leads (the caller holds the lock). */
export type Sync = {
  /** One whole exchange of every scope, begun after the asking; resolves with what ended it. */
  exchange(signal?: AbortSignal): Promise<Verdict<Exchanged>>
  /** Runs turn after turn until the signal aborts. */
  run(signal: AbortSignal): Promise<void>
  /** Brings entries of a scope here by their ids; answers those that the other side has. */
  fetch(scope: string, ids: readonly EntryId[], signal: AbortSignal): Promise<Verdict<Set<EntryId>>>
  /** After a save: the next turn is soon, when more of the kind may have come. */
  nudge(): void
  /** Online again, visible again, back from working offline: the next turn is now. */
  hurry(): void
  state(): SyncState
}

/** [Y9] Our own loop instead of a live feed: it waits, is nudged, backs off with jitter and never stops silently. */
export function createSync(options: SyncOptions): Sync {
  const { runtime } = options
  const turns = createTurns(options)
  // A turn under way may have passed what was just saved, so all who ask meanwhile share the next one.
  const exchange = singleFlight((signal: AbortSignal = new AbortController().signal) => turns.take(signal))
  const rest = createRest(runtime)

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      rest.begin()
      const verdict = await exchange(signal)
      if (!verdict.ok && verdict.trouble.reason === 'revoked') return
      const owed = verdict.ok || verdict.trouble.reason !== 'busy' ? 0 : verdict.trouble.retryAfterMs
      await rest.owed(owed, signal)
      await rest.until(waitMs(verdict) - owed, signal)
    }
  }

  function waitMs(verdict: Verdict<unknown>): number {
    if (verdict.ok) return options.everyMs ?? 20_000
    return backOffMs(turns.failures(), (runtime.random(1)[0] ?? 0) / 256)
  }

  return {
    exchange,
    async fetch(scope, ids, signal) {
      if (!runtime.online()) return ended({ reason: 'offline' })
      const exchanging = exchangeOf(options, signal, () => undefined)
      return withSession(options, scope, () => fetchEntries(exchanging, scope, ids), new Set())
    },
    run,
    nudge: rest.nudge,
    hurry: rest.hurry,
    state: turns.state,
  }
}

const cleared = { scope: undefined, progress: undefined, trouble: undefined, troubleSince: undefined }

/** Turns one after the other, and what they leave for people to see. A turn that was stopped leaves nothing. */
function createTurns(options: SyncOptions) {
  const { runtime, onState } = options
  let state: SyncState = { phase: 'idle' }
  let failures = 0

  function show(change: Partial<SyncState>): void {
    state = { ...state, ...change }
    onState(state)
  }

  /** [Y13] A round more for what was written on hearing of the first; nobody is told of that one. */
  async function exchangeAndSettle(signal: AbortSignal): Promise<Verdict<Exchanged>> {
    const once = () => exchangeAll(options, signal, (scope, progress) => show({ scope, progress }))
    const first = await once()
    if (!first.ok || signal.aborted || !(await options.onExchanged?.())) return first
    const more = await once()
    if (!more.ok) return more
    return done({ sent: first.value.sent + more.value.sent, fresh: first.value.fresh + more.value.fresh })
  }

  return {
    state: () => state,
    failures: () => failures,
    async take(signal: AbortSignal): Promise<Verdict<Exchanged>> {
      show({ phase: 'working' })
      const verdict = await exchangeAndSettle(signal)
      if (signal.aborted) return verdict
      failures = verdict.ok ? 0 : failures + 1
      if (verdict.ok) {
        show({ ...cleared, phase: 'idle', lastExchange: runtime.now() })
      } else {
        const troubleSince = state.troubleSince ?? runtime.now()
        show({ ...cleared, phase: 'waiting', trouble: verdict.trouble, troubleSince })
      }
      return verdict
    },
  }
}
