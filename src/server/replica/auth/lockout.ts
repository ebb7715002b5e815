/** Counts failed logins by name and address; five of them lock that pair for five minutes. */
export type Lockout = {
  isLocked(name: string, address: string): boolean
  failed(name: string, address: string): void
}

const threshold = 5
const lockMs = 300_000
const mostKept = 10_000

type Failures = { count: number; last: number }

/** CouchDB's `[chttpd_auth_lockout] mode`, as far as it is known here. */
export type LockoutMode = 'enforce' | 'off'

/** Keeps the last 10,000 pairs that failed; a locked pair is not counted on. */
export function createLockout(mode: LockoutMode, now: () => number): Lockout {
  const failures = new Map<string, Failures>()

  function current(key: string): Failures {
    const found = failures.get(key)
    return found && now() - found.last < lockMs ? found : { count: 0, last: 0 }
  }

  return {
    isLocked: (name, address) =>
      mode === 'enforce' && current(JSON.stringify([name, address])).count >= threshold,
    failed(name, address) {
      const key = JSON.stringify([name, address])
      const count = current(key).count + 1
      failures.delete(key)
      failures.set(key, { count, last: now() })
      const [oldest] = failures.keys()
      if (failures.size > mostKept && oldest !== undefined) failures.delete(oldest)
    },
  }
}
