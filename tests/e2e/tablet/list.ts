import { expect, type Page } from '@playwright/test'

/** A person goes through the whole list of cases, in jerks. */
export async function scrollList(page: Page): Promise<void> {
  await page.mouse.move(500, 500)
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, turn % 6 === 5 ? 40_000 : 600)
    await nextFrame(page)
  }
}

/** Searches by typing, and is back at the whole list. */
export async function searchList(page: Page): Promise<void> {
  const count = page.getByText(/^[\d.]+ casi/).first()
  const whole = (await count.textContent()) ?? ''
  const box = page.getByRole('searchbox', { name: 'Cerca' })
  await box.scrollIntoViewIfNeeded()
  for (const words of ['rossi', 'bianchi mar']) {
    await box.fill('')
    await box.pressSequentially(words, { delay: 60 })
    await nextFrame(page)
  }
  await box.fill('')
  await expect(count).toHaveText(whole)
}

/** Narrows the list to what must be reviewed, and widens it again. */
export async function filterList(page: Page): Promise<void> {
  const count = page.getByText(/^[\d.]+ casi/).first()
  const whole = (await count.textContent()) ?? ''
  await page.getByRole('radio', { name: /^Da rivedere/ }).check()
  await page.getByRole('radio', { name: /^Tutti/ }).check()
  await expect(count).toHaveText(whole)
}

function nextFrame(page: Page): Promise<void> {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())))
}
