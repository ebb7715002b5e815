import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from '#server/ensure/ensureBuilt.mjs'
import { root } from '#server/ensure/root.mjs'
import { toolScript } from '#server/ensure/runNode.mjs'
import { sentences } from '#server/ensure/sentences.mjs'
import { ensureBrowser } from './ensure-browser.mjs'
import { launch, type Print } from './launch.ts'
import { readPlaywright, readVitest } from './readReports.ts'
import { addTallies, oneCheck, type Tally } from './tally.ts'

/** Kit's generated types first, then the app and the tests, then the service worker, a project of its own. */
export async function runTypes(print: Print): Promise<Tally> {
  await launch([toolScript('svelte-kit', '@sveltejs/kit'), 'sync'], print)
  const app = await launch(
    [toolScript('svelte-check'), '--fail-on-warnings', '--tsconfig', 'tsconfig.json'],
    print,
  )
  const worker = 'src/service-worker/tsconfig.json'
  if (!existsSync(join(root, worker))) return oneCheck(app.exitCode)
  const serviceWorker = await launch([toolScript('tsc', 'typescript'), '--noEmit', '-p', worker], print)
  return addTallies([oneCheck(app.exitCode), oneCheck(serviceWorker.exitCode)])
}

/** Vitest, counted from its report. */
export function runUnit(print: Print): Promise<Tally> {
  return withReport(async (report) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { exitCode } = await launch([toolScript('vitest'), 'run', ...reporters], print)
    return readVitest(contentsOf(report), exitCode)
  })
}

/** Playwright on a fresh build, counted from its report; without a browser it failed. */
export async function runE2e(print: Print): Promise<Tally> {
  if (!(await ensureBuilt(sentences.en))) return oneCheck(1)
  const chromium = await ensureBrowser()
  if (!chromium) return oneCheck(1)
  return withReport(async (report) => {
    const config = ['--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json', '--retries=0']
    const { exitCode } = await launch([toolScript('playwright'), 'test', '--forbid-only', ...config], print, {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, WIN_CHROMIUM: chromium },
      limit: 40,
    })
    return readPlaywright(contentsOf(report), exitCode)
  })
}

async function withReport(use: (report: string) => Promise<Tally>): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'win-report-'))
  try {
    return await use(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function contentsOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
