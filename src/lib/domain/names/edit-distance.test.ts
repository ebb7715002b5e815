import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'

test.each([
  ['rossi', 'rossi', 0],
  ['rossi', 'rosi', 1],
  ['bianchi', 'bainchi', 1],
  ['conti', 'monti', 1],
  ['giovannini', 'giovannoni', 1],
  ['', 'ab', 2],
  ['abcd', 'badc', 2],
])('%s ↔ %s: %i', (a, b, steps) => {
  expect(editDistance(a, b, 3)).toBe(steps)
})

test('is symmetric, zero only for equals, and stops one past the limit', () => {
  const word = fc.stringMatching(/^[abc]{0,7}$/)
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      const steps = editDistance(a, b, limit)
      expect(steps).toBe(editDistance(b, a, limit))
      expect(steps === 0).toBe(a === b)
      expect(steps).toBe(Math.min(editDistance(a, b, 20), limit + 1))
    }),
  )
})
