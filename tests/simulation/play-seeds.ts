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

/** Plays seeds one after the other over one fresh replica, and tells each as it ends. */
export async function playSeeds(seeds: readonly number[], tell: (played: Played) => void): Promise<void> {
  await withReplica(seeds.map(slugOf), async (grounds) => {
    for (const [i, seed] of seeds.entries()) tell(await play(seed, grounds[i] as Ground))
  })
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
