import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { checkAxe } from '../screens/check-axe.ts'
import { openContactForm, saveContact } from '../tablet/contact.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goTo } from '../tablet/places.ts'
import { goOffline } from '../tablet/go-offline.ts'

async function openContact(page: Page): Promise<void> {
  await goTo(page, 'Contatti')
  await page
    .getByRole('link', { name: /^Marinella Provardi/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Marinella Provardi' }).first()).toBeVisible()
}

/** Opens a case of somebody of that name and year. */
async function openNewCase(page: Page): Promise<void> {
  await goTo(page, 'Casi')
  await page.getByRole('main').getByRole('link', { name: 'Nuovo caso' }).click()
  await page.getByLabel('Nome', { exact: true }).fill('Marinella')
  await page.getByLabel('Cognome', { exact: true }).fill('Provardi')
  await page.getByLabel('O solo l’anno').fill('1980')
  await page.getByRole('button', { name: 'Salva' }).click()
  await expect(page).toHaveURL(/\/casi\/case-/)
}

test(
  'scenario 2: a volunteer records somebody who has a case: a hint for the one, a choice for who coordinates',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const [anna, giulia, sara] = await Promise.all([
      tabletOf('anna.conti', { viewport: { width: 390, height: 844 } }),
      tabletOf('giulia.ferri'),
      tabletOf('sara.benvenuti'),
    ])
    await openNewCase(giulia.page)
    await syncNow(giulia.page)

    await test.step('offline, the volunteer writes nine fields', async () => {
      const { context, page } = anna
      await goOffline(anna)
      await openContactForm(page)
      await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Marinella')
      await page.getByRole('textbox', { name: 'Cognome o iniziale' }).fill('Provardi')
      await page.getByRole('textbox', { name: 'Anno di nascita' }).fill('1980')
      await saveContact(page)
      await context.setOffline(false)
      for (const tablet of [anna, giulia, anna, sara]) await syncNow(tablet.page)
    })

    await test.step('the volunteer hears only that she is known', async () => {
      await openContact(anna.page)
      await expect(anna.page.getByText('Già conosciuta dalla rete')).toBeVisible()
      await expect(anna.page.getByText(/WIN-/)).toHaveCount(0)
      await expect(anna.page.getByRole('button', { name: 'Unisci persone' })).toHaveCount(0)
    })

    await test.step('who coordinates unites them, and can separate them again', async () => {
      const { page } = sara
      await goTo(page, 'Oggi')
      await page
        .getByRole('link', { name: /^Forse già conosciuta/ })
        .first()
        .click()
      await expect(page.getByRole('heading', { name: 'Marinella Provardi' }).first()).toBeVisible()
      await page.getByRole('button', { name: 'Unisci persone' }).click()
      await expect(page.getByText('Stessa persona', { exact: true })).toBeVisible()
      await page.getByRole('button', { name: 'Separa' }).click()
      await expect(page.getByRole('button', { name: 'Unisci persone' })).toBeVisible()
      await page.getByRole('button', { name: 'Unisci persone' }).click()
      await expect(page.getByText('Stessa persona', { exact: true })).toBeVisible()
    })
  },
)

test(
  'two cases that do not look alike are found by words, united, and what differs is taken over',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const { page } = await tabletOf('sara.benvenuti')
    for (const [name, surname, phone] of [
      ['Olena', 'Secondari', '333 7008009'],
      ['Olga', 'Primari', ''],
    ] as const) {
      await goTo(page, 'Casi')
      await page.getByRole('main').getByRole('link', { name: 'Nuovo caso' }).click()
      await page.getByLabel('Nome', { exact: true }).fill(name)
      await page.getByLabel('Cognome', { exact: true }).fill(surname)
      await page.getByLabel('Telefono', { exact: true }).fill(phone)
      await page.getByRole('button', { name: 'Salva' }).click()
      await expect(page).toHaveURL(/\/casi\/case-/)
    }
    await page.getByRole('button', { name: 'Altre azioni' }).click()
    await page.getByRole('menuitem', { name: 'Unisci persone', exact: true }).click()
    await page.getByRole('searchbox').fill('Secondari')
    await page.getByRole('button', { name: 'Unisci persone' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Unisci persone' }).click()
    await expect(page.getByText('Stessa persona', { exact: true })).toBeVisible()
    const phone = page.getByRole('listitem').filter({ hasText: 'Telefono: 333 700 8009' })
    await phone.getByRole('button', { name: 'Usa questo' }).click()
    await expect(page.getByText('Ripreso dall’altro caso.')).toBeVisible()
    await expect(phone).toHaveCount(0)
    expect(await checkAxe(page)).toEqual([])
  },
)
