import { expect, type Page } from '@playwright/test'
import { syncChip } from './exchange.ts'

/** "Verifica integrità": every record of this tablet is the fold of its entries. */
export async function expectWhole(page: Page): Promise<void> {
  await syncChip(page).click()
  await page.getByRole('button', { name: 'Verifica integrità' }).click()
  await expect(page.getByText(/schede, tutte uguali/)).toBeVisible()
}
