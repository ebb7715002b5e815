import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { grantOf, type Role } from '#lib/domain/schema/roles.ts'
import { startAll } from '#server/start-all.ts'
import { Crash } from './device.ts'
import { play, type Ground, type Played } from './play.ts'
import { replicaOf } from './replica.ts'

const password = 'simulazione'

// What a crash cuts off in the background dies with its device.
process.on('unhandledRejection', (error) => {
  if (!(error instanceof Crash)) throw error
})

/**
 * Plays seeds one after the other over one fresh replica, and tells each as it ends. The first is played again
 * over another: the same seed must leave the same trace.
 */
export async function playSeeds(seeds: readonly number[], tell: (played: Played) => void): Promise<void> {
  const [first] = seeds
  const again = first === undefined ? undefined : await playOnce(first)
  await withReplica(seeds.map(slugOf), async (grounds) => {
    for (const [i, seed] of seeds.entries()) {
      const played = await playOrBreak(seed, grounds[i] as Ground)
      const isAnother = seed === first && again !== undefined && played.trace !== again.trace
      const other = {
        promise: 'the same seed leaves the same trace',
        detail: `${played.trace} ≠ ${again?.trace}`,
      }
      tell(isAnother ? { ...played, violations: [...played.violations, other] } : played)
    }
  })
}

/** Plays one seed over a replica of its own, without the steps of `skip`. */
export async function playOnce(seed: number, skip: readonly number[] = []): Promise<Played> {
  let played: Played | undefined
  await withReplica([slugOf(seed)], async ([ground]) => {
    played = await playOrBreak(seed, ground as Ground, skip)
  })
  return played as Played
}

/** What throws breaks a promise, too. */
async function playOrBreak(seed: number, ground: Ground, skip: readonly number[] = []): Promise<Played> {
  try {
    return await play(seed, ground, new Set(skip))
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const violations = [{ promise: 'nothing breaks off', detail }]
    return { seed, trace: '', lines: [], violations, hasTrueConflict: false, steps: 0, fates: [] }
  }
}

async function withReplica<T>(slugs: string[], use: (grounds: Ground[]) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'win-simulation-'))
  const all = await startAll({ dataDir, tavoli: slugs, flush: false, passwordCost: 2 ** 10 })
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
      users.push(await add('tutor', [], 3), await add('operatore', [], 4), await add('operatore', [], 5))
      grounds.push({
        origin: all.url,
        tavolo: slug,
        users,
        volunteer: await add('volontario', [], 6),
        password,
        replica: replicaOf(all, slug),
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
