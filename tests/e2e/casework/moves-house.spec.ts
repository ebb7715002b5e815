import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { findQuietCase, openCase, pressSave, savedSign } from '../tablet/case.ts'
import { fill } from '../tablet/casework.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goTo } from '../tablet/places.ts'

/** How many contacts a tablet counts. */
async function countContacts(page: Page): Promise<string> {
  await goTo(page, 'Contatti')
  const count = page.getByText(/^[\d.]+ contatti/).first()
  await expect(count).toBeVisible()
  return (await count.textContent()) ?? ''
}

async function pickFromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Altre azioni' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

test(
  'scenario 3: a family moves from Certaldo to Empoli, and its case with it, whole',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const [agape, sara, giulia] = await Promise.all([
      tabletOf('agape.lamanna'),
      tabletOf('sara.benvenuti'),
      tabletOf('giulia.ferri'),
    ])
    const { page } = agape
    const href = await findQuietCase(page)
    await openCase(page, href)
    const name = (await page.getByRole('heading', { level: 1 }).first().textContent()) ?? ''
    const before = await countContacts(sara.page)

    await test.step('Certaldo writes the new town and proposes the case, with a word of handover', async () => {
      await openCase(page, href)
      await page.getByRole('button', { name: 'Modifica Comune', exact: true }).click()
      await page.getByRole('form', { name: 'Comune' }).getByLabel('Comune').selectOption({ label: 'Empoli' })
      await pressSave(page, 'Comune')
      await expect(savedSign(page)).toBeVisible()
      await pickFromMenu(page, 'Trasferisci')
      const form = page.getByRole('form').or(page.locator('form')).first()
      await fill(form, { 'A quale tavolo': 'Empoli', Perché: 'Ha cambiato residenza' })
      await form.getByLabel('Passaggio di consegne').fill('Il tirocinio va avanti fino a fine mese.')
      await form.getByRole('button', { name: 'Trasferisci' }).click()
      await expect(page.getByText('Proposto', { exact: true })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Ritira' })).toBeVisible()
      for (const tablet of [agape, sara]) await syncNow(tablet.page)
    })

    await test.step('Empoli hears the code and the reason, no name, and accepts', async () => {
      await goTo(sara.page, 'Oggi')
      await sara.page
        .getByRole('link', { name: /Caso proposto da un altro tavolo/ })
        .first()
        .click()
      await expect(sara.page.getByText('Ha cambiato residenza')).toBeVisible()
      await expect(sara.page.getByText(name)).toHaveCount(0)
      await sara.page.getByRole('button', { name: 'Accetta' }).click()
      await expect(sara.page.getByText(/^Accettato il/)).toBeVisible()
      for (const tablet of [sara, agape, sara, giulia]) await syncNow(tablet.page)
    })

    await test.step('the case is at Empoli whole, with its handover, and nobody counts it twice', async () => {
      await openCase(giulia.page, href)
      await expect(giulia.page.getByRole('heading', { name }).first()).toBeVisible()
      await expect(giulia.page.getByText('Il tirocinio va avanti fino a fine mese.')).toBeVisible()
      expect(await countContacts(sara.page)).toBe(before)
    })

    await test.step('Certaldo does not have it any more', async () => {
      await syncNow(page)
      await goTo(page, 'Casi')
      await expect(page.locator(`a[href="${href}"]`)).toHaveCount(0)
    })
  },
)
