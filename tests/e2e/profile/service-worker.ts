import type { Page } from '@playwright/test'

/** Until the app is kept whole on this tablet: from then on it opens, and this page goes on, without a server. */
export async function waitUntilKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
}

/** Which build of the app this page runs: the name that SvelteKit makes of it. */
export function runningBuild(page: Page): Promise<string | undefined> {
  return page.evaluate(() => Object.keys(globalThis).find((name) => name.startsWith('__sveltekit_')))
}
