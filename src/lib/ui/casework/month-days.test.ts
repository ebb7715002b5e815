import { describe, expect, it } from 'vitest'
import { daysOf, monthsBetween } from './month-days.ts'

describe('the days of a register', () => {
  it('are all those of the month, each under one name, weekends told apart', () => {
    const days = daysOf('2026-02')
    expect(days).toHaveLength(28)
    expect(days[0]).toEqual({ day: '2026-02-01', item: 'd01', isWeekend: true })
    expect(days.at(-1)).toEqual({ day: '2026-02-28', item: 'd28', isWeekend: true })
    expect(daysOf('2028-02')).toHaveLength(29)
  })

  it('are of the months of the traineeship, first and last included', () => {
    expect(monthsBetween('2026-11-16', '2027-01-15')).toEqual(['2026-11', '2026-12', '2027-01'])
    expect(monthsBetween('2026-11-30', '2026-11-01')).toEqual([])
    expect(monthsBetween('2020-01-01', '2030-01-01')).toHaveLength(24)
  })
})
