import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './places.ts'

/** Plans a meeting of this person's tavolo on a day, with the cases that are proposed. Leaves its page open. */
export async function planMeeting(page: Page, date: string, where: string): Promise<void> {
  await goTo(page, 'Tavolo')
  await page.getByRole('link', { name: 'Nuova seduta' }).click()
  await page.getByLabel('Data', { exact: true }).fill(date)
  await page.getByLabel('Luogo').fill(where)
  await page.getByRole('button', { name: 'Prepara la seduta' }).click()
  await expect(page.getByRole('button', { name: 'Apri seduta' })).toBeVisible()
}

/** Opens the one meeting of the list that is to come. */
export async function openMeeting(page: Page): Promise<void> {
  await goTo(page, 'Tavolo')
  await page.locator('a[href*="/tavolo/meeting-"]').first().click()
  await expect(page.getByRole('heading', { name: /^Seduta/ })).toBeVisible()
}

/** The codes of the cases on the agenda, in their order. */
export async function agendaCodes(page: Page): Promise<string[]> {
  const codes = page.getByRole('list').getByText(/^WIN-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/)
  await expect(codes.first()).toBeVisible()
  return [...new Set(await codes.allTextContents())]
}

/** Goes to a case of the agenda in the room. */
export async function hear(page: Page, code: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(code) })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: code })).toBeVisible()
}

/** What is decided of the case that is heard. */
export type Decided = { type: string; owner: string; why?: string; task?: string }

/** Fills the decision of the case that is heard and records it. */
export async function decide(page: Page, code: string, { type, owner, why, task }: Decided): Promise<void> {
  await hear(page, code)
  const form = page.getByRole('form', { name: 'Decisione' })
  await form.getByLabel('Decisione', { exact: true }).selectOption({ label: type })
  await form.getByLabel('Responsabile', { exact: true }).selectOption({ label: owner })
  if (why !== undefined) await form.getByLabel('Perché', { exact: true }).fill(why)
  if (task !== undefined) {
    await form.getByRole('button', { name: 'Aggiungi un compito' }).click()
    await form.getByLabel('Che cosa', { exact: true }).fill(task)
  }
  await form.getByRole('button', { name: /^Registra/ }).click()
  await expect(page.getByText(`Decisione registrata: ${code}`)).toBeVisible()
}

/** The roll call: these people are in the room. */
export async function callRoll(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await seat(page, name).check()
}

/** The box of somebody in the roll call. */
export function seat(page: Page, name: string): Locator {
  return page.getByRole('checkbox', { name: new RegExp(name) })
}

/** Adds somebody who was not expected, and is in the room. */
export async function addSeat(page: Page, name: string, body: string): Promise<void> {
  await page.getByRole('button', { name: 'Aggiungi una persona' }).click()
  const form = page.getByRole('form', { name: 'Aggiungi una persona' })
  await form.getByLabel('Nome e cognome').fill(name)
  await form.getByLabel('Ente', { exact: true }).selectOption({ label: body })
  await form.getByRole('button', { name: 'Aggiungi' }).click()
  await expect(seat(page, name)).toBeChecked()
}
