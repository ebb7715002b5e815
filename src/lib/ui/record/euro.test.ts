import { expect, test } from 'vitest'
import { formatEuro, readEuro } from './euro.ts'

test('euro are written as people here write them', () => {
  expect(formatEuro(125_000)).toBe('1.250 €')
  expect(formatEuro(8350)).toBe('83,50 €')
  expect(formatEuro(5)).toBe('0,05 €')
  expect(formatEuro(125_050, { bare: true })).toBe('1250,50')
})

test.each([
  ['1.250', 125_000],
  ['1250', 125_000],
  ['1.250,50', 125_050],
  ['1250,5', 125_050],
  ['83.50', 8350],
  ['83,50 €', 8350],
  ['€ 1 250', 125_000],
  ['0', 0],
])('reads %s', (typed, cents) => {
  expect(readEuro(typed)).toBe(cents)
})

test.each(['', 'circa 500', '-5', '1,234', '1.2.3', '12,345', '10000000000'])(
  'takes %s for no amount',
  (typed) => {
    expect(readEuro(typed)).toBeUndefined()
  },
)

test('what was written reads back', () => {
  for (const cents of [0, 1, 99, 100, 101, 123_456, 99_999_999]) {
    expect(readEuro(formatEuro(cents))).toBe(cents)
    expect(readEuro(formatEuro(cents, { bare: true }))).toBe(cents)
  }
})
