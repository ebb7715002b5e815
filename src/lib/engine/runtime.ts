/** What the world gives: clock, chance, network, locks. Injected, so that a simulation repeats itself. */
export type Runtime = {
  /** Wall clock, ms since 1970: shown, never trusted. */
  now(): number
  /** A clock that never goes back, ms. */
  monotonic(): number
  random(n: number): Uint8Array
  /** False only when there is surely no network. */
  online(): boolean
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /**
   * Runs while holding a name that no other tab holds; `seize` takes it from whoever holds it. Rejects when the name
   * is taken away meanwhile.
   */
  lock<T>(name: string, run: () => Promise<T>, how?: 'wait' | 'seize'): Promise<T>
}
