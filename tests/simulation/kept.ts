import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { playOnce } from './play-seeds.ts'
import type { Era, Played } from './play.ts'

const folder = fileURLToPath(new URL('kept', import.meta.url))

/**
 * A scenario that once failed, by the generator of its era. `holds`: what its trace must tell in this order, or it is
 * another scenario.
 */
type Kept = { seed: number; era: Era; skip: number[]; holds: string[] }

/** Plays every scenario that once failed, without the steps that it did not need, and tells each under its name. */
export async function playKept(tell: (name: string, played: Played) => void): Promise<void> {
  for (const file of readdirSync(folder).sort()) {
    const { seed, era, skip, holds } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Kept
    tell(file.replace('.json', ''), judge(await playOnce(seed, skip, {}, era), holds))
  }
}

/** A generator that draws otherwise makes another scenario of the same seed, which must then be sought anew. */
function judge(played: Played, holds: readonly string[]): Played {
  let from = 0
  for (const words of holds) {
    const at = played.lines.findIndex((line, i) => i >= from && line.includes(words))
    if (at < 0) {
      const detail = `its trace does not tell "${words}"`
      const violation = { promise: 'a kept scenario is the one of its name', detail }
      return { ...played, violations: [...played.violations, violation] }
    }
    from = at + 1
  }
  return played
}
