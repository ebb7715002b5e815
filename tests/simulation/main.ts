import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { parseCouchUrl } from '#server/couch/couch.ts'
import { compareReplicas } from './compare-replicas.ts'
import { playKept } from './kept.ts'
import { findAll } from './plants/find-all.ts'
import { playOnce, playSeeds } from './play-seeds.ts'
import type { Played } from './play.ts'
import { reportFailure } from './report-failure.ts'
import { spread } from './spread.ts'
import { createTally } from './tally.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    trace: { type: 'string' },
    url: { type: 'string' },
    jobs: { type: 'string' },
    out: { type: 'string', default: 'test-results/simulation' },
    first: { type: 'boolean', default: false },
    plant: { type: 'string' },
    plants: { type: 'boolean', default: false },
  },
})
const from = Number(values.from ?? 1)
const count = Number(values.seeds ?? 100)
/** Within how many seeds a plant must be found. */
const plantSeeds = Number(values.seeds ?? 2000)

function seedsOf(length: number): number[] {
  return Array.from({ length }, (_, i) => from + i)
}

async function playAll(): Promise<boolean> {
  const tally = createTally(count)
  let failed: Played | undefined
  const tell = (played: Played) => {
    tally.take(played)
    if (played.violations.length > 0) failed ??= played
  }
  if (!values.first) await playKept(tally.takeKept)
  const jobs = Number(values.jobs ?? availableParallelism())
  await spread({ from, count, jobs, first: values.first }, tell)
  if (failed && !values.first) console.log((await reportFailure(failed, values.out)).join('\n'))
  return values.first ? failed === undefined : tally.close(from)
}

async function traceOne(seed: number): Promise<boolean> {
  const tally = createTally(1)
  const played = await playOnce(seed)
  console.log(played.lines.join('\n'))
  tally.take(played)
  return tally.close(seed)
}

/** Fidelity: the same seeds on the replica given, a real CouchDB. */
async function compareOn(url: string): Promise<boolean> {
  const couch = parseCouchUrl(url)
  if (couch)
    return compareReplicas({ couch }, seedsOf(Number(values.seeds ?? 20)), (line) => console.log(line))
  console.error('--url http://admin:secret@host:port')
  return false
}

async function main(): Promise<boolean> {
  if (values.url !== undefined) return compareOn(values.url)
  if (values.plants || values.plant !== undefined) return findAll(plantSeeds, values.plant)
  return values.trace === undefined ? playAll() : traceOne(Number(values.trace))
}

// A child answers its parent and prints nothing.
if (process.send) {
  await playSeeds(seedsOf(count), (played) => void process.send?.(played))
} else process.exitCode = (await main()) ? 0 : 1
process.disconnect?.()
