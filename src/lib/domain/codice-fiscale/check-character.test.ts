import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacter, hasProvisionalCheck } from './check-character.ts'

test.each([
  ['PRVTST80A41D403', 'T'],
  ['PRVTST80A41D40P', 'P'],
  ['RSSMRA85T10A562', 'S'],
  ['MRTMTT25D09F205', 'Z'],
])('%s → %s', (first15, check) => {
  expect(checkCharacter(first15)).toBe(check)
})

test.each([
  ['00000000000', true],
  ['12345678903', true],
  ['12345678901', false],
  ['12345687903', false],
])('%s fits its check digit: %s', (digits, fits) => {
  expect(hasProvisionalCheck(digits)).toBe(fits)
})

test('of ten last digits one fits, and one wrong digit is always found', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^\d{10}$/),
      fc.nat(9),
      fc.integer({ min: 1, max: 9 }),
      (ten, place, shift) => {
        const fitting = [...'0123456789'].filter((digit) => hasProvisionalCheck(ten + digit))
        expect(fitting).toHaveLength(1)
        const wrong = String((Number(ten.charAt(place)) + shift) % 10)
        expect(hasProvisionalCheck(ten.slice(0, place) + wrong + ten.slice(place + 1) + fitting[0])).toBe(
          false,
        )
      },
    ),
  )
})
