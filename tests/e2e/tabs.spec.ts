import { expect, test } from './fixtures.ts'
import { editField, findQuietCase, openCase, openHistory, pressSave, typeField } from './tablet/case.ts'
import { syncNow, waitForExchange } from './tablet/exchange.ts'
import { expectWhole } from './tablet/integrity.ts'
import { unlock } from './tablet/sign-in.ts'

test(
  'two tabs of one tablet write into one case by turns, and nothing is lost',
  { annotation: { type: 'fault', description: '10: two tabs write into one case' } },
  async ({ tabletOf }) => {
    const { context, page: first } = await tabletOf('giulia.ferri')
    const ofCase = await findQuietCase(first)
    const second = await context.newPage()
    await second.goto(ofCase)
    await unlock(second)
    await openCase(first, ofCase)

    await test.step('each tab shows at once what the other has saved', async () => {
      await editField(first, 'E-mail', 'prima@prova.test')
      await expect(second.getByText('prima@prova.test')).toBeVisible()
      await editField(second, 'Domicilio', 'Via della Seconda 2')
      await expect(first.getByText('Via della Seconda 2')).toBeVisible()
      await editField(first, 'E-mail', 'terza@prova.test')
      await expect(second.getByText('terza@prova.test')).toBeVisible()
    })

    await test.step('one field open in both tabs: both values are kept, to be reviewed', async () => {
      await typeField(first, 'Telefono', '3331112222')
      await typeField(second, 'Telefono', '3339998888')
      await pressSave(first, 'Telefono')
      await expect(first.getByRole('form', { name: 'Telefono', exact: true })).toBeHidden()
      await expect(second.getByText(/^Intanto Giulia Ferri ha scritto/)).toBeVisible()
      await pressSave(second, 'Telefono')
      for (const page of [first, second]) {
        await expect(page.getByText('1 campo scritto da due persone senza rete.')).toBeVisible()
      }
      const history = await openHistory(first, 'Telefono')
      await expect(history).toContainText(/333 ?111 ?2222/)
      await expect(history).toContainText(/333 ?999 ?8888/)
    })

    await test.step('the tab that does not lead sends through the one that does', async () => {
      await syncNow(second)
      await waitForExchange(second)
      await waitForExchange(first)
    })

    for (const page of [first, second]) await expectWhole(page)
  },
)
