import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Judged } from './aims.ts'
import { openGround } from './ground.ts'
import { openBrowser } from './open-browser.ts'
import { benchUser, seedReplica } from './seed.ts'

const sizes = [1000, 10_000, 100_000] as const

/** How much dearer an entry of the largest size may be than one of the middle size. */
const most = 1.3

type Times = { docs: number; sync: number; unlock: number }

/** How WIN's first sync and unlock grow with what there is: each size on servers and in a profile of its own. */
export async function measureGrowth(
  dataDir: string,
  page: string,
  profiles: string,
): Promise<{ notes: string[]; aims: Judged[] }> {
  const all: Times[] = []
  for (const docs of sizes) all.push(await measureOne(join(dataDir, String(docs)), page, profiles, docs))
  const [, middle, largest] = all as [Times, Times, Times]
  const aims = (['sync', 'unlock'] as const).map((what) => {
    const ratio = largest[what] / largest.docs / (middle[what] / middle.docs)
    const aim = `${what}: an entry of 100,000 costs at most ${most} × one of 10,000`
    return { aim, measured: `${ratio.toFixed(2)} ×`, holds: ratio <= most }
  })
  return { notes: all.map(write), aims }
}

async function measureOne(dataDir: string, page: string, profiles: string, docs: number): Promise<Times> {
  mkdirSync(dataDir)
  const ground = await openGround(dataDir, page)
  await seedReplica(ground.all, { docs })
  const browser = await openBrowser(ground.url, profiles)
  const times = await browser.run(async ({ call }) => {
    await call('enrol', benchUser.login, benchUser.password)
    const sync = await call('firstSync')
    return { docs, sync, unlock: (await call('unlockToList')).ms }
  })
  await browser.close()
  await ground.stop()
  return times
}

function write({ docs, sync, unlock }: Times): string {
  const each = (sync / docs).toFixed(3)
  return `${String(docs).padStart(7)} entries: first sync ${sync.toFixed(0)} ms (${each} ms each), unlock to list ${unlock.toFixed(0)} ms`
}
