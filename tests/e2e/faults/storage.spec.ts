import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { changeParams, flipSeals } from '../profile/change-rows.ts'
import { expectSealed } from '../profile/expect-sealed.ts'
import { openProfile } from '../profile/open-profile.ts'
import { waitUntilKept } from '../profile/service-worker.ts'
import { giveBackQuota, takeQuota } from '../profile/take-quota.ts'
import { editField, findQuietCase, openCase, openHistory, pressSave, typeField } from '../tablet/case.ts'
import { syncNow, waitForExchange } from '../tablet/exchange.ts'
import { expectWhole } from '../tablet/integrity.ts'
import { chooseInMenu, passphrase, passphraseBox, signIn, unlock } from '../tablet/sign-in.ts'
import { fault } from './fault.ts'

test(
  'sealed rows that a disk spoilt are mended, from what was said here and from the network',
  fault('9: bits of sealed rows are flipped on the disk'),
  async ({ tabletOf }) => {
    const { context, page } = await tabletOf('giulia.ferri')
    const ofCase = await findQuietCase(page)
    await waitUntilKept(page)
    await context.setOffline(true)
    await openCase(page, ofCase)
    await editField(page, 'Domicilio', 'Via del Bit 1')
    await chooseInMenu(page, 'Blocca')
    await expect(page.getByRole('button', { name: 'Sblocca' })).toBeVisible()
    expect(await flipSeals(page, 'records')).toBeGreaterThan(10)
    await context.setOffline(false)
    await page.reload()
    await unlock(page)
    await syncNow(page)
    await waitForExchange(page)
    await openCase(page, ofCase)
    await expect(await openHistory(page, 'Domicilio')).toContainText('Via del Bit 1')
    await syncNow(page)
    await waitForExchange(page)
    // By now much was read, and what is read is mended: the check says what it finds itself, so it finds damage anew.
    expect(await flipSeals(page, 'records')).toBeGreaterThan(10)
    await page.getByRole('button', { name: 'Verifica integrità' }).click()
    await expect(page.getByText(/WIN le ha ricomposte/)).toBeVisible()
    await syncNow(page)
    await waitForExchange(page)
    await expectWhole(page)
    const other = await tabletOf('paolo.vanni')
    await openCase(other.page, ofCase)
    await expect(other.page.getByText('Via del Bit 1')).toBeVisible()
  },
)

const refused = /I dati qui sono rovinati e non si aprono/

test(
  'key parameters that are missing, tiny or huge are refused with a sentence, and cost no memory',
  fault('49: the parameters of the key are missing, tiny or huge'),
  async ({ tabletOf }) => {
    const { page } = await tabletOf('giulia.ferri')
    await chooseInMenu(page, 'Blocca')
    const cases = {
      missing: null,
      tiny: { memoryKiB: 8, passes: 1, parallelism: 1 },
      huge: { memoryKiB: 4 * 1024 * 1024, passes: 1, parallelism: 1 },
      foolish: { memoryKiB: 'tanta', passes: -3, parallelism: 1e9 },
    }
    for (const [name, params] of Object.entries(cases)) {
      await test.step(name, async () => {
        expect(await changeParams(page, params)).toBe(1)
        await passphraseBox(page).fill(passphrase)
        await page.getByRole('button', { name: 'Sblocca' }).click()
        await expect(page.getByText(refused).first()).toBeVisible()
      })
    }
    await changeParams(page, undefined)
    await unlock(page)
    await expectWhole(page)
  },
)

const isFull = /Lo spazio è finito/

/** Runs a fault on a small file system of its own in memory; says so where this machine lets nobody mount one. */
async function onSmallDisk(size: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'win-e2e-small-'))
  try {
    if (!mount(folder, size))
      return console.log('Not brought about: this machine lets nobody mount a file system.')
    try {
      await use(folder)
    } finally {
      execFileSync('umount', ['-l', folder])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function mount(folder: string, size: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Another program takes all that is left of a disk; answers the way to give it back. */
function fill(folder: string): () => void {
  const file = openSync(join(folder, 'another-program'), 'w')
  const piece = Buffer.alloc(1024 * 1024, 0x5a)
  for (let size = piece.length; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeSync(file, piece, 0, size)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
  return () => {
    ftruncateSync(file)
    closeSync(file)
  }
}

test(
  'another program fills the disk: the save is refused whole, nothing that was saved goes',
  fault('5: another program fills the disk'),
  ({ server }) =>
    onSmallDisk('192m', async (folder) => {
      let browser = await openProfile(folder, server.url)
      await signIn(browser.page, 'giulia.ferri')
      const ofCase = await findQuietCase(browser.page)
      await waitUntilKept(browser.page)
      await browser.context.setOffline(true)
      await openCase(browser.page, ofCase)
      await editField(browser.page, 'Domicilio', 'Via Prima 1')
      const giveBack = fill(folder)
      await typeField(browser.page, 'E-mail', 'piena@prova.test')
      await pressSave(browser.page, 'E-mail')
      await expect(browser.page.getByText(isFull).first()).toBeVisible()
      await browser.close()

      await test.step('the app starts on the full disk, with what was saved', async () => {
        browser = await openProfile(folder, server.url)
        await browser.page.goto(ofCase)
        await unlock(browser.page)
        await expect(await openHistory(browser.page, 'Domicilio')).toContainText('Via Prima 1')
      })
      giveBack()
      const { page } = browser
      await editField(page, 'Domicilio', 'Via Dopo 2')
      await syncNow(page)
      await waitForExchange(page)
      await expectWhole(page)
      await browser.close()
      expectSealed(folder, ['Via Prima', 'Via Dopo', 'piena@prova.test'])
    }),
)

test(
  'the quota is reached: the save is refused whole, the words stay, and go in when there is room',
  fault('6: the browser’s quota is reached'),
  ({ server }) =>
    onSmallDisk('120m', async (folder) => {
      const browser = await openProfile(folder, server.url)
      const { page } = browser
      await signIn(page, 'giulia.ferri')
      const ofCase = await findQuietCase(page)
      await openCase(page, ofCase)
      expect(await takeQuota(page)).toBe('QuotaExceededError')
      await typeField(page, 'Domicilio', 'Via Stretta 1')
      await pressSave(page, 'Domicilio')
      await expect(page.getByText(isFull).first()).toBeVisible()
      const box = page.getByRole('form', { name: 'Domicilio', exact: true }).getByLabel('Domicilio')
      await expect(box).toHaveValue('Via Stretta 1')
      await giveBackQuota(page)
      await expect(async () => {
        await pressSave(page, 'Domicilio')
        await expect(page.getByRole('form', { name: 'Domicilio', exact: true })).toBeHidden({ timeout: 2000 })
      }).toPass()
      await expect(await openHistory(page, 'Domicilio')).toContainText('Via Stretta 1')
      await syncNow(page)
      await waitForExchange(page)
      await expectWhole(page)
      await browser.close()
      expectSealed(folder, ['Via Stretta'])
    }),
)
