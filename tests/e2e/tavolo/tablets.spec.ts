import { readFileSync } from 'node:fs'
import { expect, test } from '../fixtures.ts'
import { findQuietCase, openCase, writeAddress } from '../tablet/case.ts'
import { fill } from '../tablet/casework.ts'
import { exchangeByCode, openExchange } from '../tablet/exchange-by-code.ts'
import { waitUntilKept } from '../profile/service-worker.ts'

test(
  'two tablets with no network: by their codes over the room’s Wi-Fi, and with a sealed file',
  { tag: '@tavolo' },
  async ({ server, tabletOf }) => {
    const [sara, giulia] = await Promise.all([tabletOf('sara.benvenuti'), tabletOf('giulia.ferri')])
    const ofCase = await findQuietCase(sara.page)
    for (const { page } of [sara, giulia]) await waitUntilKept(page)
    // A Wi-Fi without Internet: the browser believes itself online, and no server answers.
    await server.stop()

    await test.step('what one wrote is on the other, and nothing is asked of any server', async () => {
      await writeAddress(sara.page, ofCase, 'Via del Codice 1')
      await exchangeByCode(sara, giulia, ['Sara Benvenuti', 'Giulia Ferri'])
      await openCase(giulia.page, ofCase)
      await expect(giulia.page.getByText('Via del Codice 1')).toBeVisible()
    })

    await test.step('a file brings it too, to the one for whom it is, with the words that were told', async () => {
      await writeAddress(giulia.page, ofCase, 'Via del File 2')
      await openExchange(giulia)
      const make = giulia.page.getByRole('form', { name: 'Prepara un file' })
      await fill(make, { 'Per chi': 'Sara Benvenuti · Comune di Empoli' })
      await make.getByRole('button', { name: 'Crea il file' }).click()
      const words = (await giulia.page.locator('b.words').textContent()) ?? ''
      expect(words.split(' ')).toHaveLength(5)
      const [download] = await Promise.all([
        giulia.page.waitForEvent('download'),
        giulia.page.getByRole('button', { name: 'Salva il file' }).click(),
      ])
      const path = await download.path()
      expect(readFileSync(path, 'latin1')).not.toContain('Via del File')
      expect(download.suggestedFilename()).toMatch(/^scambio-[\d-]+\.win$/)
      await openExchange(sara)
      const open = sara.page.getByRole('form', { name: 'Apri un file' })
      await open.locator('input[type=file]').setInputFiles(path)
      await open.getByLabel('Parole').fill('sono parole di un altro')
      await open.getByRole('button', { name: 'Prendi' }).click()
      await expect(open.getByText('Le parole non aprono questo file', { exact: false })).toBeVisible()
      await open.getByLabel('Parole').fill(words)
      await open.getByRole('button', { name: 'Prendi' }).click()
      await expect(sara.page.getByText('Scambiato con il tablet di Giulia Ferri')).toBeVisible()
      await openCase(sara.page, ofCase)
      await expect(sara.page.getByText('Via del File 2')).toBeVisible()
    })
  },
)
