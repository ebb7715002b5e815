import { expect, type Page } from '@playwright/test'
import { goTo } from './places.ts'

/** The first case of the list on which nothing waits to be reviewed: its address in the app. */
export async function findQuietCase(page: Page): Promise<string> {
  await goTo(page, 'Casi')
  const row = page
    .getByRole('main')
    .locator('a[href*="/casi/case-"]')
    .filter({ hasNotText: 'Da rivedere' })
    .first()
  const href = await row.getAttribute('href')
  if (href === null) throw new Error('no case is on the list')
  return href
}

/** A case with its map, plan and actions: its address in the app. */
export async function findCaseUnderWay(page: Page): Promise<string> {
  await goTo(page, 'Casi')
  const rows = page.getByRole('main').locator('a[href*="/casi/case-"]')
  const href = await rows.filter({ hasText: 'In percorso' }).first().getAttribute('href')
  if (href === null) throw new Error('no case is under way')
  return href
}

/** A case of which two people wrote the same field: its address in the app. */
export async function findCaseInConflict(page: Page): Promise<string> {
  await goTo(page, 'Casi')
  await page.getByRole('radio', { name: /^Da rivedere/ }).check()
  const rows = page.getByRole('main').locator('a[href*="/casi/case-"]')
  const href = await rows.filter({ hasText: 'Da rivedere' }).first().getAttribute('href')
  if (href === null) throw new Error('no case is to be reviewed')
  return href
}

/** Opens a case from the list, without asking the server for a page. */
export async function openCase(page: Page, href: string): Promise<void> {
  await goTo(page, 'Casi')
  await page.locator(`a[href="${href}"]`).first().click()
  await expect(page).toHaveURL((url) => url.pathname === href)
  await expect(page.getByRole('heading', { name: 'Recapiti' })).toBeVisible()
}

/** Opens the edit of a field and types; nothing is saved. */
export async function typeField(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('button', { name: `Modifica ${label}`, exact: true }).click()
  await page.getByRole('form', { name: label, exact: true }).getByLabel(label, { exact: true }).fill(words)
}

/** "Salva" of an open edit. */
export async function pressSave(page: Page, label: string): Promise<void> {
  await page.getByRole('form', { name: label, exact: true }).getByRole('button', { name: 'Salva' }).click()
}

/** The sign that a change is on this tablet. */
export function savedSign(page: Page) {
  return page.getByText('Salvato su questo tablet', { exact: true }).first()
}

/** Edits one field in place and waits for the sign that it is on this tablet. */
export async function editField(page: Page, label: string, words: string): Promise<void> {
  await typeField(page, label, words)
  await pressSave(page, label)
  await expect(page.getByRole('form', { name: label, exact: true })).toBeHidden()
  await expect(savedSign(page)).toBeVisible()
}

/** Opens a case and writes where its person lives. */
export async function writeAddress(page: Page, href: string, address: string): Promise<void> {
  await openCase(page, href)
  await editField(page, 'Domicilio', address)
}

/** "Nuovo colloquio" with these words, saved on this tablet. */
export async function writeInterview(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Nuovo colloquio' }).click()
  const form = page.getByRole('form', { name: 'Nuovo colloquio' })
  await form.getByLabel('Che cosa vi siete detti').fill(words)
  await form.getByRole('button', { name: 'Salva' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByText(words)).toBeVisible()
}

/** The open history of a field: who wrote what. */
export async function openHistory(page: Page, label: string) {
  await page.getByRole('button', { name: `Storia di ${label}`, exact: true }).click()
  return page.getByRole('group', { name: `Storia di ${label}`, exact: true })
}
