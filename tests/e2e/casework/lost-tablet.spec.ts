import { expect, test } from '../fixtures.ts'
import { findQuietCase, openCase, writeInterview } from '../tablet/case.ts'
import { checkAxe } from '../screens/check-axe.ts'
import { fill } from '../tablet/casework.ts'
import { syncChip, syncNow, waitForExchange } from '../tablet/exchange.ts'
import { goOffline } from '../tablet/go-offline.ts'

test(
  'scenario 5: a tutor loses a tablet; it is shut out, the register shows the 72 hours, and the lost note comes back as rebuilt',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const lost = await tabletOf('marco.landi')
    const ofCase = await findQuietCase(lost.page)
    await goOffline(lost)
    await openCase(lost.page, ofCase)
    await writeInterview(lost.page, 'Scritto sul treno, mai inviato.')

    const office = await tabletOf('amministrazione')
    await syncChip(office.page).click()
    await office.page.getByRole('link', { name: 'È andato perso un dispositivo?' }).click()
    await office.page.getByRole('link', { name: 'Segnala smarrimento' }).click()
    const form = office.page.getByRole('main')
    await fill(form, { 'Chi lo aveva': 'Marco Landi' })
    const device = form.getByLabel('Quale dispositivo', { exact: true })
    await expect(device.locator('option')).toHaveCount(2)
    await device.selectOption({ index: 1 })
    await fill(form, {
      'Che cosa è successo': 'Dispositivo smarrito',
      Circostanze: 'Alla stazione di Castelfiorentino, bloccato.',
    })
    await form.getByRole('button', { name: 'Chiudi il dispositivo' }).click()
    await expect(office.page.getByText(/^Restano 7[12] h \d\d min/)).toBeVisible()
    await expect(office.page.getByText(/^Ciò che è stato scritto su quel dispositivo tra/)).toBeVisible()
    await office.page.getByRole('button', { name: 'Elenco dei casi per codice' }).click()
    await expect(office.page.getByText(/WIN-[0-9A-Z]{4}-[0-9A-Z]{4}/).first()).toBeVisible()
    expect(await checkAxe(office.page)).toEqual([])
    await office.page.getByRole('button', { name: 'Salva la decisione' }).click()
    await expect(office.page.getByText('Serve per salvare').first()).toBeVisible()
    await fill(form, {
      'Rischio per le persone': 'Improbabile',
      Perché: 'Dati cifrati, passphrase non scritta da nessuna parte.',
      Garante: 'Non serve avvisare il Garante',
    })
    await form.getByRole('button', { name: 'Salva la decisione' }).click()
    await expect(office.page.getByText('Decisione salvata.')).toBeVisible()
    await expect(office.page.getByText(/^Restano/)).toBeHidden()

    await lost.context.setOffline(false)
    await expect(lost.page.getByText(/L’accesso da questo dispositivo è stato chiuso/)).toBeVisible()

    const again = await tabletOf('marco.landi')
    await openCase(again.page, ofCase)
    await expect(again.page.getByText('Scritto sul treno, mai inviato.')).toBeHidden()
    await again.page.getByRole('button', { name: 'Nuovo colloquio' }).click()
    const note = again.page.getByRole('form', { name: 'Nuovo colloquio' })
    await note.getByLabel('Che cosa vi siete detti').fill('Riscritto a memoria.')
    await note.getByLabel(/^Ricostruita dopo/).check()
    await note.getByRole('button', { name: 'Salva' }).click()
    await syncNow(again.page)
    await waitForExchange(again.page)

    const coordinator = await tabletOf('sara.benvenuti')
    await openCase(coordinator.page, ofCase)
    await expect(coordinator.page.getByText('Riscritto a memoria.')).toBeVisible()
    await expect(coordinator.page.getByText('Ricostruita', { exact: true })).toBeVisible()
    await syncChip(coordinator.page).click()
    await coordinator.page.getByRole('link', { name: 'È andato perso un dispositivo?' }).click()
    await expect(coordinator.page.getByText('Decisione presa')).toBeVisible()
  },
)
