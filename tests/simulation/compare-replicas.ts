import type { Site } from './ground.ts'
import { playOnce } from './play-seeds.ts'

/** Before the names of whatever a run puts on a replica that others use. */
const borrowedPrefix = 'winsim-'

/**
 * Plays each seed on the embedded replica and on the one given, and prints a line for each: the same steps must
 * leave the same trace, or the embedded replica is not like the real one. Takes off what it put there.
 */
export async function compareReplicas(
  site: Site,
  seeds: readonly number[],
  print: (line: string) => void,
): Promise<boolean> {
  let different = 0
  for (const seed of seeds) {
    const here = await playOnce(seed)
    const there = await playOnce(seed, [], { prefix: borrowedPrefix, ...site })
    const broken = [...here.violations, ...there.violations]
    for (const { promise, detail } of broken) print(`seed ${seed} VIOLATION ${promise}: ${detail}`)
    const at = here.lines.findIndex((line, i) => line !== there.lines[i])
    const isSame = here.trace === there.trace && broken.length === 0
    if (!isSame) different += 1
    print(
      `seed ${seed} ${here.trace} ${isSame ? 'on both' : `≠ ${there.trace} from: ${here.lines[at] ?? ''}`}`,
    )
  }
  print(`${seeds.length} seeds on two replicas, ${different} differ`)
  return different === 0
}
