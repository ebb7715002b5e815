import { expect } from '@playwright/test'
import type { Tablet } from '../fixtures.ts'
import { giveCamera, holdCode } from './camera.ts'
import { syncChip } from './exchange.ts'

/** "Scambia tra tablet", by the chip that is on every page. */
export async function openExchange({ page }: Tablet): Promise<void> {
  await syncChip(page).click()
  await page.getByRole('link', { name: 'Scambia tra tablet' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Scambia tra tablet' })).toBeVisible()
}

/** One shows its code and the other scans it; then the other way round, and both say with whom they exchanged. */
export async function exchangeByCode(
  one: Tablet,
  other: Tablet,
  names: readonly [string, string],
): Promise<void> {
  for (const tablet of [one, other]) {
    await giveCamera(tablet.page)
    await openExchange(tablet)
  }
  await one.page.getByRole('button', { name: 'Mostra il codice' }).click()
  await other.page.getByRole('button', { name: 'Inquadra il codice' }).click()
  await holdCode(one.page, other.page)
  await holdCode(other.page, one.page)
  await one.page.getByRole('button', { name: 'Ora inquadra la risposta' }).click()
  await expect(one.page.getByText(`Scambiato con il tablet di ${names[1]}`)).toBeVisible()
  await expect(other.page.getByText(`Scambiato con il tablet di ${names[0]}`)).toBeVisible()
}
