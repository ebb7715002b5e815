import type { Page } from '@playwright/test'
import { expect, test, type Tablet } from '../fixtures.ts'
import { findCaseUnderWay } from '../tablet/case.ts'
import { addPart, fill } from '../tablet/casework.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goOffline } from '../tablet/go-offline.ts'
import { goTo, openInNetwork } from '../tablet/places.ts'

const tailoring = 'Sartoria: cucito e rifinitura'

async function openResource(page: Page, title: string): Promise<void> {
  await openInNetwork(page, 'Risorse')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
}

/** No more than the tavolo has can be given. */
async function give({ page }: Tablet): Promise<void> {
  await openResource(page, tailoring)
  await page.getByRole('button', { name: 'Cedi posti a un altro tavolo' }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog, { 'Al tavolo': 'Empoli', Quanti: '2' })
  await dialog.getByRole('button', { name: 'Cedi posti' }).click()
  await expect(dialog.getByText('I posti non bastano', { exact: false })).toBeVisible()
  await fill(dialog, { Quanti: '1' })
  await dialog.getByRole('button', { name: 'Cedi posti' }).click()
  await expect(page.getByText('In attesa', { exact: true })).toBeVisible()
}

async function accept({ page }: Tablet): Promise<void> {
  await goTo(page, 'Oggi')
  await page.getByRole('link', { name: 'Posti offerti da un altro tavolo' }).click()
  await page.getByRole('button', { name: 'Accetta' }).click()
  await expect(page.getByText('2 posti liberi su 2')).toBeVisible()
}

/** From the page of a case, to what the network offers its person, to the paper for the body. */
async function promise({ page }: Tablet, ofCase: string): Promise<void> {
  await goTo(page, 'Casi')
  await page.locator(`a[href="${ofCase}"]`).first().click()
  await page.getByRole('link', { name: 'Cerca una risorsa' }).click()
  await expect(page.getByRole('heading', { name: 'Risorse per questa persona' })).toBeVisible()
  await page.getByRole('button', { name: `Invia qui ${tailoring}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Per che cosa').fill('Un tirocinio al mattino')
  await dialog.getByRole('button', { name: 'Scrivi l’invio' }).click()
  const sheet = page.getByRole('article')
  await expect(sheet.getByText(/^WIN-/)).toBeVisible()
  await expect(sheet.getByText('Chi è, lo saprete solo dopo', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'L’ente accetta' }).click()
  await expect(page.getByRole('dialog').getByText('«Dirlo a chi ospita»', { exact: false })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Annulla' }).click()
}

async function passOn({ page }: Tablet): Promise<void> {
  await page.getByRole('link', { name: 'Torna al caso' }).click()
  await addPart(page, 'Nuovo consenso', {
    'Per che cosa': 'Dirlo a chi ospita',
    Consenso: 'Dato',
    Come: 'Su carta',
    'Dato il': '2026-12-01',
  })
  await page.getByRole('link', { name: /Sartoria Elsa/ }).click()
  await page.getByRole('button', { name: 'L’ente accetta' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'Nome e cognome' }).check({ force: true })
  await dialog.getByRole('button', { name: 'L’ente accetta' }).click()
  await expect(page.getByRole('article').getByText('Nome e cognome')).toBeVisible()
}

test(
  'a place is given by one tavolo to another, promised offline, and taken with the body’s yes and the person’s',
  { tag: '@tavolo' },
  async ({ tabletOf }) => {
    const [sara, leonilda, giulia] = await Promise.all([
      tabletOf('sara.benvenuti'),
      tabletOf('leonilda.casolaro'),
      tabletOf('giulia.ferri'),
    ])
    const meet = async (...tablets: Tablet[]) => {
      for (const { page } of tablets) await syncNow(page)
    }
    const ofCase = await findCaseUnderWay(giulia.page)
    await test.step('Montelupo gives its place to Empoli', () => give(leonilda))
    await meet(leonilda, sara)
    await test.step('which accepts it', () => accept(sara))
    await meet(sara, leonilda, giulia)
    await test.step('and Montelupo has none to give', async () => {
      await openResource(leonilda.page, tailoring)
      await expect(leonilda.page.getByText('Accettati', { exact: true })).toBeVisible()
      await expect(leonilda.page.getByRole('button', { name: 'Cedi posti a un altro tavolo' })).toHaveCount(0)
    })
    await goOffline(giulia)
    await test.step('offline it is promised to a person, with the code alone on paper', () =>
      promise(giulia, ofCase))
    await test.step('with the person’s yes the rest is passed on', () => passOn(giulia))
    await giulia.context.setOffline(false)
    await meet(giulia, sara)
    await test.step('one place is left', async () => {
      await openResource(sara.page, tailoring)
      await expect(sara.page.getByText('1 posto libero su 2')).toBeVisible()
    })
  },
)
