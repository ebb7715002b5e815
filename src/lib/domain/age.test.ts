import { expect, test } from 'vitest'
import { ageOn } from './age.ts'

test('counts whole years: the birthday itself is the first day of the new one', () => {
  expect(ageOn('2026-03-11', { birthDate: '1984-03-12' })).toBe(41)
  expect(ageOn('2026-03-12', { birthDate: '1984-03-12' })).toBe(42)
  expect(ageOn('2026-03-12', { birthDate: '2026-03-12' })).toBe(0)
})

test('takes the year alone where the day is not known, and the day where both are', () => {
  expect(ageOn('2026-01-01', { birthYear: 1980 })).toBe(46)
  expect(ageOn('2026-01-01', { birthDate: '1984-03-12', birthYear: 1980 })).toBe(41)
})

test('says nothing of who has no date of birth', () => {
  expect(ageOn('2026-01-01', {})).toBeUndefined()
})
