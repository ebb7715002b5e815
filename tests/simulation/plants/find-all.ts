import { findPlant } from './find-plant.ts'
import { plants, type Plant } from './plants.ts'

/** Plays every plant, or the one that is named, and prints a line for each. True when all were found. */
export async function findAll(seeds: number, name?: string): Promise<boolean> {
  const chosen = name === undefined ? plants : plants.filter((plant) => plant.name === name)
  if (chosen.length === 0) {
    console.log(
      `no plant is called ${name}; there are:\n${plants.map((plant) => `  ${plant.name}`).join('\n')}`,
    )
    return false
  }
  let missed = 0
  for (const plant of chosen) if (!(await tell(plant, seeds))) missed += 1
  console.log(`${chosen.length - missed} of ${chosen.length} plants found within ${seeds} seeds`)
  return missed === 0
}

async function tell(plant: Plant, seeds: number): Promise<boolean> {
  const found = await findPlant(plant, seeds)
  const words = found ? `seed ${String(found.seed).padStart(4)}  ${found.promise}` : 'NOT FOUND'
  console.log(`${plant.name.padEnd(38)} ${words}`)
  return found !== undefined
}
