import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from './calendar.ts'

describe('the calendar', () => {
  it('counts days over months, years, leap days and changes of the clock', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  })

  it('counts months to the same day, or to the last that there is', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(addMonths('2026-11-17', 12)).toBe('2027-11-17')
    expect(addMonths('2026-03-15', -3)).toBe('2025-12-15')
  })

  it('comes back by as many days as it went', () => {
    const days = fc.integer({ min: -40_000, max: 40_000 })
    fc.assert(
      fc.property(days, days, (start, by) => {
        const from = addDays('2026-01-01', start)
        expect(daysBetween(from, addDays(from, by))).toBe(by)
      }),
    )
  })
})
