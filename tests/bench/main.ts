import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildPage } from './build-page.ts'
import type { Found } from './figure.ts'
import { openGround, type Ground } from './ground.ts'
import { measureFloor } from './measure-floor.ts'
import { measurePouch } from './measure-pouch.ts'
import { measureWin } from './measure-win.ts'
import { openBrowser, type Browser } from './open-browser.ts'
import { printTable } from './print-table.ts'
import { seedReplica } from './seed.ts'

const { values } = parseArgs({ options: { docs: { type: 'string', default: '10000' } } })

/** WIN comes last: what the others pushed makes its database the largest. */
async function measureAll(ground: Ground, within: string): Promise<Found & { version: string }> {
  await seedReplica(ground.all, { docs: Number(values.docs) })
  const inBrowser = async <T>(measure: (browser: Browser) => Promise<T>) => {
    const browser = await openBrowser(ground.url, within)
    return measure(browser).finally(() => browser.close())
  }
  const { version, ...peers } = await inBrowser(async (browser) => ({
    version: browser.version,
    floor: await measureFloor(ground, browser),
    pouch: await measurePouch(ground, browser),
  }))
  const win = await inBrowser((browser) => measureWin(ground, browser, 'win'))
  const slow = await inBrowser((browser) => measureWin(ground, browser, 'win-4x'))
  const all = [win, slow, peers.pouch, peers.floor]
  return {
    figures: all.flatMap(({ figures }) => figures),
    notes: all.flatMap(({ notes }) => notes),
    version,
  }
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'win-bench-'))
  try {
    const page = join(dataDir, 'page')
    const profiles = join(dataDir, 'profiles')
    mkdirSync(profiles)
    await buildPage(page)
    const ground = await openGround(dataDir, page)
    const { figures, notes, version } = await measureAll(ground, profiles).finally(() => ground.stop())
    printTable(figures, version, notes)
    writeFileSync('bench.json', `${JSON.stringify(figures, null, 2)}\n`)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await main()
