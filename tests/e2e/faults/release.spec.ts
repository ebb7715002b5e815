import type { BrowserContext, Page } from '@playwright/test'
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFolder, expect, test } from '../fixtures.ts'
import { runningBuild, waitUntilKept } from '../profile/service-worker.ts'
import { buildNext } from '../server/build-next.ts'
import { layPortal } from '../server/lay-portal.ts'
import { startServer } from '../server/start-server.ts'
import { editField, findQuietCase, openCase, openHistory } from '../tablet/case.ts'
import { syncNow, waitForExchange } from '../tablet/exchange.ts'
import { signIn, unlock } from '../tablet/sign-in.ts'
import { fault } from './fault.ts'

const announced = (page: Page) => page.getByText('È pronta una nuova versione')

/** The network comes back: that is when the app looks for a new version. */
async function comeOnline(context: BrowserContext): Promise<void> {
  await context.setOffline(true)
  await context.setOffline(false)
}

/** Asks the browser itself to look for a new worker, and waits until it has taken it or thrown it away. */
function lookForUpdate(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    if (!registration) return 'none'
    const isDone = await registration.update().then(
      () => true,
      () => false,
    )
    if (!isDone) return 'no worker'
    const { installing } = registration
    if (!installing) return registration.waiting ? 'waiting' : 'same'
    return new Promise<string>((resolve) => {
      installing.addEventListener('statechange', () => {
        if (installing.state === 'installed' || installing.state === 'redundant') resolve(installing.state)
      })
    })
  })
}

/** The version of before opens from a cold start with no network, and works. */
async function expectWorking(context: BrowserContext, page: Page, before: string | undefined): Promise<void> {
  await expect(announced(page)).toBeHidden()
  await context.setOffline(true)
  await page.reload()
  await unlock(page)
  expect(await runningBuild(page)).toBe(before)
  await context.setOffline(false)
}

test(
  'an update that fails half way, or meets a captive portal, leaves the version of before whole',
  fault(
    '18: a captive portal answers for the service worker and for the app’s own files',
    '34: an update fails half way, since a file is missing',
  ),
  async ({ server, dataDir, newTablet }) => {
    const folder = mkdtempSync(join(tmpdir(), 'win-e2e-next-'))
    const portal = await layPortal(server.port)
    const [build, { context, page }] = await Promise.all([
      buildNext(folder),
      newTablet({ baseURL: portal.url }),
    ])
    await signIn(page, 'giulia.ferri')
    await waitUntilKept(page)
    const before = await runningBuild(page)
    await server.kill()
    const next = await startServer({ dataDir, port: server.port, build })

    await test.step('the portal answers for the service worker', async () => {
      portal.catches((path) => path === '/service-worker.js')
      expect(await lookForUpdate(page)).toBe('no worker')
      await expectWorking(context, page, before)
    })
    await test.step('the portal answers for the files of the new version', async () => {
      portal.catches((path) => path.startsWith('/_app/'))
      const met = portal.caught()
      expect(await lookForUpdate(page)).toBe('redundant')
      expect(portal.caught()).toBeGreaterThan(met)
      await expectWorking(context, page, before)
    })
    portal.catches(() => false)
    const chunks = join(build, '_app/immutable/entry')
    const old = readdirSync(join(buildFolder, '_app/immutable/entry'))
    // What both versions share is on the tablet already.
    const [chunk = ''] = readdirSync(chunks).filter((name) => name.endsWith('.js') && !old.includes(name))
    await test.step('a file of the new version is missing', async () => {
      move(chunk, chunks, folder)
      expect(await lookForUpdate(page)).toBe('redundant')
      await expectWorking(context, page, before)
      // A page that stays open sees it fail again and again, and must hear of the one that does not.
      for (let again = 0; again < 3; again += 1) expect(await lookForUpdate(page)).toBe('redundant')
    })
    await test.step('once it is whole it comes', async () => {
      move(chunk, folder, chunks)
      await comeOnline(context)
      await expect(announced(page)).toBeVisible()
      await page.getByRole('button', { name: 'Aggiorna' }).click()
      await expect(page.getByRole('button', { name: 'Sblocca' })).toBeVisible()
      expect(await runningBuild(page)).not.toBe(before)
      await unlock(page)
    })
    await next.stop()
    await portal.stop()
    rmSync(folder, { recursive: true, force: true })
  },
)

/** A file of the build with its compressed copies. */
function move(file: string, from: string, to: string): void {
  for (const name of [file, `${file}.br`, `${file}.gz`]) renameSync(join(from, name), join(to, name))
}

/** A release whose worker takes over at once and answers every page with nothing that works. */
const brokenWorker = `
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => event.respondWith(new Response('rotto', { status: 500 })))
`

test(
  'a broken service worker that was released goes at the next online start, and the work is there',
  fault('35: a broken service worker was released, and the kill switch takes it back'),
  async ({ server, dataDir, tabletOf }) => {
    const folder = mkdtempSync(join(tmpdir(), 'win-e2e-broken-'))
    const { context, page } = await tabletOf('giulia.ferri')
    await waitUntilKept(page)
    const ofCase = await findQuietCase(page)
    await context.setOffline(true)
    await openCase(page, ofCase)
    await editField(page, 'Domicilio', 'Via del Rotto 1')
    await server.stop()
    const build = join(folder, 'build')
    cpSync(buildFolder, build, { recursive: true })
    const worker = join(build, 'service-worker.js')
    writeFileSync(worker, brokenWorker)
    for (const compressed of ['.br', '.gz']) rmSync(`${worker}${compressed}`)
    const broken = await startServer({ dataDir, port: server.port, build })
    await context.setOffline(false)
    await lookForUpdate(page).catch(() => undefined)
    await expect(async () => {
      await page.goto('/oggi')
      await expect(page.getByText('rotto', { exact: true })).toBeVisible({ timeout: 1000 })
    }).toPass()
    await broken.stop()

    const mended = await startServer({ dataDir, port: server.port, build: buildFolder, retireWorker: true })
    await page.goto(ofCase).catch(() => undefined)
    await unlock(page)
    await expect(await openHistory(page, 'Domicilio')).toContainText('Via del Rotto 1')
    await syncNow(page)
    await waitForExchange(page)
    expect(
      await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
    ).toBe(0)
    await mended.stop()
    rmSync(folder, { recursive: true, force: true })
  },
)
