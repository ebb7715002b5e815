import { expect, type Locator, type Page } from '@playwright/test'

/** The sync chip, which is on every page. */
export function syncChip(page: Page): Locator {
  return page.getByRole('link', { name: /^Sincronizzazione:/ })
}

/** A whole exchange has ended, and nothing of this tablet waits to be sent. */
export async function waitForExchange(page: Page): Promise<void> {
  await expect(syncChip(page)).toHaveAccessibleName(/^Sincronizzazione: (Aggiornato|Ultimo scambio)/)
}

/** "Sincronizza ora", until it is all exchanged. Leaves the page of the exchange open. */
export async function syncNow(page: Page): Promise<void> {
  await syncChip(page).click()
  await page.getByRole('button', { name: 'Sincronizza ora' }).click()
  await expect(page.getByText(/^Tutto scambiato alle/)).toBeVisible()
}
