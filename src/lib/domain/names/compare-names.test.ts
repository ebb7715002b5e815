import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames } from './compare-names.ts'
import { readName } from './read-name.ts'

function compare(a: string, b: string): string {
  return compareNames(readName(a), readName(b))
}

describe('same', () => {
  test.each([
    ["D'Amico", 'Damico'],
    ["D'ANGELO", "d'angelo"],
    ['Di Pietro', 'Dipietro'],
    ['Niccolò', "Niccolo'"],
    ['Maria Rosa', 'Rosa Maria'],
    ['Anna-Maria', 'Annamaria'],
  ])('%s = %s', (a, b) => {
    expect(compare(a, b)).toBe('same')
  })
})

describe('similar', () => {
  test.each([
    ['Giovannini', 'Giovanini'],
    ['Cecchi', 'Ceki'],
    ['Hoxha', 'Hoxa'],
    ['Hoxha', 'Hoxhaj'],
    ['Mohamed', 'Muhammad'],
    ['Mohammed', 'Mohamed'],
    ['Bianchi', 'Bainchi'],
    ['Mantellassi', 'Mantelassi'],
    ['Giovannini', 'Giovamnini'],
    ['De Angelis', 'Angelis'],
    ["D'Angelo", 'Angelo'],
    ['El Amrani', 'Amrani'],
    ['Rossi Bianchi', 'Rossi'],
    ['Maria Grazia', 'Maria'],
    ['Daniel', 'Daniele'],
    ['Ahmed', 'Ahmet'],
  ])('%s ~ %s', (a, b) => {
    expect(compare(a, b)).toBe('similar')
  })
})

describe('different', () => {
  test.each([
    ['Rossi', 'Russo'],
    ['Rossi', 'Rosa'],
    ['Mario', 'Maria'],
    ['Marco', 'Mario'],
    ['Marta', 'Maria'],
    ['Paolo', 'Paola'],
    ['Francesco', 'Francesca'],
    ['Gabriele', 'Gabriella'],
    ['Daniel', 'Daniela'],
    ['Maria Grazia', 'Maria Luisa'],
    ['Conti', 'Monti'],
    ['De Luca', 'De Santis'],
    ['Di Pietro', 'Di Paolo'],
  ])('%s ≠ %s', (a, b) => {
    expect(compare(a, b)).toBe('different')
  })
})

test('an initial fits the names that begin with it, small words or not', () => {
  expect(compare('B.', 'Bianchi')).toBe('initial')
  expect(compare('Bianchi', 'b')).toBe('initial')
  expect(compare('B.', 'B')).toBe('initial')
  expect(compare('A.', 'De Angelis')).toBe('initial')
  expect(compare('C.', 'Çela')).toBe('initial')
  expect(compare('R.', 'Bianchi')).toBe('different')
  expect(compare('', 'Bianchi')).toBe('unknown')
})

test('names of another script are the same only letter by letter', () => {
  expect(compare('Ольга', 'ОЛЬГА')).toBe('same')
  expect(compare('Ольга', 'Олег')).toBe('different')
})

test('any two texts compare, both ways alike, and a text with letters is the same as itself', () => {
  const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Za-z' ]{0,14}$/))
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(compare(a, b)).toBe(compare(b, a))
      const form = readName(a)
      const itself = form.full === '' ? 'unknown' : form.initial === undefined ? 'same' : 'initial'
      expect(compareNames(form, form)).toBe(itself)
    }),
  )
})
