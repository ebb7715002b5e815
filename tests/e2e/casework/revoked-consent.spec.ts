import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { recordWholeContact, referContact } from '../tablet/contact.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goTo } from '../tablet/places.ts'
import { goOffline } from '../tablet/go-offline.ts'

const name = 'Nadia Revocanti'

async function openContact(page: Page): Promise<void> {
  await goTo(page, 'Contatti')
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

/** The list has been read, and nobody of that name is on it. */
async function expectGone(page: Page): Promise<void> {
  await goTo(page, 'Contatti')
  await expect(page.getByRole('main').locator('a[href*="/contatti/contact-"]').first()).toBeVisible()
  await expect(page.getByText('Revocanti')).toHaveCount(0)
}

test(
  'scenario 4: a consent is taken back where there is no network: hidden at once, and everywhere over later edits',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const [anna, giulia, sara] = await Promise.all([
      tabletOf('anna.conti', { viewport: { width: 390, height: 844 } }),
      tabletOf('giulia.ferri'),
      tabletOf('sara.benvenuti'),
    ])
    await recordWholeContact(anna.page, 'Nadia', 'Revocanti')
    await referContact(anna.page, 'Chiede aiuto per la bolletta')
    await syncNow(anna.page)
    await syncNow(giulia.page)
    await openContact(giulia.page)
    await openContact(anna.page)
    await Promise.all([anna, giulia].map(goOffline))

    await test.step('the volunteer takes it back: a receipt to print, and no word of the person is left', async () => {
      const { page } = anna
      await page.getByRole('button', { name: 'Revoca', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Revoca', exact: true }).click()
      await expect(page.getByText(/Nadia Revocanti ha ritirato il consenso/)).toBeVisible()
      await expect(page.getByRole('button', { name: 'Stampa' })).toBeVisible()
      await expect(page.getByText(/333 ?000 ?0000/)).toHaveCount(0)
      await expectGone(page)
    })

    await test.step('somebody else, not knowing, writes in the same contact meanwhile', async () => {
      const { page } = giulia
      await page.getByRole('button', { name: 'Modifica', exact: true }).click()
      await page.getByRole('textbox', { name: 'Telefono' }).fill('333 1112223')
      await page.getByRole('button', { name: 'Salva', exact: true }).click()
      await expect(page.getByText('333 111 2223')).toBeVisible()
    })

    await test.step('at the office the revocation has won on every tablet, whatever the order', async () => {
      for (const { context, page } of [giulia, anna, giulia, sara]) {
        await context.setOffline(false)
        await syncNow(page)
      }
      for (const { page } of [anna, giulia, sara]) await expectGone(page)
    })

    await test.step('whoever coordinates has a duty on "Oggi", and ticks it off', async () => {
      const { page } = sara
      await goTo(page, 'Oggi')
      await page.getByRole('link', { name: /^Consenso revocato: avvisa chi ha i dati/ }).click()
      await expect(page.getByText('Questi dati non si mostrano più.')).toBeVisible()
      await expect(page.getByText(/Revocanti|333/)).toHaveCount(0)
      await page.getByRole('button', { name: 'Fatto: avvisati' }).click()
      await expect(page.getByText(/^Avvisati il/)).toBeVisible()
      await goTo(page, 'Oggi')
      await expect(page.getByRole('link', { name: /^Consenso revocato/ })).toHaveCount(0)
    })
  },
)
