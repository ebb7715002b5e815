/**
 * What the key ring keeps of wrong passphrases, as plain JSON: how many in a row, when the last was
 * (wall clock, ms), and how long it must be waited from then. Slows a person at the screen, not a
 * copied disk: that is Argon2id's work.
 */
export type Attempts = { failures: number; lastAt: number; waitMs: number }

/** To be stored again after each unlock that worked. */
export const noAttempts: Attempts = { failures: 0, lastAt: 0, waitMs: 0 }

const FREE_FAILURES = 4
const LONGEST_WAIT_MS = 300_000

/** `attempts` is what to store when it differs from what was given: the clock was set back. */
export type NextAttempt = { ok: true; attempts: Attempts } | { ok: false; attempts: Attempts; waitMs: number }

/**
 * Whether a passphrase may be tried now, and if not, in how many milliseconds [V12]. A clock set back
 * starts the wait again from there: it neither frees nor keeps anyone out for longer than 5 minutes,
 * provided that the returned `attempts` are stored. A clock set forward ends the wait.
 */
export function nextAttempt(attempts: Attempts, now: number): NextAttempt {
  const { failures, waitMs } = attempts
  const current = now < attempts.lastAt ? { failures, lastAt: now, waitMs } : attempts
  const leftMs = current.lastAt + waitMs - now
  return leftMs > 0 ? { ok: false, attempts: current, waitMs: leftMs } : { ok: true, attempts: current }
}

/**
 * One more wrong passphrase: from the fifth in a row 1, 2, 4 … seconds up to 5 minutes. Store it
 * before deriving and `noAttempts` after success, so that closing the app in between spares no wait.
 */
export function countFailure(attempts: Attempts, now: number): Attempts {
  const failures = attempts.failures + 1
  const waitMs = failures <= FREE_FAILURES ? 0 : 1000 * 2 ** Math.min(failures - FREE_FAILURES - 1, 20)
  return { failures, lastAt: now, waitMs: Math.min(waitMs, LONGEST_WAIT_MS) }
}

/** Stored attempts, with nothing in them that could keep a person out for longer than the longest wait. */
export function readAttempts(stored: unknown): Attempts {
  if (typeof stored !== 'object' || stored === null) return noAttempts
  const { failures, lastAt, waitMs } = stored as Record<string, unknown>
  if (!isCount(failures) || !isCount(lastAt) || !isCount(waitMs)) return noAttempts
  return { failures, lastAt, waitMs: Math.min(waitMs, LONGEST_WAIT_MS) }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
