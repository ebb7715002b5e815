import { Crash } from './device.ts'
import { withGrounds, type Ground, type Site } from './ground.ts'
import { play, type Era, type Played } from './play.ts'

// What a crash cuts off in the background dies with its device.
process.on('unhandledRejection', (error) => {
  if (!(error instanceof Crash)) throw error
})

/**
 * Plays seeds one after the other over one fresh replica, and tells each as it ends. The first is played again
 * over another: the same seed must leave the same trace.
 */
export async function playSeeds(seeds: readonly number[], tell: (played: Played) => void): Promise<void> {
  const [first] = seeds
  const again = first === undefined ? undefined : await playOnce(first)
  await withGrounds(seeds, async (grounds) => {
    for (const [i, seed] of seeds.entries()) {
      const played = await playOrBreak(seed, grounds[i] as Ground)
      const isAnother = seed === first && again !== undefined && played.trace !== again.trace
      const other = {
        promise: 'the same seed leaves the same trace',
        detail: `${played.trace} ≠ ${again?.trace}`,
      }
      tell(isAnother ? { ...played, violations: [...played.violations, other] } : played)
    }
  })
}

/** Plays one seed over a replica of its own, or on one given, without the steps of `skip`, by an era's generator. */
export async function playOnce(
  seed: number,
  skip: readonly number[] = [],
  site: Site = {},
  era?: Era,
): Promise<Played> {
  return withGrounds([seed], ([ground]) => playOrBreak(seed, ground as Ground, skip, era), site)
}

/** What throws breaks a promise, too. */
async function playOrBreak(
  seed: number,
  ground: Ground,
  skip: readonly number[] = [],
  era?: Era,
): Promise<Played> {
  try {
    return await play(seed, ground, new Set(skip), era)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const violations = [{ promise: 'nothing breaks off', detail }]
    return { seed, trace: '', lines: [], violations, hasTrueConflict: false, steps: 0, fates: [] }
  }
}
