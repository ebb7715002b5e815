import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { startAll } from '#server/start-all.ts'
import { chromiumLaunch } from '../run/chromium.mjs'
import { benchTavolo, benchUser, seedReplica } from './seed.ts'
import { serveBoth } from './serve.ts'
import type { BenchPage } from './page/page.ts'

type Figure = { figure: string; subject: 'win' | 'pouchdb-default'; value: number; unit: 'ms' }

const root = fileURLToPath(new URL('./page', import.meta.url))
const { values } = parseArgs({ options: { docs: { type: 'string', default: '10000' } } })

/** The bench page, built as the app is: the engine's worker where the gateway looks for workers. */
async function buildPage(outDir: string): Promise<void> {
  const immutable = '_app/immutable'
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, assetsDir: `${immutable}/assets`, target: 'es2022' },
    worker: {
      format: 'es',
      rollupOptions: { output: { entryFileNames: `${immutable}/workers/[name]-[hash].js` } },
    },
  })
}

async function run(
  page: Page,
  database: string,
  admin: { name: string; password: string },
): Promise<Figure[]> {
  const call = <K extends keyof BenchPage>(name: K, ...input: Parameters<BenchPage[K]>) =>
    page.evaluate(
      ([key, args]) => {
        const { bench } = globalThis as unknown as { bench: Record<string, (...args: unknown[]) => unknown> }
        return bench[key as string]?.(...(args as unknown[]))
      },
      [name, input] as const,
    ) as ReturnType<BenchPage[K]>
  const win = (figure: string, value: number): Figure => ({ figure, subject: 'win', value, unit: 'ms' })
  await call('enrol', benchUser.login, benchUser.password)
  const sync = await call('firstSync')
  const pouch = await call('pouchDefault', database, admin.name, admin.password)
  const unlock = await call('unlockToList')
  const searches = await call('search', typedLetterByLetter())
  const saves = await call('save', 100)
  console.log(`${pouch.docs} documents to PouchDB, ${unlock.total} cases in the list`)
  return [
    win('first-sync', sync),
    { figure: 'first-sync', subject: 'pouchdb-default', value: pouch.ms, unit: 'ms' },
    win('unlock-to-list', unlock.ms),
    win('search-p50', percentile(searches, 50)),
    win('search-p95', percentile(searches, 95)),
    win('save-p50', percentile(saves, 50)),
    win('save-p95', percentile(saves, 95)),
  ]
}

/** What a person types, key by key. */
function typedLetterByLetter(): string[] {
  const words = [
    'rossi',
    'bianchi maria',
    'hoxha',
    'del sarto',
    '399 123',
    'giovannni',
    'popesc',
    'conti anna',
  ]
  return words.flatMap((word) => [...word].map((_, i) => word.slice(0, i + 1)).filter((text) => text.trim()))
}

function percentile(times: readonly number[], p: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN
}

function print(figures: readonly Figure[]): void {
  for (const { figure, subject, value } of figures) {
    console.log(`${figure.padEnd(16)} ${subject.padEnd(16)} ${value.toFixed(1).padStart(10)} ms`)
  }
  const [win, pouch] = [figures[0]?.value ?? 0, figures[1]?.value ?? 0]
  console.log(`first-sync: PouchDB's default takes ${(pouch / win).toFixed(1)} times as long`)
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'win-bench-'))
  const outDir = join(dataDir, 'page')
  await buildPage(outDir)
  const all = await startAll({
    dataDir: join(dataDir, 'data'),
    tavoli: [benchTavolo],
    build: outDir,
    flush: false,
  })
  if (!all.ok) throw new Error(all.reason)
  const both = await serveBoth(all.url, all.replicaUrl)
  const browser = await chromium.launch(chromiumLaunch())
  try {
    const database = await seedReplica(all, { docs: Number(values.docs) })
    const page = await browser.newPage()
    page.on('console', (m) => console.log(m.text()))
    page.on('pageerror', (error) => console.error(error))
    await page.goto(both.url)
    const figures = await run(page, all.naming.of(database), all.admin)
    print(figures)
    writeFileSync('bench.json', `${JSON.stringify(figures, null, 2)}\n`)
  } finally {
    await browser.close()
    both.stop()
    await all.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await main()
