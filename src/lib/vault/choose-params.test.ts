import { describe, expect, it } from 'vitest'
import { chooseParams } from './choose-params.ts'
import { isWeaker, type KdfPolicy, standardKdfPolicy } from './kdf-policy.ts'

/** A small ladder whose rungs weigh 64, 32, 16 and 8. */
const rungs = [64, 32, 16, 8].map((memoryKiB) => ({ memoryKiB, passes: 1, parallelism: 1 }) as const)
const policy: KdfPolicy = { floor: rungs[3]!, ceiling: rungs[0]!, ladder: rungs, limitMs: 1000 }

/** A clock that shows, start and end in turn, derivations of the given durations; it fails when asked for more. */
function clockOf(...durations: readonly number[]): { read: () => number; asked: () => number } {
  const readings = durations.flatMap((duration, at) => [at * 10_000, at * 10_000 + duration])
  let asked = 0
  const read = () => {
    const reading = readings[asked]
    if (reading === undefined) throw new Error('one derivation too many')
    asked += 1
    return reading
  }
  return { read, asked: () => asked }
}

describe('chooseParams', () => {
  it.each([
    ['the dearest when it takes just the limit', [1000], 64],
    ['the next when the dearest is too slow', [1001, 600], 32],
    ['past rungs that must be too slow, going by the one before', [3000, 700], 16],
    ['further down when a rung is slower than foreseen', [1500, 1200, 900], 16],
    ['the last when nothing is fast enough', [60_000], 8],
  ])('[V4] takes %s', async (_, durations, memoryKiB) => {
    const clock = clockOf(...durations)
    expect((await chooseParams(policy, clock.read)).memoryKiB).toBe(memoryKiB)
    expect(clock.asked()).toBe(durations.length * 2)
  })

  it('[V4] steps over a rung that the device has no memory for', async () => {
    const dear = { memoryKiB: 4_194_000, passes: 1, parallelism: 1 } as const
    const steep = { ...policy, ceiling: dear, ladder: [dear, ...rungs] }
    expect(await chooseParams(steep, clockOf(5000, 800).read)).toEqual(rungs[0])
  })

  it('[V3] [V4] the app’s ladder starts at 64 MiB and 3 passes, only falls, and ends on the floor', () => {
    const { ladder, floor, ceiling } = standardKdfPolicy
    expect(ladder[0]).toEqual({ memoryKiB: 64 * 1024, passes: 3, parallelism: 1 })
    expect(floor).toEqual({ memoryKiB: 19 * 1024, passes: 2, parallelism: 1 })
    expect(ladder.at(-1)).toEqual(floor)
    ladder.slice(1).forEach((rung, at) => expect(isWeaker(rung, ladder[at]!)).toBe(true))
    expect(isWeaker(ladder[0]!, ceiling)).toBe(true)
  })
})
