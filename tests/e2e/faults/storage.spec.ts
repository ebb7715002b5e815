import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { changeParams, flipSeals } from '../profile/change-rows.ts'
import { expectSealed } from '../profile/expect-sealed.ts'
import { openProfile } from '../profile/open-profile.ts'
import { waitUntilKept } from '../profile/service-worker.ts'
import { editField, findQuietCase, openCase, openHistory, pressSave, typeField } from '../tablet/case.ts'
import { syncChip, syncNow, waitForExchange } from '../tablet/exchange.ts'
import { expectWhole } from '../tablet/integrity.ts'
import { chooseInMenu, passphrase, passphraseBox, signIn, unlock } from '../tablet/sign-in.ts'

const fault = (...descriptions: string[]) => ({
  annotation: descriptions.map((description) => ({ type: 'fault', description })),
})

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
    expect(await flipSeals(page, 'records', 1)).toBeGreaterThan(10)
    await context.setOffline(false)
    await page.reload()
    await unlock(page)
    await syncNow(page)
    await waitForExchange(page)
    await openCase(page, ofCase)
    await expect(await openHistory(page, 'Domicilio')).toContainText('Via del Bit 1')
    await syncChip(page).click()
    await page.getByRole('button', { name: 'Verifica integrità' }).click()
    await expect(page.getByText(/WIN le ha ricomposte|schede, tutte uguali/)).toBeVisible()
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

/** A small file system in memory, or `undefined` where this machine lets nobody mount. */
function mountSmall(folder: string, size: string): (() => void) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' })
    return () => void execFileSync('umount', ['-l', folder])
  } catch {
    return undefined
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
  async ({ server }) => {
    const folder = mkdtempSync(join(tmpdir(), 'win-e2e-small-'))
    const unmount = mountSmall(folder, '192m')
    if (!unmount) {
      console.log('Fault 5 was not brought about: this machine lets nobody mount a file system.')
      return
    }
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
    unmount()
    rmSync(folder, { recursive: true, force: true })
  },
)

type Buckets = { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> }

/** Runs in the page: takes all that the browser lets the vault's place have, and answers how it said no. */
async function takeQuota(): Promise<string> {
  const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets }
  const vault = (await storageBuckets.keys()).find((name) => name !== 'win-keyring') ?? ''
  const { indexedDB } = await storageBuckets.open(vault)
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('filler', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('rows', { autoIncrement: true })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no database'))
  })
  const put = (bytes: number) =>
    new Promise<string>((resolve) => {
      const writing = opened.transaction('rows', 'readwrite')
      writing.objectStore('rows').put(crypto.getRandomValues(new Uint8Array(bytes)))
      writing.oncomplete = () => resolve('')
      writing.onabort = () => resolve(writing.error?.name ?? 'none')
    })
  let said = ''
  for (const bytes of [65_536, 4096, 64]) for (said = ''; said === '';) said = await put(bytes)
  opened.close()
  return said
}

/** Runs in the page. */
async function giveBackQuota(): Promise<void> {
  const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets }
  for (const name of await storageBuckets.keys()) {
    const { indexedDB } = await storageBuckets.open(name)
    indexedDB.deleteDatabase('filler')
  }
}

test(
  'the quota is reached: the save is refused whole, the words stay, and go in when there is room',
  fault('6: the browser’s quota is reached'),
  async ({ server }) => {
    const folder = mkdtempSync(join(tmpdir(), 'win-e2e-small-'))
    const unmount = mountSmall(folder, '120m')
    if (!unmount) {
      console.log('Fault 6 was not brought about: this machine lets nobody mount a file system.')
      return
    }
    const browser = await openProfile(folder, server.url)
    const { page } = browser
    await signIn(page, 'giulia.ferri')
    const ofCase = await findQuietCase(page)
    await openCase(page, ofCase)
    expect(await page.evaluate(takeQuota)).toBe('QuotaExceededError')
    await typeField(page, 'Domicilio', 'Via Stretta 1')
    await pressSave(page, 'Domicilio')
    await expect(page.getByText(isFull).first()).toBeVisible()
    const box = page.getByRole('form', { name: 'Domicilio', exact: true }).getByLabel('Domicilio')
    await expect(box).toHaveValue('Via Stretta 1')
    await page.evaluate(giveBackQuota)
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
    unmount()
    rmSync(folder, { recursive: true, force: true })
  },
)
