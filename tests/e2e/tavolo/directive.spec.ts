import { expect, test, type Tablet } from '../fixtures.ts'
import { fill } from '../tablet/casework.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goOffline } from '../tablet/go-offline.ts'
import { goTo, openInNetwork } from '../tablet/places.ts'

const subject = 'Orario del sabato'

async function issue({ page }: Tablet): Promise<void> {
  await openInNetwork(page, 'Direttive')
  await page.getByRole('link', { name: 'Nuova direttiva' }).click()
  const form = page.getByRole('form', { name: 'Nuova direttiva' })
  await form.getByRole('button', { name: 'Emetti la direttiva' }).click()
  await expect(form.getByText('Scegli almeno un tavolo.')).toBeVisible()
  await fill(form, {
    Oggetto: subject,
    Testo: 'Ogni tavolo apre un sabato al mese.',
    Indicatore: 'Sabati aperti',
    Scadenza: '2027-03-31',
  })
  for (const name of ['Empoli', 'Certaldo']) await form.getByRole('checkbox', { name }).check({ force: true })
  await form.getByRole('button', { name: 'Emetti la direttiva' }).click()
  await expect(page.getByRole('heading', { name: subject })).toBeVisible()
}

/** From "Oggi", without a network: read, then answered; a refusal needs its reason. */
async function answerOffline(tablet: Tablet): Promise<void> {
  const { page } = tablet
  await goOffline(tablet)
  await goTo(page, 'Oggi')
  await page
    .getByRole('listitem')
    .filter({ hasText: subject })
    .getByRole('link', { name: 'Direttiva della Cabina' })
    .click()
  await expect(page.getByText(/emessa il/)).toBeVisible()
  await page.getByRole('button', { name: 'Prendi visione' }).click()
  await expect(page.getByText('Presa visione', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Rispondi' }).click()
  const form = page.getByRole('form', { name: 'Risposta di Empoli' })
  await fill(form, { 'A che punto è': 'Non fattibile' })
  await form.getByRole('button', { name: 'Salva' }).click()
  await expect(form.getByText('Scrivi perché non è fattibile.')).toBeVisible()
  await fill(form, {
    'A che punto è': 'Attuata',
    'Che cosa è stato fatto, o perché non si può': 'Il primo sabato.',
  })
  await form.getByRole('button', { name: 'Salva' }).click()
  await expect(page.getByText('Attuata, da verificare')).toBeVisible()
  await tablet.context.setOffline(false)
}

async function verifyAndClose({ page }: Tablet): Promise<void> {
  await openInNetwork(page, 'Direttive')
  await page.getByRole('link', { name: subject }).click()
  await expect(page.getByText('Il primo sabato.')).toBeVisible()
  await page.getByRole('button', { name: 'Verifica Empoli' }).click()
  const form = page.getByRole('form', { name: 'Risposta di Empoli' })
  await fill(form, { 'Come risulta': 'Verificata' })
  await form.getByRole('button', { name: 'Salva' }).click()
  await expect(page.getByText('Verificata', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Chiudi la direttiva' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Com’è andata').fill('Un tavolo su due.')
  await dialog.getByRole('button', { name: 'Chiudi la direttiva' }).click()
  await expect(page.getByText('Un tavolo su due.')).toBeVisible()
}

test(
  'the Cabina issues a directive, a tavolo answers it without a network, and the Cabina verifies',
  { tag: '@tavolo' },
  async ({ tabletOf }) => {
    const [cabina, sara] = await Promise.all([tabletOf('cabina'), tabletOf('sara.benvenuti')])
    const meet = async (...tablets: Tablet[]) => {
      for (const { page } of tablets) await syncNow(page)
    }
    await test.step('with its text, a deadline, an indicator and two tavoli', () => issue(cabina))
    await meet(cabina, sara)
    await test.step('"Oggi" says so; it is read and answered offline', () => answerOffline(sara))
    await meet(sara, cabina)
    await test.step('the Cabina reads the answer, verifies it and closes', () => verifyAndClose(cabina))
    await meet(cabina, sara)
    await test.step('the tavolo is asked no more', async () => {
      await goTo(sara.page, 'Oggi')
      await expect(sara.page.getByText('Aspettano te')).toBeVisible()
      await expect(sara.page.getByText(subject)).toHaveCount(0)
    })
  },
)
