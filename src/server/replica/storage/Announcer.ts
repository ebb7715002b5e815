/**
 * Tells those who wait that something was written. Take the version before reading, then wait for what
 * came after it: a write between the two is not missed.
 */
export type Announcer = {
  version(): number
  announce(): void
  /** Resolves at the first announcement after the version, or when the signal aborts. */
  changedSince(version: number, signal: AbortSignal): Promise<void>
}

/** Knows nobody by name: waiters come and go by themselves. */
export function createAnnouncer(): Announcer {
  const waiting = new Set<() => void>()
  let version = 0
  return {
    version: () => version,
    announce() {
      version += 1
      for (const wake of waiting) wake()
    },
    changedSince(since, signal) {
      if (version !== since || signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = () => {
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiting.add(wake)
        signal.addEventListener('abort', wake, { once: true })
      })
    },
  }
}
