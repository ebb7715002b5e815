import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, expect, type Page } from '@playwright/test'
import { chromiumLaunch } from '../run/chromium.mjs'
import { openProfile } from '../e2e/profile/open-profile.ts'
import { waitUntilKept } from '../e2e/profile/service-worker.ts'
import { filterList, scrollList, searchList } from '../e2e/tablet/list.ts'
import { longestTask } from '../e2e/tablet/longest-task.ts'
import { goTo } from '../e2e/tablet/places.ts'
import { signIn, unlock } from '../e2e/tablet/sign-in.ts'
import { percentile, type Figure, type Found } from './figure.ts'
import type { Ground } from './ground.ts'
import { benchUser, longName, seedLongCase } from './seed.ts'
import { slowMainThread, throttle } from './throttle.ts'

/** How many entries the file of the person has whose page is opened. */
const longCase = 300

/** The app itself, in a profile on the disk: what a person waits for on a tablet. The servers are stopped on the way. */
export async function measureApp(ground: Ground, within: string): Promise<Found> {
  await seedLongCase(ground.all, longCase)
  const scripts = await javascriptToList(ground)
  const folder = mkdtempSync(join(within, 'app-'))
  const first = await openProfile(folder, ground.url)
  await enter(first.page)
  await waitUntilKept(first.page)
  const tasks = await longestTasks(first.page)
  const opened = await openLongCase(first.page)
  const release = await slowMainThread(first.page, 4)
  const slowTasks = await longestTasks(first.page)
  const slowOpened = await openLongCase(first.page)
  await release()
  await first.close()
  await ground.stop()
  const starts = { win: await coldStart(folder, ground.url), slow: await coldStart(folder, ground.url, 4) }
  const ms = (figure: string, subject: Figure['subject'], value: number): Figure => {
    return { figure, subject, value, unit: 'ms' }
  }
  return {
    figures: [
      ms('longest-task', 'win', Math.max(...tasks.values())),
      ms('longest-task', 'win-4x', Math.max(...slowTasks.values())),
      ms('case-open', 'win', percentile(opened, 50)),
      ms('case-open', 'win-4x', percentile(slowOpened, 50)),
      ms('cold-start-offline', 'win', starts.win),
      ms('cold-start-offline', 'win-4x', starts.slow),
      { figure: 'javascript-to-list', subject: 'win', value: sum(scripts.values()), unit: 'bytes' },
    ],
    notes: [
      `case-open: ${opened.map((each) => each.toFixed(0)).join(', ')} ms; win-4x: ${slowOpened.map((each) => each.toFixed(0)).join(', ')} ms`,
      `longest-task: ${describe(tasks)}; win-4x: ${describe(slowTasks)}`,
      `javascript-to-list: ${scripts.size} files; ${largest(scripts, 6)}`,
    ],
  }
}

async function enter(page: Page): Promise<void> {
  await signIn(page, benchUser.login, benchUser.password)
  await showList(page)
}

async function showList(page: Page): Promise<void> {
  await goTo(page, 'Casi')
  await expect(page.getByText(/^[\d.]+ casi/).first()).toBeVisible()
}

/** The scripts of a page that is loaded, unlocked and at the list, as they went over the line, by their paths. */
async function javascriptToList(ground: Ground): Promise<Map<string, number>> {
  const browser = await chromium.launch(chromiumLaunch())
  const context = await browser.newContext({ baseURL: ground.url, locale: 'it-IT', serviceWorkers: 'block' })
  const page = await context.newPage()
  await enter(page)
  const session = await context.newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  ground.takeScripts()
  await page.goto('/')
  await unlock(page)
  await showList(page)
  const scripts = ground.takeScripts()
  await browser.close()
  return scripts
}

async function longestTasks(page: Page): Promise<Map<string, number>> {
  return new Map([
    ['scroll', await longestTask(page, () => scrollList(page))],
    ['search', await longestTask(page, () => searchList(page))],
    ['filter', await longestTask(page, () => filterList(page))],
  ])
}

/** From the touch on the row in the list until the page of the case is painted with its diary, ms, a few times. */
async function openLongCase(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < 7; turn += 1) {
    await goTo(page, 'Casi')
    await page.getByRole('searchbox', { name: 'Cerca' }).fill(longName.surname)
    const row = page.getByRole('main').getByRole('link', { name: new RegExp(longName.surname) })
    await expect(row).toHaveCount(1)
    times.push(await row.evaluate(touchAndWait))
  }
  // The list keeps the words with which it was left.
  await goTo(page, 'Casi')
  await page.getByRole('searchbox', { name: 'Cerca' }).fill('')
  await showList(page)
  return times
}

/** Looked at at the head of each frame; the first task after it is done runs when what was found is painted. */
async function touchAndWait(row: HTMLElement | SVGElement): Promise<number> {
  const began = performance.now()
  row.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  row.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  do await new Promise(requestAnimationFrame)
  while (!document.querySelector('main .tl li'))
  await new Promise((resolve) => setTimeout(resolve))
  return performance.now() - began
}

/** A browser that was closed is opened with no server: from the asking for the page until it takes the passphrase. */
async function coldStart(folder: string, url: string, rate = 1): Promise<number> {
  const { page, close } = await openProfile(folder, url)
  const release = rate === 1 ? undefined : await throttle(page, rate)
  await page.goto('/')
  const shown = await page.waitForFunction(whenAsking)
  await release?.()
  const ms = await shown.jsonValue()
  await close()
  return ms
}

/** Looked at in each frame; the page's clock begins when it is asked for. */
function whenAsking(): number {
  const box = document.querySelector<HTMLInputElement>('input[type=password]')
  return box && box.offsetParent && !box.disabled ? performance.now() : 0
}

function describe(tasks: ReadonlyMap<string, number>): string {
  return [...tasks].map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`).join(', ')
}

function largest(scripts: ReadonlyMap<string, number>, count: number): string {
  const sorted = [...scripts].sort(([, a], [, b]) => b - a).slice(0, count)
  return sorted.map(([path, bytes]) => `${path.split('/').at(-1)} ${bytes}`).join(', ')
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, each) => total + each, 0)
}
