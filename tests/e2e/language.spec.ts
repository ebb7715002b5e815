import { expect, test } from './fixtures.ts'
import { waitUntilKept } from './profile/service-worker.ts'
import { chooseInMenu, passphrase, passphraseBox } from './tablet/sign-in.ts'

test('English is there at once and stays, with the server off; who reads it never sees Italian first', async ({
  server,
  tabletOf,
}) => {
  const { page } = await tabletOf('giulia.ferri')
  await waitUntilKept(page)
  await chooseInMenu(page, 'Impostazioni')
  await server.kill()
  await page.getByText('English', { exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByText('Impostazione salvata')).toBeHidden()

  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    const look = () => seen.push(document.body?.innerText ?? '')
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
  })
  await page.reload()
  await passphraseBox(page).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.join('\n'))
  expect(seen).toContain('Unlock')
  expect(seen).not.toMatch(/Sblocca|Carico…|Impostazioni|Sincronizzazione/)

  await page.getByText('Italiano', { exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Impostazioni', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'it')
})
