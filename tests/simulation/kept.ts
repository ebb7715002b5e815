import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { playOnce } from './play-seeds.ts'
import type { Played } from './play.ts'

const folder = fileURLToPath(new URL('kept', import.meta.url))

/** Plays every scenario that once failed, without the steps that it did not need, and tells each under its name. */
export async function playKept(tell: (name: string, played: Played) => void): Promise<void> {
  for (const file of readdirSync(folder).sort()) {
    const { seed, skip } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      seed: number
      skip: number[]
    }
    tell(file.replace('.json', ''), await playOnce(seed, skip))
  }
}
