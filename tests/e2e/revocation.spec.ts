import { expect, test } from './fixtures.ts'
import { findQuietCase, openCase } from './tablet/case.ts'
import { syncChip } from './tablet/exchange.ts'

test('a lost tablet is cut off within 30 seconds, and what was on it goes', async ({ tabletOf }) => {
  const lost = await tabletOf('giulia.ferri')
  const ofCase = await findQuietCase(lost.page)
  await openCase(lost.page, ofCase)
  const { page } = await tabletOf('giulia.ferri')
  await syncChip(page).click()
  await page.getByRole('button', { name: 'Revoca', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoca', exact: true }).click()
  await expect(page.getByText('Revocato')).toBeVisible()
  await expect(lost.page.getByText(/L’accesso da questo dispositivo è stato chiuso/)).toBeVisible({
    timeout: 30_000,
  })
  // Nothing unsent was on it, so the vault itself is gone: there is nobody to unlock.
  await expect(lost.page.getByRole('textbox', { name: 'Nome utente' })).toBeVisible()
  await lost.page.reload()
  await expect(lost.page.getByRole('textbox', { name: 'Nome utente' })).toBeVisible()
})
