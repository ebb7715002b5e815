import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markDifference } from './markDifference.ts'

const shown = (value: string, other: string) =>
  markDifference(value, other)
    .map((piece) => (piece.differs ? `[${piece.words}]` : piece.words))
    .join('')

test('digits are marked one by one, words whole', () => {
  expect(shown('347 000 4182', '347 000 4128')).toBe('347 000 41[82]')
  expect(shown('via Roma 3', 'via Rosa 3')).toBe('via [Roma] 3')
  expect(shown('lunedì, 9', 'lunedì')).toBe('lunedì[, 9]')
  expect(shown('lunedì', 'lunedì, 9')).toBe('lunedì')
})

test('values that share less than half stay unmarked', () => {
  expect(shown('Mattina', 'Tutto il giorno')).toBe('Mattina')
  expect(shown('24 novembre 2026', '1 dicembre 2026')).toBe('24 novembre 2026')
  expect(shown('sì', 'no')).toBe('sì')
})

test('the pieces are always the value, also with emoji and accents', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (value, other) => {
      expect(
        markDifference(value, other)
          .map((piece) => piece.words)
          .join(''),
      ).toBe(value)
    }),
  )
})
