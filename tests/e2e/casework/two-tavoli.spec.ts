import type { Page } from '@playwright/test'
import { expect, test, type Tablet } from '../fixtures.ts'
import { checkAxe } from '../screens/check-axe.ts'
import { openContactForm, saveContact } from '../tablet/contact.ts'
import { fill } from '../tablet/casework.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goTo } from '../tablet/places.ts'
import { goOffline } from '../tablet/go-offline.ts'

const name = 'Samira Doppieri'

/** Records the person with no network, refers them to the tavolo, and takes them in charge there. */
async function referAndAccept(page: Page, phone: string): Promise<void> {
  await openContactForm(page)
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Samira')
  await page.getByRole('textbox', { name: 'Cognome o iniziale' }).fill('Doppieri')
  await page.getByRole('textbox', { name: 'Anno di nascita' }).fill('1987')
  await page.getByLabel('Comune').selectOption({ label: 'Montelupo Fiorentino' })
  await page.getByRole('textbox', { name: 'Telefono' }).fill(phone)
  await page.getByRole('checkbox', { name: 'Consenso a informare il tavolo' }).check()
  await saveContact(page)
  await goTo(page, 'Contatti')
  await page
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  await page.getByRole('button', { name: 'Segnala al tavolo' }).click()
  await page.getByRole('textbox', { name: 'Perché lo segnali' }).fill('Cerca lavoro.')
  await page.getByRole('button', { name: 'Segnala al tavolo' }).last().click()
  await page.getByRole('button', { name: 'Accetta' }).click()
  await expect(page).toHaveURL(/\/casi\/case-/)
}

async function contactsOn(page: Page): Promise<string> {
  await goTo(page, 'Oggi')
  const figure = page.getByRole('link', { name: /contatti di quest’anno/ })
  await expect(figure).toBeVisible()
  return (await figure.textContent()) ?? ''
}

/** Opens what "Oggi" says of the other tavolo. */
async function openSharing(page: Page): Promise<void> {
  await goTo(page, 'Oggi')
  await page
    .getByRole('link', { name: new RegExp(`Seguito anche da un altro tavolo.*${name}`) })
    .first()
    .click()
}

const pick = (page: Page, part: string) => page.getByRole('checkbox', { name: part }).check({ force: true })

/** Each says what may be shown, and only what both chose is. */
async function agreeBoth(leonilda: Tablet, gaia: Tablet): Promise<void> {
  await openSharing(leonilda.page)
  for (const part of ['Comune e telefono', 'Stato del caso']) await pick(leonilda.page, part)
  await leonilda.page.getByRole('button', { name: 'È la stessa persona: condividi' }).click()
  await expect(leonilda.page.getByText('Avete detto sì: aspetta l’altro tavolo.')).toBeVisible()
  for (const tablet of [leonilda, gaia]) await syncNow(tablet.page)
  await openSharing(gaia.page)
  await expect(gaia.page.getByText('L’altro tavolo ha già detto sì a')).toBeVisible()
  await pick(gaia.page, 'Nascita')
  await gaia.page.getByRole('button', { name: 'È la stessa persona: condividi' }).click()
  await expect(gaia.page.getByText('I due tavoli sono d’accordo.')).toBeVisible()
  for (const tablet of [gaia, leonilda, gaia]) await syncNow(tablet.page)
}

/** No case, and a limited view of the shared one; the person counts as often as before. */
async function seeLimited(page: Page, contacts: string): Promise<void> {
  await goTo(page, 'Casi')
  await page.getByRole('searchbox').fill('Doppieri')
  await expect(page.getByText(/WIN-.*/).filter({ hasText: 'Doppieri' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Casi condivisi' }).click()
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByText('Vista limitata.', { exact: false })).toBeVisible()
  await expect(page.getByText('333 1020304')).toBeVisible()
  await expect(page.getByText('1987')).toHaveCount(0)
  expect(await checkAxe(page)).toEqual([])
  expect(await contactsOn(page)).toBe(contacts)
}

test(
  'scenario 7: the same person at Montelupo and Montespertoli becomes one case, shared with a limited view',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const [leonilda, gaia] = await Promise.all([tabletOf('leonilda.casolaro'), tabletOf('gaia.lupo')])
    const before = await contactsOn(gaia.page)

    await test.step('two referrals, offline, each taken in charge by its own tavolo', async () => {
      for (const [tablet, phone] of [
        [leonilda, '333 1020304'],
        [gaia, '333 9080706'],
      ] as const) {
        await goOffline(tablet)
        await referAndAccept(tablet.page, phone)
        await tablet.context.setOffline(false)
        await syncNow(tablet.page)
      }
      for (const tablet of [leonilda, gaia]) await syncNow(tablet.page)
    })

    await test.step('both coordinators hear of it, and nothing of the other case', async () => {
      await openSharing(gaia.page)
      await expect(gaia.page.getByText(/seguita anche al tavolo di Montelupo/)).toBeVisible()
      await expect(
        gaia.page.getByText(/Montelupo Fiorentino: se siete d’accordo, il vostro caso passa lì/),
      ).toBeVisible()
      await expect(gaia.page.getByText('333 1020304')).toHaveCount(0)
      expect(await checkAxe(gaia.page)).toEqual([])
    })

    await test.step('each says what may be shown; only what both chose is', () => agreeBoth(leonilda, gaia))

    await test.step('Montespertoli has no case, and a limited view of the shared one', () =>
      seeLimited(gaia.page, before))

    await test.step('Montelupo has one case, with both diaries', async () => {
      const { page } = leonilda
      await goTo(page, 'Casi')
      await page.getByRole('searchbox').fill('Doppieri')
      const rows = page.getByRole('link', { name: new RegExp(name) })
      await expect(rows).toHaveCount(1)
      await rows.first().click()
      await expect(page.getByText('Condiviso con il tavolo di Montespertoli.')).toBeVisible()
    })

    await test.step('who stops takes the words away from the other', async () => {
      const { page } = leonilda
      await page.getByRole('link', { name: 'Vedi' }).first().click()
      await page.getByRole('button', { name: 'Smetti di condividere' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Smetti di condividere' }).click()
      await expect(page.getByText('Uno dei due tavoli non condivide.')).toBeVisible()
      for (const tablet of [leonilda, gaia]) await syncNow(tablet.page)
      await goTo(gaia.page, 'Casi')
      await gaia.page.getByRole('link', { name: 'Casi condivisi' }).click()
      await expect(gaia.page.getByText(name)).toHaveCount(0)
    })
  },
)

test(
  'a case is offered to another tavolo, which sees its code until it says yes',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const [leonilda, gaia] = await Promise.all([tabletOf('leonilda.casolaro'), tabletOf('gaia.lupo')])
    const { page } = leonilda
    await goTo(page, 'Casi')
    await page.getByRole('main').getByRole('link', { name: 'Nuovo caso' }).click()
    await page.getByLabel('Nome', { exact: true }).fill('Rosa')
    await page.getByLabel('Cognome', { exact: true }).fill('Offerti')
    await page.getByRole('button', { name: 'Salva' }).click()
    await expect(page).toHaveURL(/\/casi\/case-/)
    await page.getByRole('button', { name: 'Altre azioni' }).click()
    await page.getByRole('menuitem', { name: 'Condividi', exact: true }).click()
    const form = page.locator('form').first()
    await form.getByRole('button', { name: 'Condividi' }).click()
    await expect(form.getByText('Serve per salvare').first()).toBeVisible()
    await fill(form, { 'Con quale tavolo': 'Montespertoli', Perché: 'Lavora o studia là' })
    await pick(page, 'Stato del caso')
    await form.getByRole('button', { name: 'Condividi' }).click()
    await expect(page.getByText('In attesa', { exact: true })).toBeVisible()
    for (const tablet of [leonilda, gaia]) await syncNow(tablet.page)
    await goTo(gaia.page, 'Oggi')
    await gaia.page
      .getByRole('link', { name: /Seguito anche da un altro tavolo/ })
      .first()
      .click()
    await expect(gaia.page.getByText(/vuole mostrarvi un suo caso/)).toBeVisible()
    await expect(gaia.page.getByText('Offerti')).toHaveCount(0)
    await gaia.page.getByRole('button', { name: 'Condividi', exact: true }).click()
    for (const tablet of [gaia, leonilda, gaia]) await syncNow(tablet.page)
    await goTo(gaia.page, 'Casi')
    await gaia.page.getByRole('link', { name: 'Casi condivisi' }).click()
    await gaia.page.getByRole('link', { name: /^Rosa Offerti/ }).click()
    await expect(gaia.page.getByText('Vista limitata.', { exact: false })).toBeVisible()
  },
)
