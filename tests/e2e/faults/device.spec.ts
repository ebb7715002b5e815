import type { Page } from '@playwright/test'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { expectSealed } from '../profile/expect-sealed.ts'
import { openProfile, type OpenProfile } from '../profile/open-profile.ts'
import { waitUntilKept } from '../profile/service-worker.ts'
import { editField, findQuietCase, openCase, openHistory, typeField } from '../tablet/case.ts'
import { syncNow, waitForExchange } from '../tablet/exchange.ts'
import { expectWhole } from '../tablet/integrity.ts'
import { createPassphrase, enterPassword, signIn, unlock } from '../tablet/sign-in.ts'
import { fault } from './fault.ts'

/** A tablet on the disk, on which Giulia has saved one value that is only there, and one that went out. */
async function startWork(url: string): Promise<{ folder: string; browser: OpenProfile; ofCase: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'win-e2e-profile-'))
  const browser = await openProfile(folder, url)
  await signIn(browser.page, 'giulia.ferri')
  const ofCase = await findQuietCase(browser.page)
  await waitUntilKept(browser.page)
  return { folder, browser, ofCase }
}

async function expectSaved(page: Page, values: readonly string[]): Promise<void> {
  const history = await openHistory(page, 'Domicilio')
  for (const value of values) await expect(history).toContainText(value)
}

test(
  'a crashed page, or a dead worker, locks; what was saved is there, and the open words come back',
  fault('3: the renderer crashes in mid edit', '51: the worker that holds the keys dies'),
  async ({ server }) => {
    const { folder, browser, ofCase } = await startWork(server.url)
    const { context } = browser
    await openCase(browser.page, ofCase)
    await editInPart(browser.page, 'Via del Crollo 1')
    const session = await context.newCDPSession(browser.page)
    void session.send('Page.crash').catch(() => undefined)
    await browser.page.waitForEvent('crash')

    const page = await context.newPage()
    await page.goto(ofCase)
    await unlock(page)
    await dropOpenWords(page)
    await expectSaved(page, ['Via del Crollo 1'])

    await test.step('the worker dies', async () => {
      await editInPart(page, 'Via del Crollo 2')
      for (const worker of page.workers()) void worker.evaluate(() => self.close()).catch(() => undefined)
      await unlock(page)
      await dropOpenWords(page)
      await expectSaved(page, ['Via del Crollo 1', 'Via del Crollo 2'])
    })
    await expectWhole(page)
    await browser.close()
    expectSealed(folder, ['Via del Crollo', 'mezza frase'])
    rmSync(folder, { recursive: true, force: true })
  },
)

/** One field saved and another left open, long enough for its words to be kept. */
async function editInPart(page: Page, address: string): Promise<void> {
  await editField(page, 'Domicilio', address)
  await typeField(page, 'Lingua', 'mezza frase')
  await page.waitForTimeout(1500)
}

async function dropOpenWords(page: Page): Promise<void> {
  await expect(page.getByText(/Hai modifiche non salvate di prima/)).toBeVisible()
  await page.getByRole('button', { name: 'Buttale' }).click()
}

test(
  'databases damaged on the disk, or cleared: said plainly, and all that was on the network comes back',
  fault('8: the files of LevelDB are damaged', '7: the data of the site is cleared'),
  async ({ server }) => {
    const { folder, browser, ofCase } = await startWork(server.url)
    await openCase(browser.page, ofCase)
    await editField(browser.page, 'Domicilio', 'Via del Disco 1')
    await syncNow(browser.page)
    await waitForExchange(browser.page)
    await browser.close()
    expect(damage(folder)).toBeGreaterThan(0)

    const again = await openProfile(folder, server.url)
    await again.page.goto('/')
    await comeBack(again.page)
    await openCase(again.page, ofCase)
    await expectSaved(again.page, ['Via del Disco 1'])

    const { page } = again
    await test.step('site data cleared under open words', async () => {
      await openCase(page, ofCase)
      await typeField(page, 'Lingua', 'mezza frase')
      const session = await again.context.newCDPSession(page)
      await session.send('Storage.clearDataForOrigin', {
        origin: server.url,
        storageTypes: 'indexeddb,cache_storage,service_workers,storage_buckets',
      })
      const told = page.getByRole('alert').filter({ hasText: /non si può salvare|non si può più salvare/ })
      await expect(told).toBeInViewport({ timeout: 30_000 })
      await expect(page.getByRole('textbox', { name: 'Lingua' })).toHaveValue('mezza frase')
      page.once('dialog', (dialog) => void dialog.accept())
      await told.getByRole('button', { name: 'Ricarica' }).click()
      await comeBack(page)
      await openCase(page, ofCase)
      await expectSaved(page, ['Via del Disco 1'])
    })
    await expectWhole(page)
    await again.close()
    expectSealed(folder, ['Via del Disco'])
    rmSync(folder, { recursive: true, force: true })
  },
)

/** The entrance says what happened; who signs in again receives everything. */
async function comeBack(page: Page): Promise<void> {
  await expect(page.getByText('I dati di questo dispositivo non ci sono più')).toBeVisible()
  await enterPassword(page, 'giulia.ferri')
  await createPassphrase(page)
  await waitForExchange(page)
}

/** Overwrites the files of every IndexedDB of the profile; answers how many. */
function damage(folder: string): number {
  const roots = [join(folder, 'Default', 'IndexedDB'), join(folder, 'Default', 'WebStorage')]
  const files = roots.filter(existsSync).flatMap((root) => filesOf(root))
  const hit = files.filter((file) => /(CURRENT|MANIFEST-\d+|\.log|\.ldb)$/.test(file))
  for (const file of hit) writeFileSync(file, Buffer.alloc(Math.max(16, statSync(file).size), 0xa5))
  return hit.length
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesOf(path) : [path]
  })
}
