import { expect, test } from '../fixtures.ts'
import { findQuietCase, openCase } from '../tablet/case.ts'
import { section } from '../tablet/casework.ts'
import { syncNow, waitForExchange } from '../tablet/exchange.ts'
import { goOffline } from '../tablet/go-offline.ts'
import { drawPhoto } from '../tablet/photo.ts'
import { chooseInMenu, unlock } from '../tablet/sign-in.ts'

test(
  'a photo of a paper is added without a network, and opens on another tablet, then there without a network, too',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const giulia = await tabletOf('giulia.ferri')
    const ofCase = await findQuietCase(giulia.page)
    const photo = await drawPhoto(giulia.page, 3000, 1500)
    await goOffline(giulia)
    await openCase(giulia.page, ofCase)
    await giulia.page.getByRole('link', { name: 'Aggiungi documento' }).click()
    await giulia.page.getByRole('button', { name: 'Salva documento' }).click()
    await expect(giulia.page.getByText(/^Manca il file/)).toBeVisible()
    await giulia.page
      .getByLabel('File o foto')
      .setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: photo })
    await expect(giulia.page.getByText(/^Pronto: /)).toBeVisible()
    await giulia.page.getByLabel('Titolo', { exact: true }).fill('Contratto di affitto')
    await giulia.page.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Contratto' })
    await giulia.page.getByRole('button', { name: 'Salva documento' }).click()
    const shown = giulia.page.getByRole('img', { name: 'Contratto di affitto' })
    await expect(shown).toBeVisible()
    // Smaller than it was taken, and as wide as high as it was.
    expect(
      await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
    ).toEqual([2000, 1000])
    await giulia.context.setOffline(false)
    await syncNow(giulia.page)
    await waitForExchange(giulia.page)

    const paolo = await tabletOf('paolo.vanni')
    await openCase(paolo.page, ofCase)
    const papers = section(paolo.page, 'Documenti')
    await expect(papers.getByText(/^Sulla rete/).first()).toBeVisible()
    const href = await papers.getByRole('link', { name: /Contratto di affitto/ }).getAttribute('href')
    await papers.getByRole('link', { name: /Contratto di affitto/ }).click()
    await expect(paolo.page.getByRole('img', { name: 'Contratto di affitto' })).toBeVisible()
    await goOffline(paolo)
    await chooseInMenu(paolo.page, 'Blocca')
    await unlock(paolo.page)
    await openCase(paolo.page, ofCase)
    await paolo.page.locator(`a[href="${href}"]`).click()
    await expect(paolo.page.getByRole('img', { name: 'Contratto di affitto' })).toBeVisible()
    await paolo.page.getByRole('button', { name: 'Togli documento' }).click()
    await expect(paolo.page.getByText('Documento tolto dal fascicolo.')).toBeVisible()
    await paolo.page.getByRole('button', { name: 'Annulla' }).click()
    await expect(paolo.page.getByRole('button', { name: 'Togli documento' })).toBeVisible()
  },
)

test(
  'a file that is no paper, or too long, is refused with a sentence, and the words stay',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const { page } = await tabletOf('giulia.ferri')
    await openCase(page, await findQuietCase(page))
    await page.getByRole('link', { name: 'Aggiungi documento' }).click()
    await page.getByLabel('Titolo', { exact: true }).fill('Estratto conto')
    await page.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Altro' })
    const choose = (name: string, mimeType: string, buffer: Buffer) =>
      page.getByLabel('File o foto').setInputFiles({ name, mimeType, buffer })
    await choose('finta.jpg', 'image/jpeg', Buffer.from('non sono una foto'))
    await expect(page.getByText(/^WIN tiene foto/)).toBeVisible()
    await choose(
      'lungo.pdf',
      'application/pdf',
      Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(5_300_000)]),
    )
    await expect(page.getByText(/^Il file supera i 5 MB/)).toBeVisible()
    await choose('finto.pdf', 'application/pdf', Buffer.from('MZ non sono un PDF'))
    await page.getByRole('button', { name: 'Salva documento' }).click()
    await expect(page.getByText(/^WIN tiene foto/)).toBeVisible()
    await expect(page.getByLabel('Titolo', { exact: true })).toHaveValue('Estratto conto')
    await choose('estratto.pdf', 'application/pdf', Buffer.from('%PDF-1.4\nestratto'))
    await page.getByRole('button', { name: 'Salva documento' }).click()
    await expect(page.getByText('Il documento è un PDF.')).toBeVisible()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Salva una copia' }).click()
    expect((await saving).suggestedFilename()).toBe('documento.pdf')
  },
)
