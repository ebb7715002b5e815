import type { Route } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { expectSealed } from '../profile/expect-sealed.ts'
import { openProfile } from '../profile/open-profile.ts'
import { waitUntilKept } from '../profile/service-worker.ts'
import { editField, findQuietCase, openCase, openHistory } from '../tablet/case.ts'
import { syncChip, syncNow, waitForExchange } from '../tablet/exchange.ts'
import { expectWhole } from '../tablet/integrity.ts'
import { signIn, unlock } from '../tablet/sign-in.ts'
import { fault } from './fault.ts'

/** Where in an exchange the blow falls: before a request leaves, or when the server has answered it. */
const blows = [
  { at: '**/_bulk_docs*', answered: false },
  { at: '**/_bulk_docs*', answered: true },
  { at: '**/_changes*', answered: false },
  { at: '**/_changes*', answered: true },
] as const

test(
  'kill -9 of the whole browser in mid exchange, at each request: nothing is lost, nothing comes twice',
  fault('2: the browser is killed (kill -9) in mid exchange'),
  async ({ server, tabletOf }) => {
    const folder = mkdtempSync(join(tmpdir(), 'win-e2e-profile-'))
    let browser = await openProfile(folder, server.url)
    await signIn(browser.page, 'giulia.ferri')
    const ofCase = await findQuietCase(browser.page)
    await waitUntilKept(browser.page)
    await openCase(browser.page, ofCase)

    for (const [turn, { at, answered }] of blows.entries()) {
      const { context, page } = browser
      // Only what goes out after the save.
      await context.setOffline(true)
      await editField(page, 'Domicilio', `Via dello Scambio ${turn}`)
      const gone = new Promise<void>((resolve) => context.once('close', () => resolve()))
      const strike = async (route: Route) => {
        if (answered) await route.fetch()
        await browser.kill()
      }
      await context.route(at, (route) => void strike(route).catch(() => undefined))
      await context.setOffline(false)
      await gone
      browser = await openProfile(folder, server.url)
      await browser.page.goto(ofCase)
      await unlock(browser.page)
    }

    const { page } = browser
    await syncNow(page)
    await waitForExchange(page)
    await expect(syncChip(page)).not.toHaveAccessibleName(/su questo tablet/)
    const other = await tabletOf('paolo.vanni')
    for (const each of [page, other.page]) {
      await openCase(each, ofCase)
      const history = await openHistory(each, 'Domicilio')
      for (const turn of blows.keys()) await expect(history).toContainText(`Via dello Scambio ${turn}`)
      await expectWhole(each)
    }
    await browser.close()
    expectSealed(folder, ['Via dello Scambio'])
    rmSync(folder, { recursive: true, force: true })
  },
)
