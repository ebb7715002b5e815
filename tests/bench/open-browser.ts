import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { openProfile } from '../e2e/profile/open-profile.ts'
import type { BenchPage } from './page/page.ts'

type Call = <K extends keyof BenchPage>(
  name: K,
  ...input: Parameters<BenchPage[K]>
) => ReturnType<BenchPage[K]>

/** The bench page, driven from outside. */
export type Bench = { page: Page; call: Call }

/** A browser with a new profile, on the disk as on a tablet. `run` gives each measuring a page of its own. */
export type Browser = {
  version: string
  run<T>(measure: (bench: Bench) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens a browser whose profile lies in `within`. */
export async function openBrowser(url: string, within: string): Promise<Browser> {
  const profile = await openProfile(mkdtempSync(join(within, 'profile-')), url)
  const { context } = profile
  context.setDefaultTimeout(0)
  return {
    version: context.browser()?.version() ?? '',
    async run(measure) {
      const page = await openPage(context, url)
      const found = await measure({ page, call: callsOf(page) })
      await page.close()
      return found
    },
    close: () => profile.close(),
  }
}

async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(error))
  await page.goto(url)
  return page
}

function callsOf(page: Page): Call {
  return (name, ...input) =>
    page.evaluate(
      ([key, args]) => {
        const { bench } = globalThis as unknown as { bench: Record<string, (...args: unknown[]) => unknown> }
        return bench[key as string]?.(...(args as unknown[]))
      },
      [name, input] as const,
    ) as ReturnType<BenchPage[typeof name]>
}
