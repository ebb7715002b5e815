import { expect, test, type Tablet } from './fixtures.ts'
import { editField, findQuietCase, openCase, openHistory, writeInterview } from './tablet/case.ts'
import { recordWholeContact, referContact } from './tablet/contact.ts'
import { syncChip, syncNow, waitForExchange } from './tablet/exchange.ts'
import { expectWhole } from './tablet/integrity.ts'
import { waitUntilKept } from './profile/service-worker.ts'
import { goTo } from './tablet/places.ts'

const words = {
  giulia: 'Colloquio di Giulia: vuole tornare a lavorare in cucina.',
  paolo: 'Colloquio di Paolo: la scuola dei figli comincia lunedì.',
}

/** Offline, and shown as such. */
async function leaveNetwork({ context, page }: Tablet): Promise<void> {
  await waitUntilKept(page)
  await context.setOffline(true)
  await expect(syncChip(page)).toHaveAccessibleName(/senza rete/)
}

/** Online, with everything exchanged. */
async function comeBack({ context, page }: Tablet): Promise<void> {
  await context.setOffline(false)
  await syncNow(page)
  await waitForExchange(page)
}

test('two tablets, a volunteer, no network: at the office every word is there', async ({ tabletOf }) => {
  const [giulia, paolo, anna] = await Promise.all([
    tabletOf('giulia.ferri'),
    tabletOf('paolo.vanni'),
    tabletOf('anna.conti', { viewport: { width: 390, height: 844 } }),
  ])
  const ofCase = await findQuietCase(giulia.page)
  await Promise.all([giulia, paolo, anna].map(leaveNetwork))

  await test.step('both write in the same case without a network', () => writeApart(giulia, paolo, ofCase))

  await test.step('the volunteer records a contact in at most 25 actions and refers it', async () => {
    const actions = await recordWholeContact(anna.page, 'Maria', 'B.')
    console.log(`a whole contact: ${actions} actions besides typing`)
    expect(actions).toBeLessThanOrEqual(25)
    await referContact(anna.page, 'Chiede una casa più vicina alla scuola')
  })

  for (const tablet of [giulia, paolo, anna, giulia]) await comeBack(tablet)

  await test.step('each sees what the other wrote, and the two phones side by side', () =>
    expectBothWords(giulia, paolo, ofCase))

  await test.step('one chooses, and the choice arrives on the other', () =>
    chooseAndTell(giulia, paolo, ofCase))

  await test.step('the operator accepts the contact, which opens a case', () => acceptContact(giulia))

  for (const { page } of [giulia, paolo, anna]) await expectWhole(page)
})

async function writeApart(giulia: Tablet, paolo: Tablet, ofCase: string): Promise<void> {
  await openCase(giulia.page, ofCase)
  await editField(giulia.page, 'Telefono', '3331112222')
  await editField(giulia.page, 'E-mail', 'di.giulia@prova.test')
  await writeInterview(giulia.page, words.giulia)
  await openCase(paolo.page, ofCase)
  await editField(paolo.page, 'Telefono', '3339998888')
  await editField(paolo.page, 'Domicilio', 'Via di Paolo 7')
  await writeInterview(paolo.page, words.paolo)
  await expect(syncChip(giulia.page)).toHaveAccessibleName(/3 su questo tablet/)
}

async function expectBothWords(giulia: Tablet, paolo: Tablet, ofCase: string): Promise<void> {
  for (const { page } of [giulia, paolo]) {
    await openCase(page, ofCase)
    for (const said of Object.values(words)) await expect(page.getByText(said)).toBeVisible()
    await expect(page.getByText('di.giulia@prova.test')).toBeVisible()
    await expect(page.getByText('Via di Paolo 7')).toBeVisible()
    await expect(page.getByText('Da rivedere').first()).toBeVisible()
  }
}

async function chooseAndTell(giulia: Tablet, paolo: Tablet, ofCase: string): Promise<void> {
  const { page } = giulia
  await page.getByRole('link', { name: 'Rivedi', exact: true }).click()
  const sides = page.getByRole('listitem').filter({ hasText: /333 ?111 ?2222|333 ?999 ?8888/ })
  await expect(sides).toHaveCount(2)
  await expect(sides.filter({ hasText: 'Giulia Ferri' })).toContainText(/333 ?111 ?2222/)
  await expect(sides.filter({ hasText: 'Paolo Vanni' })).toContainText(/333 ?999 ?8888/)
  await expect(page.getByRole('button', { name: "Tieni l'altro" })).toBeVisible()
  await page.getByRole('button', { name: 'Tieni questo' }).click()
  await page.getByRole('button', { name: 'Salva la scelta' }).click()
  await expect(page.getByText('Niente da rivedere')).toBeVisible()
  await syncNow(page)
  await waitForExchange(page)
  await syncNow(paolo.page)
  await openCase(paolo.page, ofCase)
  await expect(paolo.page.getByText('Da rivedere')).toBeHidden()
  const history = await openHistory(paolo.page, 'Telefono')
  await expect(history).toContainText('Giulia Ferri')
  await expect(history).toContainText('Paolo Vanni')
  await expect(history).toContainText(/333 ?111 ?2222/)
  await expect(history).toContainText(/333 ?999 ?8888/)
}

async function acceptContact(giulia: Tablet): Promise<void> {
  const { page } = giulia
  await goTo(page, 'Contatti')
  await page.getByRole('searchbox', { name: 'Cerca' }).fill('Maria B')
  await page.getByRole('link', { name: /^Maria B\..*1980/ }).click()
  await page.getByRole('button', { name: 'Accetta' }).click()
  await expect(page).toHaveURL(/\/casi\/case-/)
  await expect(page.getByRole('heading', { name: /Maria B\./ }).first()).toBeVisible()
}
