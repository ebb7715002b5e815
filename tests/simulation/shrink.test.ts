import { describe, expect, it } from 'vitest'
import { shrink } from './shrink.ts'

const hundred = Array.from({ length: 100 }, (_, n) => n)

describe('shrink', () => {
  it('leaves only what the failure needs', async () => {
    const needs = (kept: readonly number[]) => Promise.resolve([7, 52, 99].every((n) => kept.includes(n)))
    expect(await shrink(hundred, needs)).toEqual([7, 52, 99])
  })

  it('leaves all that fails when no trial is left, and nothing when nothing is needed', async () => {
    let asked = 0
    const never = () => Promise.resolve((asked += 1) < 0)
    expect(await shrink(hundred, never, 5)).toEqual(hundred)
    expect(asked).toBe(5)
    expect(await shrink(hundred, () => Promise.resolve(true))).toEqual([])
  })
})
