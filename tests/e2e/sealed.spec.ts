import { chromium, type BrowserContext } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumLaunch } from '../run/chromium.mjs'
import { expect, test } from './fixtures.ts'
import { overhearKeys } from './profile/overhear-keys.ts'
import { searchProfile } from './profile/search-profile.ts'
import { editField, writeInterview } from './tablet/case.ts'
import { openContactForm, referContact, saveContact, typeName } from './tablet/contact.ts'
import { syncNow } from './tablet/exchange.ts'
import { goTo } from './tablet/places.ts'
import {
  chooseInMenu,
  createPassphrase,
  enterPassword,
  expectInside,
  passphraseBox,
  unlock,
} from './tablet/sign-in.ts'
import { demoPassword } from '#server/demo/load-demo.ts'

/** Words that stand nowhere else, each typed somewhere else. */
const markers = {
  name: 'Zefirina',
  surname: 'Quattrocchibelli',
  phone: '3339174628',
  draft: 'Bozzaccia',
  reason: 'perde la casa xilofonista',
  email: 'fagiolina@sottovuoto.test',
  interview: 'teme lo sfratto: ammutolisce xilografando',
  search: 'cercaquadrifoglio',
  passphrase: 'xerofita bavero plinto sagola',
  wrongPassphrase: 'sbagliata ma quasi giusta',
  password: demoPassword,
}

/** What the sealing is not about: these must be found, or the search itself is blind. */
const controls = { field: 'campoordinario', row: 'rigasenzasigillo', packed: 'pacchettosenzasigillo' }

/** The control of the search for keys: bytes in an unsealed row. */
const openKey = Array.from({ length: 32 }, (_, i) => (i * 89 + 7) % 256)

test('nothing that anyone typed is on the disk: not in databases, sessions, caches, not compressed', async ({
  server,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'win-e2e-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    ...chromiumLaunch(),
    baseURL: server.url,
    locale: 'it-IT',
    viewport: { width: 1180, height: 820 },
  })
  const readKeys = await overhearKeys(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto('/')
  await enterPassword(page, 'giulia.ferri')
  await createPassphrase(page, markers.passphrase)
  await openContactForm(page)
  await typeName(page, markers.name, markers.surname)
  await page.getByRole('textbox', { name: 'Telefono' }).fill(markers.phone)
  await page.getByRole('checkbox', { name: 'Consenso a informare il tavolo' }).check()
  await saveContact(page)
  await referContact(page, markers.reason)
  await page.getByRole('button', { name: 'Accetta' }).click()
  await expect(page).toHaveURL(/\/casi\/case-/)
  await editField(page, 'E-mail', markers.email)
  await writeInterview(page, markers.interview)
  await goTo(page, 'Casi')
  await page.getByRole('searchbox', { name: 'Cerca' }).fill(markers.search)
  await goTo(page, 'Contatti')
  await page.getByRole('searchbox', { name: 'Cerca' }).fill(markers.search)
  await syncNow(page)
  await openContactForm(page)
  await typeName(page, markers.draft, markers.draft)
  await chooseInMenu(page, 'Blocca')
  await passphraseBox(page).fill(markers.wrongPassphrase)
  await page.getByRole('button', { name: 'Sblocca' }).click()
  await expect(page.getByText('La passphrase non è giusta.').first()).toBeVisible()
  await unlock(page, markers.passphrase)
  await expect(page.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue(markers.draft)
  const keys = new Map((await readKeys()).map((key, i) => [`key ${i + 1}`, key]))
  await page.reload()
  await unlock(page, markers.passphrase)
  await expectInside(page)

  await leaveOpenWords(context, server.port)
  await context.close()

  const sought = new Map([...keys, ['open key', Buffer.from(openKey)]])
  const found = searchProfile(profile, [...Object.values(markers), ...Object.values(controls)], sought)
  console.log(`${keys.size} keys overheard`)
  console.log(`searched ${found.files} files, ${found.bytes} bytes, ${found.blocks} compressed blocks`)
  expect(found.hits.get(controls.field)).toBeDefined()
  expect(found.hits.get(controls.row)).toContainEqual(expect.objectContaining({ unpacked: false }))
  expect(found.hits.get(controls.packed)).toContainEqual(expect.objectContaining({ unpacked: true }))
  for (const marker of Object.values(markers)) expect(found.hits.get(marker) ?? [], marker).toEqual([])
  // The passphrase's key, the data key, the device's.
  expect(keys.size).toBeGreaterThanOrEqual(3)
  expect(found.hits.get('open key')).toBeDefined()
  for (const name of keys.keys()) expect(found.hits.get(name) ?? [], name).toEqual([])
  rmSync(profile, { recursive: true, force: true })
})

/** The controls: an ordinary form field and unsealed rows, on an origin of their own. */
async function leaveOpenWords(context: BrowserContext, port: number): Promise<void> {
  const open = await context.newPage()
  // Another origin, where the app's own worker answers nothing.
  const ordinary = `http://localhost:${port}/ordinary`
  await open.route(ordinary, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<form><input name="x" aria-label="Ordinario"></form>' }),
  )
  await open.goto(ordinary)
  await open.getByLabel('Ordinario').fill(controls.field)
  await open.evaluate(putOpenRows, { ...controls, key: openKey })
  await open.goto('about:blank')
}

/** Rows as any other app would write them: enough for LevelDB to make compressed tables, and one after those. */
async function putOpenRows({ row, packed, key }: typeof controls & { key: number[] }): Promise<void> {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('unsealed', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('rows')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('no database'))
  })
  const put = (values: unknown[]) =>
    new Promise<void>((resolve, reject) => {
      const writing = opened.transaction('rows', 'readwrite', { durability: 'strict' })
      values.forEach((value, at) => writing.objectStore('rows').put(value, at))
      writing.oncomplete = () => resolve()
      writing.onerror = () => reject(new Error('not written'))
    })
  // Its halves come first, again and again, so that a compressor only refers back to them.
  const apart = `${packed.slice(0, 10)} ${packed.slice(10)} `
  for (let batch = 0; batch < 4; batch += 1) {
    await put(Array.from({ length: 120 }, (_, at) => `${batch} ${at} ${apart.repeat(600)}${packed}`))
  }
  await put([row, new Uint8Array(key)])
  opened.close()
}
