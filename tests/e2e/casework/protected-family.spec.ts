import { expect, test } from '../fixtures.ts'
import { editField, findQuietCase, openCase } from '../tablet/case.ts'
import { addPart } from '../tablet/casework.ts'
import { syncNow } from '../tablet/exchange.ts'
import { goOffline } from '../tablet/go-offline.ts'

test(
  'scenario 11: a mother with two children tells of violence: light members, and no address anywhere',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const [paolo, giulia] = await Promise.all([tabletOf('paolo.vanni'), tabletOf('giulia.ferri')])
    const { page } = paolo
    const ofCase = await findQuietCase(page)
    await openCase(page, ofCase)
    await editField(page, 'Domicilio', 'Via del Rifugio 9')
    await syncNow(page)
    await syncNow(giulia.page)
    await openCase(giulia.page, ofCase)
    await expect(giulia.page.getByText('Via del Rifugio 9')).toBeVisible()
    await openCase(page, ofCase)
    await goOffline(paolo)

    await test.step('the children are age bands, with no case of their own', async () => {
      const children = page.getByText(/^Figlio o figlia · /)
      const before = await children.count()
      for (const band of ['3–5 anni', '6–10 anni'])
        await addPart(page, 'Aggiungi un familiare', { Parentela: 'Figlio o figlia', 'Fascia d’età': band })
      await expect(children).toHaveCount(before + 2)
    })

    await test.step('the address is protected: gone at once, and the sending is all that is written', async () => {
      await page.getByRole('button', { name: 'Altre azioni' }).click()
      await page.getByRole('menuitem', { name: /indirizzo/i }).click()
      await expect(page.getByText('Via del Rifugio 9')).toHaveCount(0)
      await expect(page.getByText('Indirizzo riservato').first()).toBeVisible()
      await page.getByRole('button', { name: 'Nuovo colloquio' }).click()
      const form = page.getByRole('form', { name: 'Nuovo colloquio' })
      await form.getByLabel('Che cosa vi siete detti').fill('Avvisata l’assistente sociale per telefono.')
      await form.getByRole('checkbox', { name: 'Invio a tutela effettuato' }).check()
      await form.getByRole('button', { name: 'Salva' }).click()
      await expect(form).toBeHidden()
    })

    await test.step('after the exchange nobody reads it', async () => {
      await paolo.context.setOffline(false)
      await syncNow(page)
      await syncNow(giulia.page)
      await openCase(giulia.page, ofCase)
      await expect(giulia.page.getByText('Indirizzo riservato').first()).toBeVisible()
      await expect(giulia.page.getByText('Via del Rifugio 9')).toHaveCount(0)
    })
  },
)
