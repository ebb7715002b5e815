import type { Page } from '@playwright/test'
import { benchUser } from '../bench/seed.ts'
import { expect, test } from './fixtures.ts'
import { filterList, scrollList, searchList } from './tablet/list.ts'
import { goTo } from './tablet/places.ts'
import { signIn } from './tablet/sign-in.ts'

/** Rows that a page may hold at once: a few screens, whatever the list has. */
const mostRows = 60

test.use({ cases: 10_000 })

test('10,000 cases scroll, search and filter, and the page holds a few screens of them', async ({
  newTablet,
}) => {
  const { page } = await newTablet()
  await signIn(page, benchUser.login, benchUser.password)
  await goTo(page, 'Casi')
  await expect(page.getByText(/10\.0\d\d casi/).first()).toBeVisible()
  const most = await watchRows(page)
  await scrollList(page)
  await searchList(page)
  await filterList(page)
  await reachEnd(page)
  const held = await most()
  expect(held).toBeGreaterThan(5)
  expect(held).toBeLessThan(mostRows)
})

/** Arrow keys and End walk from row to row: the last of the list is one key away, and shows who it is. */
async function reachEnd(page: Page): Promise<void> {
  await page.locator('[aria-posinset="1"]').getByRole('link').focus()
  const total = Number(await page.locator('[aria-setsize]').first().getAttribute('aria-setsize'))
  await page.keyboard.press('End')
  expect(total).toBeGreaterThanOrEqual(10_000)
  const last = page.locator(`[aria-posinset="${total}"]`)
  await expect(last.getByRole('link')).toBeFocused()
  await expect(last.getByRole('link')).toHaveAccessibleName(/\p{L}{2}/u)
}

/** Counts the rows of the page in every frame; answers the most that there were. */
async function watchRows(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const held = window as unknown as { mostRows: number }
    held.mostRows = 0
    const look = () => {
      held.mostRows = Math.max(held.mostRows, document.querySelectorAll('[aria-posinset]').length)
      requestAnimationFrame(look)
    }
    look()
  })
  return () => page.evaluate(() => (window as unknown as { mostRows: number }).mostRows)
}
