import type { Page } from '@playwright/test'

type Expect = (is: boolean, words: string) => void

const focusedName = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim(),
  )

async function checkMenu(page: Page, expect: Expect): Promise<void> {
  const trigger = page.getByRole('button', { name: /Giulia Ferri/ })
  await trigger.focus()
  await page.keyboard.press('Enter')
  expect((await focusedName(page)) === 'Impostazioni', 'Enter opens the menu on its first item')
  await page.keyboard.press('ArrowUp')
  expect((await focusedName(page)) === 'Blocca', 'ArrowUp wraps to the last item')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect((await focusedName(page)) === 'Cambia operatore', 'ArrowDown wraps and walks')
  await page.keyboard.press('b')
  expect((await focusedName(page)) === 'Blocca', 'a letter jumps to its item')
  await page.keyboard.press('Home')
  expect((await focusedName(page)) === 'Impostazioni', 'Home goes to the first item')
  await page.keyboard.press('Escape')
  expect(await trigger.evaluate((node) => node === document.activeElement), 'Escape gives focus back')
  expect((await page.getByRole('menu').count()) === 0, 'Escape closes the menu')
  await page.keyboard.press('ArrowUp')
  expect((await focusedName(page)) === 'Blocca', 'ArrowUp opens the menu on its last item')
  await page.keyboard.press('Enter')
  expect((await page.locator('body[data-chosen=lock]').count()) === 1, 'Enter chooses')
  expect((await page.getByRole('menu').count()) === 0, 'choosing closes the menu')
  await trigger.click()
  await page.locator('h1').click()
  expect((await page.getByRole('menu').count()) === 0, 'a press outside closes the menu')
}

async function checkDialog(page: Page, expect: Expect): Promise<void> {
  const opener = page.getByRole('button', { name: 'Apri finestra' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Segnala al tavolo' })
  expect(await dialog.isVisible(), 'the dialog opens, named by its title')
  expect((await focusedName(page)) === 'Segnala al tavolo', 'focus goes to the title')
  for (let press = 0; press < 8; press++) await page.keyboard.press('Tab')
  const inside = await dialog.evaluate(
    (node) => node.contains(document.activeElement) || document.activeElement === document.body,
  )
  expect(inside, 'Tab stays in the dialog')
  await page.keyboard.press('Escape')
  expect(!(await dialog.isVisible()), 'Escape closes the dialog')
  expect(await opener.evaluate((node) => node === document.activeElement), 'focus comes back to the opener')
  await page.keyboard.press('Enter')
  expect(await dialog.isVisible(), 'it opens again')
  await page.keyboard.press('Escape')
}

async function checkList(page: Page, expect: Expect): Promise<void> {
  const rows = page.getByRole('listitem').getByRole('link')
  const drawn = await rows.count()
  expect(drawn > 5 && drawn < 80, `ten thousand rows draw few: ${drawn}`)
  await rows.first().focus()
  for (let press = 0; press < 40; press++) await page.keyboard.press('ArrowDown')
  const reached = (row: string) =>
    page
      .locator(`[aria-posinset="${row}"] a:focus`)
      .waitFor({ timeout: 5000 })
      .then(
        () => true,
        () => false,
      )
  expect(await reached('41'), 'forty arrows down reach row 41')
  await page.keyboard.press('End')
  expect(await reached('10000'), 'End reaches the last row')
}

async function checkReason(page: Page, expect: Expect): Promise<void> {
  const button = page.getByRole('button', { name: 'Salva', exact: true }).first()
  const described = await button.evaluate(
    (node) => document.getElementById(node.getAttribute('aria-describedby') ?? '')?.textContent,
  )
  expect(described === 'Manca il nome.', 'a disabled button tells its reason')
  await button.focus()
  expect(await button.evaluate((node) => node === document.activeElement), 'a disabled button can be reached')
}

async function checkHistory(page: Page, expect: Expect): Promise<void> {
  const toggle = page.getByRole('button', { name: 'Storia di E-mail' })
  await page.getByRole('button', { name: 'Annulla questa modifica' }).focus()
  await page.keyboard.press('Escape')
  expect((await toggle.getAttribute('aria-expanded')) === 'false', 'Escape closes the history')
  expect(await toggle.evaluate((node) => node === document.activeElement), 'focus goes back to the clock')
}

/** Walks menu, dialog, history and list by keyboard alone; answers what does not work. */
export async function checkKeyboard(open: (scene: string) => Promise<Page>): Promise<string[]> {
  const failures: string[] = []
  const checks = {
    oggi: checkMenu,
    finestre: checkDialog,
    casi: checkList,
    parti: checkReason,
    scheda: checkHistory,
  }
  for (const [scene, check] of Object.entries(checks)) {
    const page = await open(scene)
    await check(page, (is, words) => {
      if (!is) failures.push(`keyboard, ${scene}: ${words}`)
    })
    await page.close()
  }
  return failures
}
