import type { SyncOptions } from './sync-options.ts'

/** How long without another save before what was saved leaves: saves in a row leave together, each answered first. */
const gatherMs = 300

/** A save waits no longer than this for others to join it. */
const gatherAtMostMs = 2100

/** The waiting between two turns, and what cuts it short. */
export type Rest = {
  /** Forgets who asked: from here on asking calls for another turn. */
  begin(): void
  /** What a server asks for: nothing cuts it. */
  owed(ms: number, signal: AbortSignal): Promise<void>
  /** Until the next turn is due. */
  until(ms: number, signal: AbortSignal): Promise<void>
  /** Something was saved: soon. */
  nudge(): void
  /** The way is open again: now. */
  hurry(): void
}

/** [Y9] A save cuts the waiting down to what lets others join it, and whoever hurries ends it. */
export function createRest(runtime: Pick<SyncOptions['runtime'], 'sleep'>): Rest {
  let asked: 'soon' | 'now' | undefined
  let nudges = 0
  let wake = new AbortController()

  function pause(ms: number, signal: AbortSignal): Promise<void> {
    wake = new AbortController()
    return sleepUnless(ms, wake, signal)
  }

  async function sleepUnless(ms: number, cut: AbortController, signal: AbortSignal): Promise<void> {
    if (signal.aborted || ms <= 0) return
    const stop = () => cut.abort()
    signal.addEventListener('abort', stop, { once: true })
    await runtime.sleep(ms, cut.signal)
    signal.removeEventListener('abort', stop)
  }

  async function gather(signal: AbortSignal): Promise<void> {
    let seen = -1
    for (let waited = 0; waited < gatherAtMostMs && seen !== nudges; waited += gatherMs) {
      if (asked !== 'soon') return
      seen = nudges
      await pause(gatherMs, signal)
    }
  }

  return {
    begin: () => void (asked = undefined),
    owed: (ms, signal) => sleepUnless(ms, new AbortController(), signal),
    async until(ms, signal) {
      if (!asked) await pause(ms, signal)
      await gather(signal)
    },
    nudge() {
      if (!asked) wake.abort()
      asked ??= 'soon'
      nudges += 1
    },
    hurry() {
      asked = 'now'
      wake.abort()
    },
  }
}
