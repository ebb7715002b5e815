import { expect, it } from 'vitest'
import { isFresh, yearsToReport, yearsUntil } from './years.ts'

const at = (moment: string) => Date.parse(moment)

it('the programme begins in 2026; its years go on to the next one, which may be settled before it begins', () => {
  expect(yearsUntil('2026-12-01', 1)).toEqual(['2026', '2027'])
  expect(yearsUntil('2028-01-01', 0)).toEqual(['2026', '2027', '2028'])
  expect(yearsUntil('2025-01-01', 0)).toEqual(['2026'])
})

it('in January the year before is reported too; a clock that is years behind reports nothing', () => {
  expect(yearsToReport('2026-12-31')).toEqual(['2026'])
  expect(yearsToReport('2027-01-02')).toEqual(['2026', '2027'])
  expect(yearsToReport('2016-01-02')).toEqual([])
})

it('figures of this year hold for a week; of a past one when they were said after its end', () => {
  const computed = '2026-12-01T10:00:00Z'
  expect(isFresh(computed, '2026', at('2026-12-08T10:00:00Z'))).toBe(true)
  expect(isFresh(computed, '2026', at('2026-12-08T10:00:01Z'))).toBe(false)
  expect(isFresh('2026-12-31T22:30:00Z', '2026', at('2027-01-02T10:00:00Z'))).toBe(false)
  // New Year begins in Rome an hour before.
  expect(isFresh('2026-12-31T23:30:00Z', '2026', at('2028-06-02T10:00:00Z'))).toBe(true)
  for (const none of [undefined, 'ieri']) expect(isFresh(none, '2026', at(computed))).toBe(false)
})
