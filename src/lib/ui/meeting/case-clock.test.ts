import { expect, test } from 'vitest'
import { readClock } from './case-clock.ts'

const begun = '2026-12-01T15:00:00.000Z'
const at = (seconds: number) => Date.parse(begun) + seconds * 1000

test.each([
  [0, { minutes: 10, seconds: 0, isOver: false }],
  [228, { minutes: 6, seconds: 12, isOver: false }],
  [600, { minutes: 0, seconds: 0, isOver: false }],
  [725, { minutes: 2, seconds: 5, isOver: true }],
  [-3600, { minutes: 10, seconds: 0, isOver: false }],
])('%i seconds after the case began', (seconds, reading) => {
  expect(readClock(begun, at(seconds))).toMatchObject(reading)
})
