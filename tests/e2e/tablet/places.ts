import { expect, type Page } from '@playwright/test'

/** A place of the navigation, as it stands on this screen: in the bar, or below on a phone. */
export async function goTo(page: Page, place: 'Oggi' | 'Casi' | 'Contatti' | 'Tavolo'): Promise<void> {
  const address = { Oggi: /\/oggi$/, Casi: /\/casi$/, Contatti: /\/contatti$/, Tavolo: /\/tavolo$/ }[place]
  await page
    .getByRole('navigation')
    .getByRole('link', { name: place, exact: true })
    .filter({ visible: true })
    .click()
  await expect(page).toHaveURL(address)
}
