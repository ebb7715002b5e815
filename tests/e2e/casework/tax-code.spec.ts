import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { editField, findQuietCase, openCase } from '../tablet/case.ts'
import { goOffline } from '../tablet/go-offline.ts'

/** What is typed, and what the app then says of it. None of them is anybody's. */
const typed = [
  { code: 'PRVTST80A14D403T', state: 'Non torna', hint: 'Non torna: giorno o sesso?' },
  { code: 'PRVTST80A41D403T', state: 'Torna' },
  { code: 'PRVTST80A41D40PP', state: 'Torna' },
  { code: '12345678901', state: 'Provvisorio' },
]

/** The row of a field on the page of a case: its value stands below its name. */
function field(page: Page, label: string) {
  return page
    .locator('dl > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^\\s*${label}`) }) })
}

test(
  'scenario 10: a codice fiscale is saved whatever it is, with what does not add up said beside it',
  { tag: '@casework' },
  async ({ tabletOf }) => {
    const { context, page } = await tabletOf('giulia.ferri')
    await openCase(page, await findQuietCase(page))
    await editField(page, 'Cognome', 'Prova')
    await editField(page, 'Nome', 'Teste')
    await editField(page, 'Data di nascita', '1980-01-01')
    await goOffline({ context, page })
    for (const { code, state, hint } of typed) {
      await editField(page, 'Codice fiscale', code)
      await expect(field(page, 'Codice fiscale')).toContainText(code)
      await expect(field(page, 'Stato del codice fiscale')).toContainText(state)
      if (hint) await expect(page.getByText(hint)).toBeVisible()
    }
    await editField(page, 'Codice fiscale', '')
    await expect(field(page, 'Stato del codice fiscale')).toContainText('Assente')
  },
)
