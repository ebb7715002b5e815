import { expect, it } from 'vitest'
import { timeLeft } from './time-left.ts'

const hour = 3_600_000

it.each([
  [72 * hour, 0, { hours: 72, minutes: 0, isOver: false }],
  [72 * hour, hour / 2, { hours: 71, minutes: 30, isOver: false }],
  [72 * hour, 72 * hour, { hours: 0, minutes: 0, isOver: true }],
  [72 * hour, 100 * hour, { hours: 28, minutes: 0, isOver: true }],
])('until %d, at %d', (deadline, now, left) => {
  expect(timeLeft(deadline, now)).toEqual(left)
})
