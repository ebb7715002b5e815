import { expect, type Page } from '@playwright/test'
import { demoPassword } from '#server/demo/load-demo.ts'
import { waitForExchange } from './exchange.ts'

/** The passphrase of everybody in these tests. */
export const passphrase = 'quattro gatti sopra il tetto'

/** The box of the passphrase, on every page of the entrance; the settings have a section of that name. */
export function passphraseBox(page: Page) {
  return page.locator('input').and(page.getByLabel('Passphrase', { exact: true }))
}

/** "Accedi", with the name and password of the demonstration: what follows is "Crea passphrase". */
export async function enterPassword(page: Page, login: string, password = demoPassword): Promise<void> {
  await page.getByRole('textbox', { name: 'Nome utente' }).fill(login)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Accedi' }).click()
}

/** "Crea passphrase": what follows is the app. */
export async function createPassphrase(page: Page, words = passphrase): Promise<void> {
  await passphraseBox(page).fill(words)
  await page.getByLabel('Ripeti per conferma').fill(words)
  await page.getByRole('button', { name: 'Crea passphrase' }).click()
  await expectInside(page)
}

/** First use on a new tablet, until everything of the tavolo has arrived. */
export async function signIn(page: Page, login: string, password = demoPassword): Promise<void> {
  await page.goto('/')
  await enterPassword(page, login, password)
  await createPassphrase(page)
  await waitForExchange(page)
}

/** "Sblocca", with the person who is chosen. */
export async function unlock(page: Page, words = passphrase): Promise<void> {
  await passphraseBox(page).fill(words)
  await page.getByRole('button', { name: 'Sblocca' }).click()
  await expectInside(page)
}

/** The app is there, and not the entrance. */
export async function expectInside(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: 'Oggi', exact: true }).filter({ visible: true })).toBeVisible()
}

/** A choice of the person's menu: "Blocca", "Cambia operatore", "Impostazioni". */
export async function chooseInMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /impostazioni e blocco$/ }).click()
  await page.getByRole('menuitem', { name }).click()
}
