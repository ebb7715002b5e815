import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { draw } from './draw.ts'
import { playOnce } from './play-seeds.ts'
import type { Played } from './play.ts'
import { shrink } from './shrink.ts'

/**
 * Shrinks a failing seed to the fewest steps that still break the same promise, and writes what is left to
 * `folder`: the diagram, and what `tests/simulation/kept/` takes under a name of its own. Answers the paths.
 */
export async function reportFailure({ seed, steps, violations }: Played, folder: string): Promise<string[]> {
  const promise = violations[0]?.promise ?? ''
  const all = Array.from({ length: steps }, (_, n) => n + 1)
  const without = (kept: readonly number[]) => all.filter((step) => !kept.includes(step))
  const breaks = async (kept: readonly number[]) => {
    const played = await playOnce(seed, without(kept))
    return played.violations.some((each) => each.promise === promise)
  }
  const kept = await shrink(all, breaks, 150)
  const skip = without(kept)
  const played = await playOnce(seed, skip)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${promise.replace(/[^a-z]+/gi, '-').toLowerCase()}-${seed}`)
  writeFileSync(`${path}.svg`, draw(played))
  writeFileSync(`${path}.json`, `${JSON.stringify({ seed, skip, holds: [] })}\n`)
  return [`${path}.svg`, `${path}.json`]
}
