import { benchUser } from '../bench/seed.ts'
import { expect, test } from './fixtures.ts'
import { longestTask } from './tablet/longest-task.ts'
import { filterList, scrollList, searchList } from './tablet/list.ts'
import { goTo } from './tablet/places.ts'
import { signIn } from './tablet/sign-in.ts'

/** What a browser may compute in one go without a person noticing (RAIL). */
const mostMs = 50

test.use({ cases: 10_000 })

test('10,000 cases scroll, search and filter with no task over 50 ms on the page', async ({ newTablet }) => {
  const { page } = await newTablet()
  await signIn(page, benchUser.login, benchUser.password)
  await goTo(page, 'Casi')
  await expect(page.getByText(/10\.0\d\d casi/).first()).toBeVisible()
  const scroll = await longestTask(page, () => scrollList(page))
  const search = await longestTask(page, () => searchList(page))
  const filter = await longestTask(page, () => filterList(page))
  const control = await longestTask(page, () => page.evaluate(computeFor, 20 * mostMs))
  console.log(`longest task on the page, ms: ${JSON.stringify({ scroll, search, filter, control })}`)
  for (const longest of [scroll, search, filter]) expect(longest).toBeLessThanOrEqual(mostMs)
  expect(control).toBeGreaterThan(mostMs)
})

/** What must be seen, or the measuring itself is blind: long enough even for a small share of the processor. */
function computeFor(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}
