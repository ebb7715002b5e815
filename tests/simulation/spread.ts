import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Played } from './play.ts'

/** How many seeds share one process and one replica, which cost seconds; few where the first failure ends it. */
const seedsPerReplica = { all: 40, first: 10 }

/** Which seeds to play, on how many processes; `first`: no more once one has broken a promise. */
export type Run = { from: number; count: number; jobs: number; first: boolean }

/** As many processes as there are cores, each taking the next chunk. */
export async function spread(
  { from, count, jobs, first }: Run,
  tell: (played: Played) => void,
): Promise<void> {
  let next = from
  let isOver = false
  const hear = (played: Played) => {
    tell(played)
    if (first && played.violations.length > 0) isOver = true
  }
  async function work(): Promise<void> {
    while (next < from + count && !isOver) {
      const start = next
      next = Math.min(start + (first ? seedsPerReplica.first : seedsPerReplica.all), from + count)
      await playApart(start, next - start, hear, () => isOver)
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
}

/** Plays a chunk of seeds in a process of its own, which sends each as it ends. */
function playApart(
  from: number,
  count: number,
  hear: (played: Played) => void,
  isOver: () => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url))
    // Named, since whoever started this process may have loaded tsx in another way. A roomy nursery: most dies young.
    const child = fork(main, ['--from', `${from}`, '--seeds', `${count}`], {
      execArgv: ['--max-semi-space-size=64', '--import', 'tsx'],
    })
    child.on('message', (played) => {
      hear(played as Played)
      if (isOver()) child.kill('SIGKILL')
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0 || isOver()) resolve()
      else reject(new Error(`seeds ${from}..${from + count - 1}: the process ended with ${code}`))
    })
  })
}
