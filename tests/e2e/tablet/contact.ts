import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './places.ts'

/** What somebody does besides typing: clicks, choices in lists, keys that move from field to field. */
export type Actions = { count: number }

async function press(target: Locator, actions: Actions): Promise<void> {
  actions.count += 1
  await target.click()
}

async function type(box: Locator, words: string, actions: Actions): Promise<void> {
  await press(box, actions)
  await box.fill(words)
}

/** A native list takes two: it is opened, and an item is chosen. */
async function choose(list: Locator, label: string, actions: Actions): Promise<void> {
  actions.count += 2
  await list.selectOption({ label })
}

/** Opens "Nuovo contatto", from wherever the person is. */
export async function openContactForm(page: Page, actions: Actions = { count: 0 }): Promise<void> {
  await goTo(page, 'Contatti')
  actions.count += 1
  await press(page.getByRole('main').getByRole('link', { name: 'Nuovo contatto' }), actions)
  await expect(page.getByRole('heading', { name: 'Nuovo contatto' })).toBeVisible()
}

/** The names, in an open form. */
export async function typeName(page: Page, name: string, surname: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill(name)
  await page.getByRole('textbox', { name: 'Cognome o iniziale' }).fill(surname)
}

/** "Salva contatto", and the contact's own page after it. */
export async function saveContact(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Salva contatto' }).filter({ visible: true }).click()
  await expect(page).toHaveURL(/\/contatti\/contact-/)
}

/** All nine fields, as a volunteer asks them; answers how many actions it took. */
export async function recordWholeContact(page: Page, name: string, surname: string): Promise<number> {
  const actions = { count: 0 }
  await openContactForm(page, actions)
  await type(page.getByRole('textbox', { name: 'Nome', exact: true }), name, actions)
  await type(page.getByRole('textbox', { name: 'Cognome o iniziale' }), surname, actions)
  await type(page.getByRole('textbox', { name: 'Anno di nascita' }), '1980', actions)
  await choose(page.getByLabel('Comune', { exact: true }), 'Empoli', actions)
  await type(page.getByRole('textbox', { name: 'Telefono' }), '333 0000000', actions)
  for (const need of ['Casa', 'Reddito']) {
    await press(page.getByRole('checkbox', { name: need, exact: true }), actions)
  }
  const lists = ['Richiesta', 'Esito'] as const
  for (const list of lists) {
    const box = page.getByLabel(list, { exact: true })
    const second = (await box.locator('option').nth(1).textContent()) ?? ''
    await choose(box, second, actions)
  }
  await press(page.getByRole('checkbox', { name: 'Consenso a informare il tavolo' }), actions)
  await press(page.getByRole('checkbox', { name: 'Ne parlo con l’assistente sociale' }), actions)
  actions.count += 1
  await saveContact(page)
  return actions.count
}

/** "Segnala al tavolo" on the contact's page. */
export async function referContact(page: Page, reason: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Perché lo segnali' }).fill(reason)
  await page.getByRole('button', { name: 'Segnala al tavolo' }).click()
  await expect(page.getByRole('button', { name: 'Segnala al tavolo' })).toBeHidden()
}
