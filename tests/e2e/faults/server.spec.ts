import type { Page, Route } from '@playwright/test'
import { cpSync, rmSync } from 'node:fs'
import { openTarget } from '#server/cli/open-target.ts'
import { openLedger } from '#server/couch/ledger.ts'
import { namesWith } from '#server/couch/naming.ts'
import { rotateEpoch } from '#server/gateway/epoch.ts'
import { demoPassword } from '#server/demo/load-demo.ts'
import { buildFolder, expect, test } from '../fixtures.ts'
import { startServer } from '../server/start-server.ts'
import { editField, findQuietCase, openCase, openHistory, writeAddress } from '../tablet/case.ts'
import { syncChip, syncNow, waitForExchange } from '../tablet/exchange.ts'
import { goOffline } from '../tablet/go-offline.ts'
import { expectWhole } from '../tablet/integrity.ts'
import { fault } from './fault.ts'

const pushes = '**/_bulk_docs*'

type Pushed = { docs: { _id: string; set: Record<string, unknown> }[] }

function pushedIn(route: Route): Pushed {
  return route.request().postDataJSON() as Pushed
}

const holds = ({ set }: Pushed['docs'][number], word: string) => JSON.stringify(set).includes(word)

/** Of a push everything goes through but what is forbidden, which is refused by name. */
async function refuseOne(route: Route): Promise<void> {
  const { docs } = pushedIn(route)
  const good = docs.filter((doc) => !holds(doc, 'Vietata'))
  const response = await route.fetch({ postData: JSON.stringify({ docs: good, new_edits: true }) })
  const rows = (await response.json()) as object[]
  const refused = docs
    .filter((doc) => holds(doc, 'Vietata'))
    .map(({ _id: id }) => ({ id, error: 'forbidden', reason: 'not-a-writer' }))
  await route.fulfill({ response, json: [...rows, ...refused] })
}

/** A server that takes one entry at a time, and none that is too large. */
async function findTooLarge(route: Route, requests: { count: number }): Promise<void> {
  requests.count += 1
  const { docs } = pushedIn(route)
  if (docs.length === 1 && !docs.some((doc) => holds(doc, 'Enorme'))) return route.continue()
  const headers = { 'content-type': 'application/json', 'x-win-epoch': 'x' }
  await route.fulfill({ status: 413, headers, body: '{"error":"too-large"}' })
}

/** Each value stands once in the history of the field, so nothing is lost and nothing came twice. */
async function expectOnce(page: Page, ofCase: string, values: readonly string[]): Promise<void> {
  await openCase(page, ofCase)
  const history = await openHistory(page, 'Domicilio')
  for (const value of values) await expect(history.getByText(value, { exact: true })).toHaveCount(1)
}

test(
  'the server dies in mid push, before or after it has written: all is there, once',
  fault('14: the server is killed in mid push, before it writes and after'),
  async ({ server, dataDir, tabletOf }) => {
    const { context, page } = await tabletOf('giulia.ferri')
    const ofCase = await findQuietCase(page)
    let running = server
    let deaths = 0
    for (const when of ['before', 'after'] as const) {
      const die = async (route: Route) => {
        if (when === 'after') await route.fetch()
        await running.kill()
        await route.abort('connectionreset')
        deaths += 1
      }
      const before = deaths
      await context.route(pushes, die, { times: 1 })
      await writeAddress(page, ofCase, `Via Spenta ${when}`)
      await expect.poll(() => deaths).toBe(before + 1)
      await expect(syncChip(page)).toHaveAccessibleName(/1 su questo tablet/)
      running = await startServer({ dataDir, port: server.port, build: buildFolder })
      await syncNow(page)
      await waitForExchange(page)
    }
    await expectOnce(page, ofCase, ['Via Spenta before', 'Via Spenta after'])
    await expectWhole(page)
    const other = await tabletOf('paolo.vanni')
    await expectOnce(other.page, ofCase, ['Via Spenta before', 'Via Spenta after'])
    await running.stop()
  },
)

test(
  'a session that is over is renewed in silence; one that cannot be asks for the password once',
  fault('21: the session is over in mid work: the cookie is gone, is garbage, the device is unknown'),
  async ({ tabletOf }) => {
    const { context, page } = await tabletOf('giulia.ferri')
    const ofCase = await findQuietCase(page)
    await test.step('the cookie is gone', async () => {
      await context.clearCookies()
      await writeAddress(page, ofCase, 'Via Senza Biscotto 1')
      await syncNow(page)
    })
    await test.step('the cookie is garbage', async () => {
      const url = new URL(page.url()).origin
      await context.addCookies([{ name: 'win_session', value: 'a/b%00garbage', url }])
      await writeAddress(page, ofCase, 'Via del Biscotto Guasto 2')
      await syncNow(page)
    })
    await test.step('the server does not know this device any more', async () => {
      const answer = (route: Route) =>
        route.fulfill({
          status: 401,
          headers: { 'content-type': 'application/json', 'x-win-epoch': 'x' },
          body: '{"error":"unknown-device"}',
        })
      await context.route('**/api/session/renew', answer)
      await context.clearCookies()
      await writeAddress(page, ofCase, 'Via della Password 3')
      await syncChip(page).click()
      await expect(page.getByText(/Il server chiede di nuovo la password/).first()).toBeVisible()
      await page.getByLabel('Password', { exact: true }).fill(demoPassword)
      await page.getByRole('button', { name: 'Accedi' }).click()
      await waitForExchange(page)
    })
    await expectOnce(page, ofCase, [
      'Via Senza Biscotto 1',
      'Via del Biscotto Guasto 2',
      'Via della Password 3',
    ])
    const other = await tabletOf('paolo.vanni')
    await expectOnce(other.page, ofCase, ['Via della Password 3'])
  },
)

test(
  'what the server refuses lies in the tray with its reason, the rest goes on, and goes itself once it may',
  fault('22: one entry is refused (403)', '24: a request is too large (413), the batch and the single entry'),
  async ({ tabletOf }) => {
    const tablet = await tabletOf('giulia.ferri')
    const { context, page } = tablet
    const ofCase = await findQuietCase(page)

    await test.step('one row of a batch is refused', async () => {
      await context.route(pushes, refuseOne)
      await goOffline(tablet)
      await writeAddress(page, ofCase, 'Via Vietata 1')
      await editField(page, 'E-mail', 'permessa@prova.test')
      await context.setOffline(false)
      await expect(syncChip(page)).toHaveAccessibleName(/1 rifiutata/)
      await syncChip(page).click()
      await expect(page.getByText('Il tuo ruolo non può scrivere qui.')).toBeVisible()
      await context.unroute(pushes, refuseOne)
      await page.getByRole('button', { name: 'Riprova', exact: true }).click()
      await waitForExchange(page)
    })

    await test.step('too large', async () => {
      const requests = { count: 0 }
      const tooLarge = (route: Route) => findTooLarge(route, requests)
      await context.route(pushes, tooLarge)
      await goOffline(tablet)
      await writeAddress(page, ofCase, 'Via Enorme 2')
      await editField(page, 'E-mail', 'piccola@prova.test')
      await context.setOffline(false)
      await expect(syncChip(page)).toHaveAccessibleName(/1 rifiutata/)
      expect(requests.count).toBeGreaterThanOrEqual(3)
      await syncChip(page).click()
      await expect(page.getByText('È troppo grande per il server.')).toBeVisible()
      await context.unroute(pushes, tooLarge)
      await page.getByRole('button', { name: 'Riprova', exact: true }).click()
      await waitForExchange(page)
    })

    await expectOnce(page, ofCase, ['Via Vietata 1', 'Via Enorme 2'])
    await expectWhole(page)
    const other = await tabletOf('paolo.vanni')
    await expectOnce(other.page, ofCase, ['Via Vietata 1', 'Via Enorme 2'])
    await expect(other.page.getByText('piccola@prova.test')).toBeVisible()
  },
)

test(
  'the server is restored from an older copy: the tablets bring back what it forgot',
  fault('26: the replica is restored from an older copy'),
  async ({ server, dataDir, tabletOf }) => {
    const { page } = await tabletOf('giulia.ferri')
    const ofCase = await findQuietCase(page)
    await writeAddress(page, ofCase, 'Via della Copia 1')
    await syncNow(page)
    await server.stop()
    const copy = `${dataDir}-copy`
    cpSync(dataDir, copy, { recursive: true })
    const later = await startServer({ dataDir, port: server.port, build: buildFolder })
    await writeAddress(page, ofCase, 'Via Dimenticata 2')
    await syncNow(page)
    await waitForExchange(page)
    await later.stop()
    rmSync(dataDir, { recursive: true })
    cpSync(copy, dataDir, { recursive: true })
    const target = await openTarget(undefined, dataDir)
    if (!target.ok) throw new Error(target.sentence)
    await rotateEpoch(openLedger(target.couch, namesWith('').own))
    await target.stop()
    const restored = await startServer({ dataDir, port: server.port, build: buildFolder })

    await syncNow(page)
    await waitForExchange(page)
    await expectOnce(page, ofCase, ['Via della Copia 1', 'Via Dimenticata 2'])
    await expectWhole(page)
    const other = await tabletOf('paolo.vanni')
    await expectOnce(other.page, ofCase, ['Via della Copia 1', 'Via Dimenticata 2'])
    await restored.stop()
    rmSync(copy, { recursive: true, force: true })
  },
)
