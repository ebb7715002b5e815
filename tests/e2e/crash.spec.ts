import type { Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createChance } from '#server/demo/seeded.ts'
import { expect, test } from './fixtures.ts'
import { expectSealed } from './profile/expect-sealed.ts'
import { openProfile } from './profile/open-profile.ts'
import { waitUntilKept } from './profile/service-worker.ts'
import { editField, findQuietCase, openHistory, typeField } from './tablet/case.ts'
import { expectWhole } from './tablet/integrity.ts'
import { signIn, unlock } from './tablet/sign-in.ts'

const rounds = 4

/** Saves one value after another until the browser is gone; `seen` gets each whose sign was on the screen. */
async function saveUntilGone(page: Page, round: number, seen: string[]): Promise<void> {
  for (let turn = 1; !page.isClosed(); turn += 1) {
    const value = `Via Giro ${round}, numero ${turn}`
    try {
      await editField(page, 'Domicilio', value)
    } catch (error) {
      if (page.isClosed() || /closed|crashed/i.test(String(error))) return
      throw error
    }
    seen.push(value)
  }
}

test(
  'kill -9 of the whole browser in mid save: what was said to be saved is there',
  { annotation: { type: 'fault', description: '1: the browser is killed (kill -9) in mid save' } },
  async ({ server }) => {
    const folder = mkdtempSync(join(tmpdir(), 'win-e2e-profile-'))
    const chance = createChance('win-e2e-crash')
    let browser = await openProfile(folder, server.url)
    await signIn(browser.page, 'giulia.ferri')
    const ofCase = await findQuietCase(browser.page)
    await waitUntilKept(browser.page)
    const seen: string[] = []

    for (let round = 1; round <= rounds; round += 1) {
      await browser.page.goto(ofCase)
      await unlock(browser.page)
      const half = `mezza frase del giro ${round}`
      await typeField(browser.page, 'Lingua', half)
      const saving = saveUntilGone(browser.page, round, seen)
      // The moment of the blow is the fault itself: anywhere in a save, once the typed words had their second.
      await wait(1500 + chance.whole(0, 2500))
      await browser.kill()
      await saving

      browser = await openProfile(folder, server.url)
      const { page } = browser
      await page.goto(ofCase)
      await unlock(page)
      await test.step(`round ${round}: the half sentence is offered again`, async () => {
        await expect(page.getByText(/Hai modifiche non salvate di prima/)).toBeVisible()
        await expect(page.getByRole('form', { name: 'Lingua' }).getByLabel('Lingua')).toHaveValue(half)
        await page.getByRole('button', { name: 'Buttale' }).click()
      })
      await test.step(`round ${round}: ${seen.length} saved values are all in the history`, async () => {
        const history = await openHistory(page, 'Domicilio')
        for (const value of seen) await expect(history).toContainText(value)
      })
      await expectWhole(page)
    }

    console.log(`${rounds} kills, ${seen.length} saves seen`)
    expect(seen.length).toBeGreaterThan(rounds)
    await browser.close()
    expectSealed(folder, ['Via Giro', 'mezza frase'])
    rmSync(folder, { recursive: true, force: true })
  },
)
