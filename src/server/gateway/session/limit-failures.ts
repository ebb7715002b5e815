/** Counts failed tries under a key (a login, an address) within a minute. */
export type FailureLimit = {
  /** Counts a try as failed before it is made, so that many at once do not pass; 0, or seconds to wait. */
  take(key: string): number
  /** Takes a try back that did not fail. */
  giveBack(key: string): void
}

const windowMs = 60_000
const mostKeys = 20_000

/** At most `most` failures under a key in any minute. */
export function limitFailures(most: number, now: () => number): FailureLimit {
  const tries = new Map<string, number[]>()

  function recent(key: string): number[] {
    return (tries.get(key) ?? []).filter((at) => now() - at < windowMs)
  }

  function forgetOld(): void {
    for (const key of [...tries.keys()]) if (recent(key).length === 0) tries.delete(key)
    // Under an attack with ever new names the oldest go first; the limit by address still holds.
    for (const key of tries.keys()) {
      if (tries.size < mostKeys) break
      tries.delete(key)
    }
  }

  return {
    take(key) {
      const known = recent(key)
      const first = known[0]
      if (known.length >= most && first !== undefined)
        return Math.max(1, Math.ceil((first + windowMs - now()) / 1000))
      if (tries.size >= mostKeys) forgetOld()
      tries.set(key, [...known, now()])
      return 0
    },
    giveBack(key) {
      tries.set(key, recent(key).slice(0, -1))
    },
  }
}
