import { expect, type Locator, type Page } from '@playwright/test'

/** What is typed into a form, by the label of each field; a list takes the label of its item. */
export type Typed = Readonly<Record<string, string>>

/** A section of a page, by its heading. */
export function section(page: Page, title: string): Locator {
  return page
    .locator('section, article')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .last()
}

/** Types into the fields of an open form. */
export async function fill(form: Locator, typed: Typed): Promise<void> {
  for (const [label, words] of Object.entries(typed)) {
    const field = form.getByLabel(label, { exact: true })
    const isList = await field.evaluate((element) => element instanceof HTMLSelectElement)
    if (isList) await field.selectOption({ label: words })
    else await field.fill(words)
  }
}

/** Opens the form behind a button of that name, fills and saves it. */
export async function addPart(page: Page, label: string, typed: Typed): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click()
  const form = page.getByRole('form', { name: label, exact: true })
  await fill(form, typed)
  await form.getByRole('button', { name: 'Salva' }).click()
  await expect(form).toBeHidden()
}

/** Presses a button that asks something first, answers and confirms. */
export async function answer(page: Page, verb: string, typed: Typed): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog, typed)
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** Draws a signature in the box of that name. */
export async function drawSignature(page: Page, label: string): Promise<void> {
  const pad = page.getByRole('group', { name: label }).getByRole('img')
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error(`no box to sign in: ${label}`)
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.mouse.move(...at(0.2, 0.6))
  await page.mouse.down()
  for (const [x, y] of [
    [0.3, 0.3],
    [0.5, 0.7],
    [0.7, 0.4],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 4 })
  await page.mouse.up()
}
