import type { BrowserContext, Page } from '@playwright/test'
import { waitUntilKept } from '../profile/service-worker.ts'

/** The network is gone, on a tablet that has kept the app: before that the app itself asks to stay online. */
export async function goOffline({ page, context }: { page: Page; context: BrowserContext }): Promise<void> {
  await waitUntilKept(page)
  await context.setOffline(true)
}
