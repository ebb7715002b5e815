import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { typeName } from '../tablet/contact.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goTo } from '../tablet/places.ts'
import { goOffline } from '../tablet/go-offline.ts'

async function openContact(page: Page, name: string): Promise<void> {
  await goTo(page, 'Contatti')
  await page
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}

test(
  'a referral goes to the tavolo, is asked for more, is added to, and comes back as taken',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const [anna, giulia] = await Promise.all([
      tabletOf('anna.conti', { viewport: { width: 390, height: 844 } }),
      tabletOf('giulia.ferri'),
    ])

    await test.step('offline, with the reason and the basis, in one page', async () => {
      const { page, context } = anna
      await goOffline(anna)
      await goTo(page, 'Contatti')
      await page.getByRole('main').getByRole('link', { name: 'Nuova segnalazione' }).click()
      await typeName(page, 'Ornella', 'Segnalini')
      const send = page.getByRole('button', { name: 'Segnala al tavolo' }).filter({ visible: true })
      await page
        .getByRole('textbox', { name: 'Perché lo segnali' })
        .fill('Dorme in macchina da due settimane.')
      await send.click()
      await expect(page.getByText('Prima serve il consenso della persona.').first()).toBeVisible()
      await page.getByRole('checkbox', { name: 'Consenso a informare il tavolo' }).check()
      await send.click()
      await expect(page).toHaveURL(/\/contatti\/contact-/)
      await expect(page.getByText('Inviata', { exact: true })).toBeVisible()
      await context.setOffline(false)
      for (const tablet of [anna, giulia]) await syncNow(tablet.page)
    })

    await test.step('the tavolo asks for more, and the sender adds it', async () => {
      await openContact(giulia.page, 'Ornella Segnalini')
      await giulia.page.getByRole('button', { name: 'Chiedi di più' }).click()
      const dialog = giulia.page.getByRole('dialog')
      await dialog.getByLabel('Che cosa manca').fill('Ha un telefono?')
      await dialog.getByRole('button', { name: 'Chiedi di più' }).click()
      for (const tablet of [giulia, anna]) await syncNow(tablet.page)
      await openContact(anna.page, 'Ornella Segnalini')
      await expect(anna.page.getByText('Ha un telefono?')).toBeVisible()
      await anna.page.getByLabel('Che cosa aggiungi').fill('Sì, lo chiama la parrocchia.')
      await anna.page.getByRole('button', { name: 'Integra' }).click()
      for (const tablet of [anna, giulia]) await syncNow(tablet.page)
    })

    await test.step('accepted, it opens a case; the sender hears only that it was taken', async () => {
      await openContact(giulia.page, 'Ornella Segnalini')
      await expect(giulia.page.getByText('Sì, lo chiama la parrocchia.')).toBeVisible()
      await giulia.page.getByRole('button', { name: 'Accetta' }).click()
      await expect(giulia.page).toHaveURL(/\/casi\/case-/)
      for (const tablet of [giulia, anna]) await syncNow(tablet.page)
      await openContact(anna.page, 'Ornella Segnalini')
      await expect(anna.page.getByText('Presa in carico', { exact: true })).toBeVisible()
      await expect(anna.page.getByText(/WIN-/)).toHaveCount(0)
    })
  },
)
