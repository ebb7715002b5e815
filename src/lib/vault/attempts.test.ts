import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Attempts, countFailure, nextAttempt, noAttempts, readAttempts } from './attempts.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 22)

/** After so many wrong passphrases in a row, each tried as soon as it was allowed. */
function afterFailures(count: number): { attempts: Attempts; now: number } {
  let [attempts, now] = [noAttempts, start]
  for (let at = 0; at < count; at += 1) {
    const next = nextAttempt(attempts, now)
    if (!next.ok) now += next.waitMs
    attempts = countFailure(attempts, now)
  }
  return { attempts, now }
}

describe('attempts', () => {
  it('[V12] four are free, then 1, 2, 4 … seconds up to 5 minutes', () => {
    const waits = Array.from({ length: 20 }, (_, at) => afterFailures(at + 1).attempts.waitMs / 1000)
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, ...Array(7).fill(300)])
  })

  it('[V12] waits to the millisecond, also after a restart', () => {
    const { attempts, now } = afterFailures(8)
    const stored = readAttempts(JSON.parse(JSON.stringify(attempts)))
    expect(nextAttempt(stored, now)).toEqual({ ok: false, waitMs: 8000, attempts })
    expect(nextAttempt(stored, now + 7999)).toEqual({ ok: false, waitMs: 1, attempts })
    expect(nextAttempt(stored, now + 8000)).toEqual({ ok: true, attempts })
  })

  it('[V12] a clock set back by a year frees nobody, and keeps out for no longer than the wait', () => {
    const { attempts, now } = afterFailures(20)
    const past = now - 365 * 24 * 60 * minute
    const next = nextAttempt(attempts, past)
    expect(next).toMatchObject({ ok: false, waitMs: 5 * minute })
    expect(nextAttempt(next.attempts, past + 5 * minute - 1)).toMatchObject({ ok: false, waitMs: 1 })
    expect(nextAttempt(next.attempts, past + 5 * minute).ok).toBe(true)
  })

  it('[V12] a clock that was wrong far ahead and is set right keeps out for no longer than the wait', () => {
    const { attempts } = afterFailures(20)
    const ahead = countFailure(attempts, start + 3650 * 24 * 60 * minute)
    const next = nextAttempt(ahead, start)
    expect(next).toMatchObject({ ok: false, waitMs: 5 * minute })
    expect(nextAttempt(next.attempts, start + 5 * minute).ok).toBe(true)
  })

  it('[V12] whatever the clock does, five minutes of it running are enough', () => {
    const times = fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.nat(30), times, (failures, jumps) => {
        let { attempts } = afterFailures(failures)
        let now = 0
        for (now of jumps) {
          const next = nextAttempt(attempts, now)
          if (!next.ok) expect(next.waitMs).toBeLessThanOrEqual(5 * minute)
          attempts = next.attempts
        }
        expect(nextAttempt(attempts, now + 5 * minute).ok).toBe(true)
      }),
    )
  })

  it.each([
    [undefined],
    [null],
    ['x'],
    [{}],
    [{ failures: -1, lastAt: 0, waitMs: 0 }],
    [{ failures: 9, lastAt: 1.5, waitMs: 9 }],
  ])('[V12] reads %j as a fresh start', (stored) => expect(readAttempts(stored)).toEqual(noAttempts))

  it('[V12] a stored wait of years is cut to five minutes', () => {
    const stored = { failures: 9, lastAt: start, waitMs: 1e15 }
    expect(nextAttempt(readAttempts(stored), start)).toMatchObject({ ok: false, waitMs: 5 * minute })
  })
})
