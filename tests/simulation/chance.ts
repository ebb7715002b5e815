import { createChance, type Chance } from '#server/demo/seeded.ts'

/** The choices of one seed. Every part draws from its own stream, so that one part's draws do not shift another's. */
export function chanceOf(seed: number, part: string): Chance {
  return createChance(`win-simulation/${seed}/${part}`)
}
