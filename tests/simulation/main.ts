import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { grantOf, type Role } from '#lib/domain/schema/roles.ts'
import { startAll } from '#server/start-all.ts'
import { Crash } from './device.ts'
import { play, type Ground, type Played } from './play.ts'

/** How many seeds share one replica: a fresh one costs a second, an old one grows slow. */
const seedsPerReplica = 20
const password = 'simulazione'

// What a crash cuts off in the background dies with its device.
process.on('unhandledRejection', (error) => {
  if (!(error instanceof Crash)) throw error
})

const { values } = parseArgs({
  options: { seeds: { type: 'string' }, from: { type: 'string' }, trace: { type: 'string' } },
})
const from = Number(values.trace ?? values.from ?? 1)
const count = values.trace === undefined ? Number(values.seeds ?? 100) : 1

async function withReplica<T>(slugs: string[], use: (grounds: Ground[]) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'win-simulation-'))
  const all = await startAll({ dataDir, tavoli: slugs, flush: false })
  if (!all.ok) throw new Error(`the replica does not start: ${all.reason}`)
  try {
    const grounds: Ground[] = []
    for (const slug of slugs) {
      const add = async (role: Role, more: Role[], i: number) => {
        const login = `${role}.${slug}.${i}`
        const grants = ['rete', ...[role, ...more].map((each) => grantOf(each, slug))]
        await all.addUser({ login, name: login, grants, password })
        return login
      }
      const users = [await add('coordinatore', ['assistente-sociale'], 1), await add('operatore', [], 2)]
      users.push(await add('tutor', [], 3))
      grounds.push({
        origin: all.url,
        tavolo: slug,
        users,
        volunteer: await add('volontario', [], 4),
        password,
      })
    }
    return await use(grounds)
  } finally {
    await all.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A slug of letters alone, as tavoli have. */
function slugOf(seed: number): string {
  return `sim${[...String(seed)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
}

function tell(played: Played): void {
  for (const { promise, detail } of played.violations) {
    console.log(`seed ${played.seed} VIOLATION ${promise}: ${detail}`)
  }
}

async function main(): Promise<number> {
  let conflicts = 0
  let violations = 0
  for (let start = from; start < from + count; start += seedsPerReplica) {
    const seeds = Array.from({ length: Math.min(seedsPerReplica, from + count - start) }, (_, i) => start + i)
    await withReplica(seeds.map(slugOf), async (grounds) => {
      for (const [i, seed] of seeds.entries()) {
        const played = await play(seed, grounds[i] as Ground)
        if (values.trace !== undefined) console.log(played.lines.join('\n'))
        tell(played)
        conflicts += played.hasTrueConflict ? 1 : 0
        violations += played.violations.length
        console.log(
          `seed ${seed} ${played.trace} ${played.steps} steps${played.hasTrueConflict ? ' conflict' : ''}`,
        )
      }
    })
  }
  console.log(`seeds ${from}..${from + count - 1}, ${conflicts} true conflicts, ${violations} violations`)
  return violations === 0 ? 0 : 1
}

process.exitCode = await main()
