import { expect, type Page } from '@playwright/test'
import { chooseInMenu } from './sign-in.ts'

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

/** A part of the network, by the menu of whoever works here. */
export async function openInNetwork(
  page: Page,
  part: 'Enti' | 'Protocolli' | 'Risorse' | 'Direttive',
): Promise<void> {
  await chooseInMenu(page, 'Rete')
  await page.getByRole('navigation', { name: 'Parti della rete' }).getByRole('link', { name: part }).click()
  await expect(page.getByRole('heading', { level: 1, name: part === 'Enti' ? 'Rete' : part })).toBeVisible()
}
