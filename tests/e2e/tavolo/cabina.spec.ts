import { expect, test, type Tablet } from '../fixtures.ts'
import { fill } from '../tablet/casework.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goOffline } from '../tablet/go-offline.ts'
import { chooseInMenu } from '../tablet/sign-in.ts'

const year = () => String(new Date().getFullYear())

async function openCabina({ page }: Tablet): Promise<void> {
  await chooseInMenu(page, 'Cabina')
  await expect(page.getByRole('heading', { level: 1, name: 'Cabina' })).toBeVisible()
}

/** The year's targets by a resolution; one that is no number is told, and nothing is lost. */
async function settle({ page }: Tablet): Promise<void> {
  await page.getByRole('link', { name: 'Programma' }).click()
  const form = page.getByRole('form', { name: 'Programma' })
  await expect(form.getByLabel('Contatti')).toHaveValue('170')
  await fill(form, { Contatti: 'tanti' })
  await form.getByRole('button', { name: 'Salva il programma' }).click()
  await expect(form.getByText('Scrivi un numero intero, da 0 in su, o lascia vuoto.')).toBeVisible()
  await fill(form, { Contatti: '180', Delibera: 'Delibera n. 7', 'Data della delibera': '2026-11-30' })
  await form.getByRole('button', { name: 'Salva il programma' }).click()
  await expect(page.getByText('Delibera n. 7, del 30 novembre 2026')).toBeVisible()
}

test(
  'the Cabina settles the year, a coordinator’s tablet counts its tavolo, and figures open to cases there alone',
  { tag: '@cabina' },
  async ({ tabletOf }) => {
    const [cabina, sara] = await Promise.all([tabletOf('cabina'), tabletOf('sara.benvenuti')])
    await test.step('with the targets of the seeds, then its own', async () => {
      await openCabina(cabina)
      await settle(cabina)
    })
    await syncNow(cabina.page)
    await syncNow(sara.page)
    await syncNow(cabina.page)
    await test.step('every tavolo stands there with what it reported, and since when', async () => {
      await openCabina(cabina)
      await expect(cabina.page.getByText('su 180')).toBeVisible()
      const row = cabina.page.getByRole('table', { name: 'Per tavolo' }).getByRole('row', { name: /^Empoli/ })
      await expect(row.getByRole('cell').first()).toHaveText(/^\d+$/)
      await expect(row.getByRole('link')).toHaveCount(0)
      await expect(cabina.page.getByText(/tavol[oi] su 11 aggiornat[oi]/)).toBeVisible()
    })
    await test.step('it prints on one page', async () => {
      const pdf = await cabina.page.pdf({ format: 'A4' })
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    })
    await test.step('who coordinates opens a figure, without a network, to the cases behind it', async () => {
      await goOffline(sara)
      await openCabina(sara)
      await sara.page.getByRole('table', { name: 'Per tavolo' }).getByRole('link', { name: 'Empoli' }).click()
      await expect(sara.page.getByRole('heading', { level: 1, name: 'Il conto di Empoli' })).toBeVisible()
      await sara.page.getByLabel('Cifra').selectOption({ label: 'Diagnosi' })
      await expect(sara.page.getByRole('heading', { name: /^Nel conto/ })).toBeVisible()
      await expect(sara.page.getByLabel('Anno')).toHaveValue(year())
    })
  },
)
