import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { findCaseUnderWay, openCase } from '../tablet/case.ts'
import { addPart } from '../tablet/casework.ts'

/** The page as it comes on paper, while `look` runs. */
async function onPaper(page: Page, look: () => Promise<void>): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  await look()
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
}

test(
  'a file is printed whole or in parts, with the plan to sign, and never with what is reserved',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const { page } = await tabletOf('giulia.ferri')
    const href = await findCaseUnderWay(page)
    await openCase(page, href)
    await addPart(page, 'Nuova nota riservata', { Salute: 'Solo per chi la cura.' })
    const heading = (name: string) => page.getByRole('heading', { name }).first()

    await test.step('whole: diary, map and plan, who printed it, and no reserved note', async () => {
      await onPaper(page, async () => {
        await expect(page.getByText(/^Stampato da Giulia Ferri/)).toBeVisible()
        await expect(heading('Diario')).toBeVisible()
        await expect(page.getByRole('table', { name: 'Le 11 aree, prima e ora' })).toBeVisible()
        await expect(heading('Obiettivi')).toBeVisible()
        await expect(page.getByText('Solo per chi la cura.')).toBeHidden()
        await expect(heading('Note riservate')).toBeHidden()
      })
    })

    await test.step('in parts: what was not chosen stays off the paper', async () => {
      await page.evaluate(() => {
        window.print = () => undefined
      })
      await page.getByRole('button', { name: 'Altre azioni' }).click()
      await page.getByRole('menuitem', { name: 'Stampa', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('checkbox', { name: 'Diario' }).uncheck({ force: true })
      await dialog.getByRole('button', { name: 'Stampa' }).click()
      await onPaper(page, async () => {
        await expect(heading('Diario')).toBeHidden()
        await expect(heading('Recapiti')).toBeVisible()
      })
      await onPaper(page, async () => {
        await expect(heading('Diario')).toBeVisible()
      })
    })

    await test.step('the plan has its signatures, the map what its levels rest on', async () => {
      await page.locator('a[href*="/progetto/"]').first().click()
      await expect(heading('Progetto, versione 1')).toBeVisible()
      await onPaper(page, async () => {
        await expect(heading('Firme')).toBeVisible()
        await expect(page.getByText(/^La persona: /)).toBeVisible()
        await expect(page.getByText(/^Per la rete: /)).toBeVisible()
        await expect(page.getByText(/^Stampato da/)).toBeVisible()
      })
    })
  },
)
