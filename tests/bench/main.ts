import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '#server/ensure/ensureBuilt.mjs'
import { sentences } from '#server/ensure/sentences.mjs'
import { buildFolder } from '../e2e/fixtures.ts'
import { judge } from './aims.ts'
import { buildPage } from './build-page.ts'
import type { Found } from './figure.ts'
import { openGround, type Ground } from './ground.ts'
import { measureApp } from './measure-app.ts'
import { measureFloor } from './measure-floor.ts'
import { measureGrowth } from './measure-growth.ts'
import { measurePouch } from './measure-pouch.ts'
import { measureStorm } from './measure-storm.ts'
import { measureWin } from './measure-win.ts'
import { openBrowser, type Browser } from './open-browser.ts'
import { measureRxdb } from './measure-rxdb.ts'
import { printAims, printTable } from './print-table.ts'
import { seedReplica } from './seed.ts'
import { slowLine } from './slow-line.ts'

const { values } = parseArgs({
  options: {
    docs: { type: 'string', default: '10000' },
    rtt: { type: 'string' },
    growth: { type: 'boolean', default: false },
  },
})

/** What `--rtt` stands for: mobile network in a valley, bits a second. */
const slowRate = 10_000_000
const line = values.rtt === undefined ? undefined : slowLine(Number(values.rtt), slowRate)

/** WIN comes last: what the others pushed makes its database the largest. */
async function measureAll(ground: Ground, within: string): Promise<Found & { version: string }> {
  await seedReplica(ground.all, { docs: Number(values.docs) })
  const inBrowser = async <T>(measure: (browser: Browser) => Promise<T>) => {
    const browser = await openBrowser(ground.url, within)
    return measure(browser).finally(() => browser.close())
  }
  const { version, peers } = await inBrowser(async (browser) => ({
    version: browser.version,
    peers: [
      await measureFloor(ground, browser),
      await measurePouch(ground, browser),
      await measureRxdb(ground, browser),
    ],
  }))
  const win = await inBrowser((browser) => measureWin(ground, browser, 'win'))
  const storm = line ? [] : [await measureStorm(ground)]
  // A slow processor has nothing to do with a slow line.
  const slow = line ? [] : [await inBrowser((browser) => measureWin(ground, browser, 'win-4x'))]
  return { ...merge([win, ...slow, ...storm, ...peers]), version }
}

function merge(all: readonly Found[]): Found {
  return { figures: all.flatMap(({ figures }) => figures), notes: all.flatMap(({ notes }) => notes) }
}

async function tellGrowth(dataDir: string, page: string, profiles: string): Promise<void> {
  const { notes, aims } = await measureGrowth(dataDir, page, profiles)
  console.log(notes.join('\n'))
  printAims(aims)
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'win-bench-'))
  try {
    const page = join(dataDir, 'page')
    const profiles = join(dataDir, 'profiles')
    mkdirSync(profiles)
    await buildPage(page)
    if (values.growth) return await tellGrowth(dataDir, page, profiles)
    const ground = await openGround(dataDir, page, line)
    const all = await measureAll(ground, profiles).finally(() => ground.stop())
    const app = line ? [] : [await measureApp(await openGround(dataDir, buildFolder), profiles)]
    const { figures, notes } = merge([all, ...app])
    const aims = judge(figures, line ? 'line' : 'loopback')
    printTable({ figures, aims, notes, browser: all.version })
    writeFileSync('bench.json', `${JSON.stringify(figures, null, 2)}\n`)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

if (!(await ensureBuilt(sentences.en))) throw new Error('the app could not be built')
await main()
