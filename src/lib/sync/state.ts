import type { Trouble } from './verdict.ts'

/** Where the exchange stands, for people. Counts of entries are the store's. */
export type SyncState = {
  phase: 'idle' | 'working' | 'waiting'
  scope?: string
  progress?: { done: number; total: number }
  trouble?: Trouble
  /** When the last whole exchange of all scopes ended, wall clock ms. */
  lastExchange?: number
  /** Since when the other side has not been reached, while it is not. */
  troubleSince?: number
}

/** Waiting times after trouble: doubled each time up to five minutes, with jitter in the upper half. */
export function backOffMs(failures: number, chance: number): number {
  const full = Math.min(300_000, 2_000 * 2 ** Math.min(failures, 10))
  return Math.round(full / 2 + (full / 2) * chance)
}
