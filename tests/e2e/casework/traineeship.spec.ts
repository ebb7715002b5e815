import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { findQuietCase, openCase } from '../tablet/case.ts'
import { addPart, answer, drawSignature } from '../tablet/casework.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goOffline } from '../tablet/go-offline.ts'

const title = 'Magazzino della cooperativa'
const proofs = [
  ['Prima presenza firmata', '2026-03-02'],
  ['Ricevuta UNILAV', '2026-02-27'],
  ['Impegno di spesa', '2026-02-20'],
] as const

/** The page of the action, as the newest exchange has it. */
async function openAction(page: Page, ofCase: string): Promise<void> {
  await syncNow(page)
  await openCase(page, ofCase)
  await page.getByRole('link', { name: title }).click()
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

test(
  'scenario 6: a traineeship stands still for an illness of thirty days, and ends as many later',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const [giulia, sara] = await Promise.all([tabletOf('giulia.ferri'), tabletOf('sara.benvenuti')])
    const { page } = giulia
    const ofCase = await findQuietCase(page)

    await test.step('one proposes it, the coordinator approves and funds it', async () => {
      await openCase(page, ofCase)
      await addPart(page, 'Nuova azione', {
        'Che cosa': title,
        Categoria: 'Tirocinio, fondi dei Comuni',
        'Fine prevista': '2026-05-31',
      })
      await page.getByRole('link', { name: title }).click()
      await expect(page.getByText('«Approva», spetta a un altro ruolo')).toBeVisible()
      await syncNow(page)
      await openAction(sara.page, ofCase)
      await sara.page.getByRole('button', { name: 'Approva', exact: true }).click()
      await sara.page.getByRole('button', { name: 'Finanzia', exact: true }).click()
      await expect(heading(sara.page, 'Finanziata')).toBeVisible()
      await syncNow(sara.page)
    })

    await test.step('it starts, with no network, once its start is proved', async () => {
      await openAction(page, ofCase)
      await goOffline(giulia)
      await expect(page.getByText(/^Per avviare manca/)).toBeVisible()
      for (const [type, on] of proofs) await addPart(page, 'Aggiungi una prova', { Prova: type, Del: on })
      await answer(page, 'Avvia', { 'Primo giorno': '2026-03-01' })
      await expect(heading(page, 'Avviata')).toBeVisible()
    })

    await test.step('March: two missed of 22, both sign, and no day can be changed any more', () =>
      signMarch(page))

    await test.step('ill from 10 April to 9 May: thirty days, so it ends on 30 June', async () => {
      await answer(page, 'Sospendi', { Perché: 'Assenza giustificata per legge', 'Ferma dal': '2026-04-10' })
      await expect(heading(page, 'Sospesa')).toBeVisible()
      await answer(page, 'Riprendi', { 'Riprende il': '2026-05-10' })
      await expect(page.getByText('30 giugno 2026')).toBeVisible()
      await answer(page, 'Concludi', { Esito: 'È stata assunta', 'Ultimo giorno': '2026-06-30' })
      await expect(heading(page, 'Conclusa')).toBeVisible()
    })

    await test.step('the other tablet sees one action, with the moved end', async () => {
      await giulia.context.setOffline(false)
      await syncNow(page)
      await openAction(sara.page, ofCase)
      await expect(heading(sara.page, 'Conclusa')).toBeVisible()
      await expect(sara.page.getByText('30 giugno 2026').first()).toBeVisible()
    })
  },
)

async function signMarch(page: Page): Promise<void> {
  const month = page.getByRole('button', { name: /^marzo 2026/i })
  await month.click()
  for (const day of ['3 marzo 2026', '4 marzo 2026'])
    await page.getByLabel(`Presenza, ${day}`, { exact: true }).selectOption({ label: 'Giustificata' })
  await page.getByRole('button', { name: 'Presente nei 20 giorni vuoti' }).click()
  await expect(page.getByText('20 presenze su 22')).toBeVisible()
  await expect(page.getByText(/indennità 500/)).toBeVisible()
  await page.getByRole('button', { name: 'Firma', exact: true }).click()
  await drawSignature(page, 'Firma di chi fa il tirocinio')
  await drawSignature(page, 'Firma di chi ospita')
  await page.getByRole('button', { name: 'Firma', exact: true }).click()
  await expect(month).toContainText('Firmato')
  await expect(page.getByLabel(/^Presenza, /)).toHaveCount(0)
}
