import { describe, expect, it } from 'vitest'
import { pointOf, pointsText, runsOf } from './radar.ts'

describe('the radar', () => {
  it('begins at the top and goes clockwise, one step a level', () => {
    expect(pointsText([pointOf(0, 4, 5), pointOf(1, 4, 5), pointOf(2, 4, 5), pointOf(3, 4, 0)])).toBe(
      '160.0,38.0 272.0,150.0 160.0,262.0 160.0,150.0',
    )
  })

  it('closes the ring where every area has a level', () => {
    const { closed, runs } = runsOf([1, 2, 3, 4])
    expect([closed, runs.map((run) => run.length)]).toEqual([true, [4]])
  })

  it('leaves a gap where one has none, and does not cut the run over the top', () => {
    expect(runsOf([3, 3, undefined, 3, undefined, 3]).runs.map((run) => run.length)).toEqual([1, 3])
    expect(runsOf([undefined, undefined, undefined])).toEqual({ closed: false, runs: [] })
  })
})
