import { describe, expect, it } from 'vitest'
import { isRested, restAt, type Rest } from './rest.ts'

const day = 86_400_000
const start = Date.UTC(2026, 10, 1)

/** The first of these moments (days after the first) at which the record is found to have rested. */
function endsAt(...days: number[]): number | undefined {
  let rest: Rest | undefined
  return days.find((each) => {
    const now = start + each * day
    rest = restAt(rest, 1, now)
    return isRested(rest, now)
  })
}

describe('the seven days of a record', () => {
  it('end seven days after it was first found whole and confirmed', () => {
    expect(endsAt(0, 1, 6.99, 7)).toBe(7)
    expect(endsAt(0, 30)).toBe(30)
  })

  it('begin anew with every write', () => {
    const written = restAt(restAt(undefined, 1, start), 2, start + 6 * day)
    expect(isRested(written, start + 8 * day)).toBe(false)
    expect(isRested(written, start + 13 * day)).toBe(true)
  })

  it('are not shortened by a clock that is set back and then set right', () => {
    expect(endsAt(0, -30, -29, 1, 6, 7)).toBe(7)
    expect(endsAt(0, -1, -40, -39, 6.5)).toBeUndefined()
  })

  it('are prolonged by as many, and not by a year, when they began under a clock set a year forward', () => {
    expect(endsAt(365, 1, 7, 8)).toBe(8)
  })
})
