import type { Page } from '@playwright/test'
import { buildFolder, expect, test, type Tablet } from '../fixtures.ts'
import { startServer } from '../server/start-server.ts'
import { checkAxe } from '../screens/check-axe.ts'
import { exchangeByCode } from '../tablet/exchange-by-code.ts'
import { drawSignature } from '../tablet/casework.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goOffline } from '../tablet/go-offline.ts'
import { addSeat, agendaCodes, callRoll, decide, hear, openMeeting, planMeeting } from '../tablet/meeting.ts'
import { findBarriers } from './find-barriers.ts'
import { readPdf } from './read-pdf.ts'

const words = {
  one: 'Ha bisogno di rinnovare il patentino del muletto.',
  two: 'Il figlio comincia la scuola a gennaio.',
}

/** Each tablet exchanges, in this order, twice: what the first brings reaches the last, and back. */
async function meet(tablets: readonly Tablet[]): Promise<void> {
  for (const { context } of tablets) await context.setOffline(false)
  for (let turn = 0; turn < 2; turn += 1) for (const { page } of tablets) await syncNow(page)
}

/** The page as "Stampa, Salva come PDF" writes it on the tablet. */
async function printed(page: Page): Promise<Uint8Array> {
  const session = await page.context().newCDPSession(page)
  const options = { generateTaggedPDF: true, preferCSSPageSize: true, printBackground: false }
  const { data } = await session.send('Page.printToPDF', options)
  return new Uint8Array(Buffer.from(data, 'base64'))
}

/** It opens in a reader, says its language and title, and has its structure: PDF/UA, as far as it can be told here. */
async function expectReadable(pdf: Uint8Array, codes: readonly string[]): Promise<void> {
  // Chromium marks the foot that CSS puts on each page neither as content nor as an artifact; nothing else is amiss.
  const barriers = await findBarriers(pdf.slice())
  expect(barriers.filter((barrier) => !/^01-005 page \d+: “Pagina \d+ di/.test(barrier))).toEqual([])
  const { isTagged, language, pages, tags, title, words } = await readPdf(pdf)
  expect({ isTagged, language, title }).toEqual({ isTagged: true, language: 'it', title: 'Verbale – WIN' })
  expect(tags.Table).toBe(2)
  for (const tag of ['H1', 'H2', 'TH', 'TD', 'P']) expect([tag, tags[tag] ?? 0]).not.toEqual([tag, 0])
  const all = words.join(' ')
  for (const code of codes) expect(all).toContain(code)
  for (const [i, page] of words.entries()) expect(page).toContain(`Pagina ${i + 1} di ${pages}`)
  expect(all).toContain('Impronta del testo')
  // Those whom the meeting was about stand in it by code alone; the tablet's own frame stays off the paper.
  for (const chrome of ['Oggi', 'Contatti', 'Firma il verbale']) expect(all).not.toContain(chrome)
}

type Five = [Tablet, Tablet, Tablet, Tablet, Tablet]

/** Each writes what it hears; two write the same decision down. */
async function writeApart(tablets: Five, codes: readonly string[]): Promise<void> {
  const [sara, giulia, paolo, marco, spare] = tablets
  await Promise.all(tablets.map(goOffline))
  for (const { page } of tablets) await openMeeting(page)
  const [a, b, c, d, e] = codes as [string, string, string, string, string]
  await decide(sara.page, a, { type: 'Rinviare', owner: 'Giulia Ferri' })
  await decide(giulia.page, b, { type: 'Approfondire', owner: 'Giulia Ferri', task: 'Sentire la scuola' })
  // Two write the same decision down.
  await decide(paolo.page, c, { type: 'Approfondire', owner: 'Paolo Vanni' })
  await decide(sara.page, c, { type: 'Approfondire', owner: 'Paolo Vanni' })
  await decide(marco.page, d, { type: 'Inviare', owner: 'Marco Landi', why: 'Serve il SerD' })
  await hear(marco.page, a)
  await marco.page.getByLabel('Appunto').fill(words.one)
  await marco.page.getByRole('button', { name: 'Aggiungi l’appunto' }).click()
  await expect(marco.page.getByText(words.one, { exact: true })).toBeVisible()
  await decide(spare.page, e, { type: 'Rinviare', owner: 'Paolo Vanni' })
  await hear(spare.page, a)
  await spare.page.getByLabel('Appunto').fill(words.two)
  await spare.page.getByRole('button', { name: 'Aggiungi l’appunto' }).click()
  await expect(spare.page.getByText(words.two, { exact: true })).toBeVisible()
}

/** A Wi-Fi without Internet: two show and scan their codes with the tablet of the minutes. */
async function passInRoom([sara, , , marco, spare]: Five, codes: readonly string[]): Promise<void> {
  for (const { context } of [sara, marco, spare]) await context.setOffline(false)
  await exchangeByCode(sara, marco, ['Sara Benvenuti', 'Marco Landi'])
  await exchangeByCode(sara, spare, ['Sara Benvenuti', 'Giulia Ferri'])
  await openMeeting(sara.page)
  await hear(sara.page, codes[0] ?? '')
  for (const said of Object.values(words))
    await expect(sara.page.getByText(said, { exact: true })).toBeVisible()
}

/** Closed, read, signed with two signatures, and numbered by the network. */
async function sign([sara, giulia]: Five, codes: readonly string[]): Promise<void> {
  const { page } = sara
  await page.getByRole('button', { name: 'Chiudi seduta' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Chiudi seduta' }).click()
  expect(await checkAxe(page)).toEqual([])
  await page.getByRole('link', { name: 'Leggi il verbale' }).click()
  await page.getByRole('button', { name: 'Firma il verbale' }).click()
  await drawSignature(page, 'Chi coordina')
  await drawSignature(page, 'Chi verbalizza')
  await page.getByRole('dialog').getByRole('button', { name: 'Firma il verbale' }).click()
  await expect(page.getByText('Impronta del testo')).toBeVisible()
  await meet([sara, giulia, sara])
  await openMeeting(page)
  await page.getByRole('link', { name: 'Leggi il verbale' }).click()
  await expect(page.getByRole('heading', { name: 'Verbale', exact: true })).toBeVisible()
  await expect(page.getByText(/^Seduta 1 del 9 dicembre 2026/)).toBeVisible()
  const cells = await page.getByRole('article').getByRole('rowheader').allTextContents()
  for (const code of codes) expect(cells.filter((cell) => cell === code)).toHaveLength(1)
  await expectReadable(await printed(page), codes)
}

test(
  'scenario 8: five tablets hold one meeting without a network, and it is one meeting with each decision once',
  { tag: '@tavolo' },
  async ({ server, dataDir, tabletOf }) => {
    test.slow()
    const logins = ['sara.benvenuti', 'giulia.ferri', 'paolo.vanni', 'marco.landi', 'giulia.ferri']
    const tablets: Tablet[] = []
    for (const login of logins) tablets.push(await tabletOf(login))
    const all = tablets as Five
    const [sara, giulia, paolo, marco, spare] = all
    let codes: string[] = []

    await test.step('it is planned with what waits, opened with a roll call, and everybody has it', async () => {
      await planMeeting(sara.page, '2026-12-09', 'Biblioteca')
      expect(await checkAxe(sara.page)).toEqual([])
      await sara.page.getByRole('button', { name: 'Apri seduta' }).click()
      await callRoll(sara.page, ['Sara Benvenuti', 'Giulia Ferri', 'Paolo Vanni', 'Marco Landi'])
      await expect(sara.page.getByText('Manca il numero legale').first()).toBeVisible()
      await addSeat(sara.page, 'Lidia Conti', 'Caritas Empoli')
      await expect(sara.page.getByText('C’è il servizio sociale: si può decidere.')).toBeVisible()
      codes = await agendaCodes(sara.page)
      expect(codes.length).toBeGreaterThanOrEqual(5)
      await meet(tablets)
    })

    await test.step('without a network each tablet writes what it hears', () => writeApart(all, codes))

    await server.stop()
    await test.step('in the room, by their codes, what two others wrote is on the tablet of the minutes', () =>
      passInRoom(all, codes))
    const office = await startServer({ dataDir, port: server.port, build: buildFolder })

    await test.step('at the office, in any order, it is one meeting', async () => {
      await meet([spare, paolo, sara, marco, giulia])
      for (const { page } of [sara, marco]) {
        await openMeeting(page)
        await expect(page.getByText('5 di')).toBeVisible()
        await hear(page, codes[0] ?? '')
        for (const said of Object.values(words))
          await expect(page.getByText(said, { exact: true })).toBeVisible()
        await hear(page, codes[2] ?? '')
        await expect(page.getByText('Approfondire, Paolo Vanni')).toHaveCount(1)
        await expect(page.getByText('Due tablet hanno scritto')).toHaveCount(0)
      }
    })

    await test.step('the verbale is signed on the tablet, with codes alone, and gets its number', () =>
      sign(all, codes))

    await test.step('after it only a rettifica, and what waits is on the next agenda', async () => {
      const { page } = sara
      await page.getByRole('button', { name: 'Rettifica' }).click()
      await page.getByLabel('Che cosa si corregge').fill('Lidia Conti è arrivata alle 15:20.')
      await page.getByRole('dialog').getByRole('button', { name: 'Salva' }).click()
      await expect(page.getByText('Lidia Conti è arrivata alle 15:20.')).toBeVisible()
      await planMeeting(page, '2026-12-30', 'Biblioteca')
      await expect(page.getByText(/Decisione in sospeso/).first()).toBeVisible()
    })
    await office.stop()
  },
)
