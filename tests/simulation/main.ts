import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { playSeeds } from './play-seeds.ts'
import type { Played } from './play.ts'

/** How many seeds share one process and one replica: a fresh one costs a second, an old one grows slow. */
const seedsPerReplica = 20

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    trace: { type: 'string' },
    jobs: { type: 'string' },
  },
})
const from = Number(values.trace ?? values.from ?? 1)
const count = values.trace === undefined ? Number(values.seeds ?? 100) : 1
const jobs = Number(values.jobs ?? availableParallelism())

function seedsFrom(start: number): number[] {
  return Array.from({ length: Math.min(seedsPerReplica, from + count - start) }, (_, i) => start + i)
}

function print(played: Played): void {
  for (const { promise, detail } of played.violations) {
    console.log(`seed ${played.seed} VIOLATION ${promise}: ${detail}`)
  }
  const conflict = played.hasTrueConflict ? ' conflict' : ''
  console.log(`seed ${played.seed} ${played.trace} ${played.steps} steps${conflict}`)
}

/** Plays a chunk of seeds in a process of its own, which sends each as it ends. */
function playApart(seeds: readonly number[], tell: (played: Played) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['--from', `${seeds[0]}`, '--seeds', `${seeds.length}`]
    // Named, since whoever started this process may have loaded tsx in another way.
    const child = fork(fileURLToPath(import.meta.url), args, { execArgv: ['--import', 'tsx'] })
    child.on('message', (played) => tell(played as Played))
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`seeds ${seeds[0]}..${seeds.at(-1)}: the process ended with ${code}`))
    })
  })
}

/** As many processes as there are cores, each taking the next chunk. */
async function spread(tell: (played: Played) => void): Promise<void> {
  let next = from
  async function work(): Promise<void> {
    while (next < from + count) {
      const seeds = seedsFrom(next)
      next += seeds.length
      await playApart(seeds, tell)
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
}

async function main(): Promise<number> {
  const tally = { played: 0, conflicts: 0, violations: 0 }
  const tell = (played: Played) => {
    if (values.trace !== undefined) console.log(played.lines.join('\n'))
    print(played)
    tally.played += 1
    tally.conflicts += played.hasTrueConflict ? 1 : 0
    tally.violations += played.violations.length
  }
  if (values.trace === undefined) await spread(tell)
  else await playSeeds([from], tell)
  const { played, conflicts, violations } = tally
  if (played < count) throw new Error(`${count} seeds were asked for, ${played} were played`)
  console.log(`seeds ${from}..${from + count - 1}, ${conflicts} true conflicts, ${violations} violations`)
  return violations === 0 ? 0 : 1
}

// A child answers its parent and prints nothing.
if (process.send) await playSeeds(seedsFrom(from), (played) => void process.send?.(played))
else process.exitCode = await main()
process.disconnect?.()
