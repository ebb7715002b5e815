import { expect, test } from './fixtures.ts'
import { openContactForm, saveContact, typeName } from './tablet/contact.ts'
import { waitForExchange } from './tablet/exchange.ts'
import { expectWhole } from './tablet/integrity.ts'
import { goTo } from './tablet/places.ts'
import {
  chooseInMenu,
  createPassphrase,
  enterPassword,
  passphrase,
  passphraseBox,
  unlock,
} from './tablet/sign-in.ts'

test('"Blocca" keeps the words of an open form, and offers them again', async ({ tabletOf }) => {
  const { page } = await tabletOf('giulia.ferri')
  await openContactForm(page)
  await typeName(page, 'Ornella', 'Bozza')
  await chooseInMenu(page, 'Blocca')
  await expect(passphraseBox(page)).toBeVisible()
  await expect(page.getByText('Ornella')).toBeHidden()
  await unlock(page)
  await expect(page.getByText('Ecco la bozza che non avevi salvato.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('Ornella')
  await saveContact(page)
  await openContactForm(page)
  await expect(page.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('')
})

test('after wrong passphrases the wait survives a reload', async ({ tabletOf }) => {
  const { page } = await tabletOf('giulia.ferri')
  await chooseInMenu(page, 'Blocca')
  const waiting = page.getByText(/^Riprova tra \d+ second/)
  // After the fifth it waits, and the waits double from then on, until one is long enough to be met again.
  for (let tries = 0; tries < 9; tries += 1) {
    await expect(waiting).toBeHidden()
    await passphraseBox(page).fill(`non è questa ${tries}`)
    await page.getByRole('button', { name: 'Sblocca' }).click()
    await expect(page.getByText('La passphrase non è giusta.').first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sblocca', disabled: tries >= 4 })).toBeVisible()
  }
  await page.reload()
  await passphraseBox(page).fill('ancora sbagliata')
  await page.getByRole('button', { name: 'Sblocca' }).click()
  await expect(waiting).toBeVisible()
  await expect(waiting).toBeHidden()
  await unlock(page)
})

test('two people on one tablet each see their own', async ({ tabletOf }) => {
  const { page } = await tabletOf('giulia.ferri')
  await openContactForm(page)
  await typeName(page, 'Ornella', 'Bozza')
  await chooseInMenu(page, 'Cambia operatore')
  await page.getByRole('button', { name: /^Un’altra persona/ }).click()
  await enterPassword(page, 'tommaso.gori')
  await createPassphrase(page, 'la barca verde di notte')
  await waitForExchange(page)
  await expect(page.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('')
  await expect(page.getByText('Tavolo di Fucecchio')).toBeVisible()
  await typeName(page, 'Zenobio', 'Quaglia')
  await saveContact(page)

  await chooseInMenu(page, 'Cambia operatore')
  await expect(page.getByRole('radio', { name: /Giulia Ferri/ })).toBeChecked()
  await unlock(page)
  await expect(page.getByText('Tavolo di Empoli')).toBeVisible()
  await expect(page.getByText('Zenobio')).toBeHidden()
  await goTo(page, 'Contatti')
  await page.getByRole('searchbox', { name: 'Cerca' }).fill('Quaglia')
  await expect(page.getByText('Nessun risultato').first()).toBeVisible()
  await chooseInMenu(page, 'Blocca')
  await page.getByRole('radio', { name: /Tommaso Gori/ }).check()
  await unlock(page, 'la barca verde di notte')
  await expect(page.getByText('Tavolo di Fucecchio')).toBeVisible()
})

test('nobody there for the time that was set: it locks by itself, and the open words wait', async ({
  tabletOf,
}) => {
  const { page } = await tabletOf('giulia.ferri')
  await chooseInMenu(page, 'Impostazioni')
  await page.getByLabel('Blocca dopo').selectOption({ label: '1 minuto' })
  await expect(page.getByText('Impostazione salvata')).toBeVisible()
  await openContactForm(page)
  await typeName(page, 'Ornella', 'Bozza')
  // The engine's own clock runs where the page's cannot be set forward.
  await expect(page.getByText('WIN si è bloccato da solo: nessuno lo stava usando.')).toBeVisible({
    timeout: 100_000,
  })
  await unlock(page)
  await expect(page.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('Ornella')
})

test('a changed passphrase opens everything, and the old one nothing', async ({ tabletOf }) => {
  const { page } = await tabletOf('giulia.ferri')
  const next = 'la nuova riva del fiume'
  await chooseInMenu(page, 'Impostazioni')
  await page.getByRole('button', { name: 'Cambia passphrase' }).click()
  await page.getByLabel('Passphrase attuale').fill(passphrase)
  await page.getByLabel('Passphrase nuova').fill(next)
  await page.getByLabel('Ripeti per conferma').fill(next)
  await page.getByRole('button', { name: 'Cambia passphrase' }).click()
  await expect(page.getByText('Passphrase cambiata')).toBeVisible()
  await chooseInMenu(page, 'Blocca')
  await passphraseBox(page).fill(passphrase)
  await page.getByRole('button', { name: 'Sblocca' }).click()
  await expect(page.getByText('La passphrase non è giusta.').first()).toBeVisible()
  await unlock(page, next)
  await goTo(page, 'Contatti')
  await expect(page.locator('a[href*="/contatti/contact-"]').first()).toBeVisible()
  await expectWhole(page)
})
