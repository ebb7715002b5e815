import { expect, test } from '../fixtures.ts'
import { fill } from '../tablet/casework.ts'
import { syncNow, waitForExchange } from '../tablet/exchange.ts'
import { checkAxe } from '../screens/check-axe.ts'
import { chooseInMenu } from '../tablet/sign-in.ts'

test(
  'what the Cabina settles stands for everybody, and until then shows as a starting value',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const office = await tabletOf('amministrazione')
    await chooseInMenu(office.page, 'Impostazioni')
    await office.page.getByRole('link', { name: 'Regole della rete' }).click()
    await expect(office.page.getByText(/^Valore di partenza/)).toHaveCount(5)
    const page = office.page.getByRole('main')
    const rules = page.getByRole('form', { name: 'Salva le regole' })
    await fill(rules, { 'Preavviso delle scadenze': '3', Delibera: 'Delibera 4 del 2026' })
    await page.getByRole('button', { name: 'Salva le regole' }).click()
    await expect(page.getByText('Questo valore non va bene. Controlla e riprova.')).toBeVisible()
    await fill(rules, {
      'Preavviso delle scadenze': '60',
      'Numero legale: quanti enti, oltre a chi coordina': '4',
    })
    await page.getByRole('button', { name: 'Salva le regole' }).click()
    await expect(office.page.getByText(/^Regole salvate/)).toBeVisible()
    await page.getByRole('button', { name: 'Nuova tabella' }).click()
    await fill(page, { 'Dal mese': '2027-01', 'Presenze, % (1)': '70', 'Euro al mese (1)': '600' })
    expect(await checkAxe(office.page)).toEqual([])
    await page.getByRole('button', { name: 'Salva', exact: true }).click()
    await expect(page.getByText('dal 70% delle presenze: 600 €')).toBeVisible()
    await syncNow(office.page)
    await waitForExchange(office.page)

    const { page: other } = await tabletOf('giulia.ferri')
    await chooseInMenu(other, 'Impostazioni')
    await other.getByRole('link', { name: 'Regole della rete' }).click()
    await expect(other.getByText('60 giorni')).toBeVisible()
    await expect(other.getByText('Chi coordina e 4 enti, uno il servizio sociale pubblico')).toBeVisible()
    await expect(other.getByText('dal 70% delle presenze: 600 €')).toBeVisible()
    await expect(other.getByText('Delibera 4 del 2026', { exact: false })).toBeVisible()
    await expect(other.getByText(/^Valore di partenza/)).toHaveCount(0)
    await expect(other.getByRole('button', { name: 'Salva le regole' })).toBeHidden()
  },
)
