import { expect, test } from 'vitest'
import { compareBirths, readBirth, type BirthMatch } from './compare-births.ts'

function born(text: string) {
  return readBirth(/^\d{4}$/.test(text) ? { birthYear: Number(text) } : { birthDate: text })
}

test.each<[string, string, BirthMatch]>([
  ['1980-05-17', '1980-05-17', 'date'],
  ['1980-05-17', '1980', 'year'],
  ['1980', '1980', 'year'],
  ['1980-01-01', '1980-05-17', 'year'],
  ['1980-05-17', '1981', 'near'],
  ['1979', '1980', 'near'],
  ['1980-05-07', '1980-07-05', 'near'],
  ['1980-05-17', '1980-05-18', 'near'],
  ['1980-05-17', '1980-05-71', 'near'],
  ['1980-05-17', '1990-05-17', 'near'],
  ['1979-05-17', '1980-05-17', 'near'],
  ['1980-05-17', '1980-11-23', 'different'],
  ['1980-05-17', '1983-06-17', 'different'],
  ['1980', '1982', 'different'],
  ['1980-05-17', 'maggio 1980', 'unknown'],
  ['', '1980', 'unknown'],
])('%s and %s: %s', (a, b, match) => {
  expect(compareBirths(born(a), born(b))).toBe(match)
  expect(compareBirths(born(b), born(a))).toBe(match)
})

test('a date that is none leaves the year that was typed beside it', () => {
  expect(readBirth({ birthDate: 'ignota', birthYear: 1980 })).toEqual({ year: 1980 })
  expect(readBirth({ birthDate: '1980-05-17', birthYear: 1999 })).toEqual({ date: '1980-05-17', year: 1980 })
  expect(readBirth({})).toEqual({})
})
