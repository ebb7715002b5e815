import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Plant } from './plants.ts'

/** The first seed that told of a plant, and the promise that it found broken. */
export type Found = { seed: number; promise: string }

/**
 * Plants a bug in a copy of the product and plays seeds over it until one tells; `undefined` when none of `seeds`
 * does. The product itself has no branch for it.
 */
export async function findPlant(plant: Plant, seeds: number): Promise<Found | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'win-plant-'))
  try {
    for (const name of ['src', 'tests', 'package.json', 'tsconfig.json'])
      cpSync(name, join(folder, name), { recursive: true })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    const file = join(folder, plant.file)
    const parts = readFileSync(file, 'utf8').split(plant.find)
    if (parts.length !== 2) throw new Error(`${plant.name}: its text is there ${parts.length - 1} times`)
    writeFileSync(file, parts.join(plant.put))
    return await playUntilTold(folder, seeds)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const telling = /^seed (\d+) VIOLATION ([^:]*):/

async function playUntilTold(folder: string, seeds: number): Promise<Found | undefined> {
  const args = ['--import', 'tsx', 'tests/simulation/main.ts', '--first', '--seeds', String(seeds)]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  let found: Found | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const told = telling.exec(line)
    if (told) found ??= { seed: Number(told[1]), promise: told[2] ?? '' }
  }
  return found
}
