import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { checkAxe } from '../screens/check-axe.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goTo } from '../tablet/places.ts'
import { chooseInMenu, enterPassword } from '../tablet/sign-in.ts'

/** Goes to a body of the network. */
async function openBody(page: Page, name: string): Promise<void> {
  await chooseInMenu(page, 'Rete')
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('link', { name: new RegExp(name) }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** Today, or so many days from now, in the place where the network is. */
function dayIn(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(Date.now() + days * 86_400_000)
}

const leaving = 'Vecchie e Nuove Povertà'

test(
  'scenario 12: a body leaves the Patto: its people are shut out that day, and its cases wait at the next tavolo',
  { tag: '@tavolo' },
  async ({ tabletOf, newTablet }) => {
    const [dario, sara, marco] = await Promise.all(
      ['amministrazione', 'sara.benvenuti', 'marco.landi'].map((login) => tabletOf(login)),
    )
    if (!dario || !sara || !marco) throw new Error('three tablets')

    await test.step('the day is written ahead: its open cases are listed, and nobody is shut out yet', async () => {
      await openBody(dario.page, leaving)
      expect(await checkAxe(dario.page)).toEqual([])
      await dario.page.getByRole('button', { name: 'Recede dal Patto' }).click()
      const dialog = dario.page.getByRole('dialog')
      await dialog.getByLabel('Da quale giorno').fill(dayIn(20))
      await dialog.getByRole('button', { name: 'Recede dal Patto' }).click()
      await expect(dario.page.getByText(/recede il/).first()).toBeVisible()
      for (const { page } of [dario, sara, marco]) await syncNow(page)
      await openBody(sara.page, leaving)
      const cases = sara.page.getByRole('region', { name: 'Casi che segue' })
      await expect(cases.getByText(/tutor: Marco Landi/).first()).toBeVisible()
      expect(await checkAxe(sara.page)).toEqual([])
      await expect(marco.page.getByRole('heading', { name: 'Sincronizzazione' })).toBeVisible()
    })

    await test.step('on that day its tablets are wiped at the first contact, and nobody logs in', async () => {
      await dario.page.goBack()
      await openBody(dario.page, leaving)
      await dario.page.getByRole('button', { name: 'Annulla il recesso' }).click()
      await expect(dario.page.getByText('Recesso annullato')).toBeVisible()
      await dario.page.getByRole('button', { name: 'Recede dal Patto' }).click()
      const dialog = dario.page.getByRole('dialog')
      await dialog.getByLabel('Da quale giorno').fill(dayIn(0))
      await dialog.getByRole('button', { name: 'Recede dal Patto' }).click()
      await expect(dario.page.getByText(/receduto il/).first()).toBeVisible()
      await syncNow(dario.page)
      await expect(marco.page.getByRole('button', { name: 'Accedi' })).toBeVisible()
      const again = await newTablet()
      await again.page.goto('/')
      await enterPassword(again.page, 'marco.landi')
      await expect(again.page.getByRole('alert')).toBeVisible()
    })

    await test.step('the next meeting gives their cases to others, and history keeps the name', async () => {
      const { page } = sara
      await syncNow(page)
      await goTo(page, 'Tavolo')
      await page.getByRole('link', { name: 'Nuova seduta' }).click()
      await expect(page.getByText(/Da riassegnare, l’ente recede/).first()).toBeVisible()
      await openBody(page, leaving)
      await expect(page.getByText('senza accesso').first()).toBeVisible()
    })
  },
)
