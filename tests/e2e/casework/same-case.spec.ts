import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { editField, openCase, writeInterview } from '../tablet/case.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goTo } from '../tablet/places.ts'
import { goOffline } from '../tablet/go-offline.ts'

const said = {
  giulia: 'Colloquio di Giulia: cerca un lavoro vicino a casa.',
  paolo: 'Colloquio di Paolo: ha ripreso a cercare.',
}

/** A case that nobody has assessed yet: its address. */
async function findFreshCase(page: Page): Promise<string> {
  await goTo(page, 'Casi')
  const rows = page.getByRole('main').locator('a[href*="/casi/case-"]')
  const href = await rows.filter({ hasText: 'Segnalato' }).first().getAttribute('href')
  if (href === null) throw new Error('no case was just referred')
  return href
}

/** Opens the area of work on the open map and gives it a level. */
async function judgeWork(page: Page, level: RegExp): Promise<void> {
  await openWork(page)
  const choice = page.getByRole('radio', { name: level })
  await choice.check()
  await expect(choice).toBeChecked()
}

async function openWork(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^A1/ }).click()
  await expect(page.getByRole('heading', { name: 'A1 Lavoro' })).toBeVisible()
}

test(
  'scenario 1: two operators on one case, both offline: everything is kept, and one conflict is chosen',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const [giulia, paolo] = await Promise.all([tabletOf('giulia.ferri'), tabletOf('paolo.vanni')])
    const ofCase = await findFreshCase(giulia.page)

    await test.step('a draft of the map begins with A1 at 2', async () => {
      await openCase(giulia.page, ofCase)
      await giulia.page.getByRole('button', { name: 'Nuova diagnosi' }).click()
      await judgeWork(giulia.page, /^Tu: 2/)
      await syncNow(giulia.page)
      await syncNow(paolo.page)
    })

    await test.step('without a network both write', async () => {
      await Promise.all([giulia, paolo].map(goOffline))
      await openCase(giulia.page, ofCase)
      await editField(giulia.page, 'Telefono', '3331112222')
      await writeInterview(giulia.page, said.giulia)
      await openCase(paolo.page, ofCase)
      await editField(paolo.page, 'Telefono', '3339998888')
      await writeInterview(paolo.page, said.paolo)
      await paolo.page.getByRole('link', { name: 'All’inizio' }).click()
      await judgeWork(paolo.page, /^Tu: 3/)
    })

    await test.step('after the exchange: both interviews, A1 at 3, two phones side by side', async () => {
      for (const { context, page } of [giulia, paolo, giulia]) {
        await context.setOffline(false)
        await syncNow(page)
      }
      for (const { page } of [giulia, paolo]) {
        await openCase(page, ofCase)
        for (const words of Object.values(said)) await expect(page.getByText(words)).toBeVisible()
        await expect(page.getByText('2 valori, da rivedere')).toBeVisible()
        await page.getByRole('link', { name: 'All’inizio' }).click()
        await openWork(page)
        await expect(page.getByRole('radio', { name: /^Tu: 3/ })).toBeChecked()
      }
    })

    await test.step('one is chosen, and the other stays in the history', async () => {
      const { page } = giulia
      await openCase(page, ofCase)
      await page.getByRole('link', { name: 'Rivedi', exact: true }).click()
      await page.getByRole('button', { name: 'Tieni questo' }).click()
      await page.getByRole('button', { name: 'Salva la scelta' }).click()
      await syncNow(page)
      await syncNow(paolo.page)
      await openCase(paolo.page, ofCase)
      await expect(paolo.page.getByText('2 valori, da rivedere')).toHaveCount(0)
      await paolo.page.getByRole('button', { name: 'Storia di Telefono', exact: true }).click()
      const history = paolo.page.getByRole('group', { name: 'Storia di Telefono', exact: true })
      await expect(history).toContainText(/333 ?111 ?2222/)
      await expect(history).toContainText(/333 ?999 ?8888/)
    })
  },
)
