import type { BrowserContext, Page } from '@playwright/test'
import { measureScene } from '#tests/ui/measureScene.ts'
import { expect, test } from './fixtures.ts'
import { checkAxe } from './screens/check-axe.ts'
import { collectFaults } from './screens/faults-of.ts'
import { listRoutes } from './screens/routes.ts'
import { walkKeyboard } from './screens/walk-keyboard.ts'
import { findCaseInConflict, findCaseUnderWay } from './tablet/case.ts'
import { planMeeting } from './tablet/meeting.ts'
import { goTo } from './tablet/places.ts'
import { chooseInMenu, enterPassword, signIn } from './tablet/sign-in.ts'

const sizes = [
  { name: 'tablet', width: 1180, height: 820 },
  { name: 'phone', width: 390, height: 844 },
]
const themes = ['light', 'dark'] as const

/** Addresses of routes with parts that change; a new such route must be given one here. */
type Examples = Record<string, string>

async function readExamples(page: Page): Promise<Examples> {
  await planMeeting(page, '2026-12-09', 'Biblioteca')
  const meeting = new URL(page.url()).pathname
  await page.getByRole('button', { name: 'Apri seduta' }).click()
  await goTo(page, 'Contatti')
  const contact = await page.locator('a[href*="/contatti/contact-"]').first().getAttribute('href')
  const firstOf = async (place: string, tail: string) => {
    await visit(page, place)
    return (await page.locator(`a[href*="${place}/${tail}"]`).first().getAttribute('href')) ?? ''
  }
  const tavolo = await firstOf('/rete', 'tavoli/tavolo-')
  const protocol = await firstOf('/protocolli', 'protocol-')
  const directive = await firstOf('/direttive', 'directive-')
  const resource = await firstOf('/risorse', 'resource-')
  const ofCase = await findCaseInConflict(page)
  const underWay = await findCaseUnderWay(page)
  await visit(page, underWay)
  const partOf = (place: string) => page.locator(`a[href*="/${place}"]`).first().getAttribute('href')
  return {
    '/casi/[id]': ofCase,
    '/casi/[id]/da-rivedere': `${ofCase}/da-rivedere`,
    '/casi/[id]/mappa/[assessment]': (await partOf('mappa')) ?? '',
    '/casi/[id]/progetto/[plan]': (await partOf('progetto')) ?? '',
    '/casi/[id]/azioni/[action]': (await partOf('azioni')) ?? '',
    '/casi/[id]/documenti/[document]': (await partOf('documenti/document-')) ?? '',
    '/casi/[id]/documenti/nuovo': `${underWay}/documenti/nuovo`,
    '/casi/[id]/riassunto': `${underWay}/riassunto`,
    '/casi/[id]/condividi': `${underWay}/condividi`,
    '/casi/[id]/trasferisci': `${underWay}/trasferisci`,
    '/casi/[id]/unisci': `${underWay}/unisci`,
    '/contatti/[id]': contact ?? '',
    // Of a real one scenario 12 looks at the page.
    '/rete/[id]': `/rete/body-${'a'.repeat(26)}`,
    '/protocolli/[id]': protocol,
    '/rete/tavoli/[id]': tavolo,
    '/cabina/[tavolo]': '/cabina/empoli',
    '/cabina/programma/[year]': '/cabina/programma/2026',
    '/direttive/[id]': directive,
    '/risorse/[id]': resource,
    '/casi/[id]/risorse': `${underWay}/risorse`,
    '/casi/[id]/invii/[placement]': (await partOf('invii')) ?? '',
    // Before it is held and after, scenario 8 looks at it.
    '/tavolo/[id]': meeting,
    '/tavolo/[id]/invito': `${meeting}/invito`,
    '/tavolo/[id]/verbale': `${meeting}/verbale`,
    // Of real ones scenarios 5 and 7 look at the pages.
    '/condivisi/[id]': `/condivisi/sharing-${'a'.repeat(26)}`,
    '/smarrimenti/[loss]': `/smarrimenti/loss-${'a'.repeat(26)}`,
  }
}

function addressOf(route: string, examples: Examples): string {
  const address = route.includes('[') ? examples[route] : route
  if (address === undefined)
    throw new Error(`${route} is new: give an example of its address in screens.spec.ts`)
  return address
}

/** Goes there inside the app, as any link does: a load from the server would lock it. */
async function visit(page: Page, address: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a')
    link.href = href
    document.body.append(link)
    link.click()
    link.remove()
  }, address)
  await expect(page).toHaveURL((url) => url.pathname === address)
  await settle(page)
}

async function settle(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeAttached()
  await expect(page.locator('[aria-busy=true], .skeleton')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** How often this tablet has asked the gateway for anything but the app itself. */
function countAsked(context: BrowserContext): () => number {
  let asked = 0
  context.on('request', (request) => {
    if (/^\/(api|db)\//.test(new URL(request.url()).pathname)) asked += 1
  })
  return () => asked
}

/** What is wrong with the screen as it stands, at every size, in every theme. */
async function checkScreen(page: Page, screen: string): Promise<string[]> {
  const found: string[] = []
  if ((await page.title()).trim() === '') found.push('it has no title')
  if ((await page.locator('html').getAttribute('lang')) !== 'it') found.push('its language is not said')
  for (const { name, width, height } of sizes) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await settle(page)
      const faults = [...(await checkAxe(page)), ...(await page.evaluate(measureScene))]
      found.push(...faults.map((fault) => `${name}, ${colorScheme}: ${fault}`))
    }
    found.push(...(await walkKeyboard(page)).map((fault) => `${name}: ${fault}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return found.map((fault) => `${screen}, ${fault}`)
}

test('every page of the routes: axe, keyboard, targets, width, console, quiet', async ({ newTablet }) => {
  const { context, page } = await newTablet()
  const complaints = collectFaults(page)
  const asked = countAsked(context)
  await signIn(page, 'giulia.ferri')
  const examples = await readExamples(page)
  const routes = listRoutes()
  const found: string[] = []
  for (const route of routes) {
    await test.step(route, async () => {
      await page.setViewportSize({ width: 1180, height: 820 })
      await visit(page, addressOf(route, examples))
      const before = { asked: asked(), at: Date.now() }
      found.push(...(await checkScreen(page, route)))
      const seconds = (Date.now() - before.at) / 1000
      // A turn of the exchange every twenty seconds is a request a second at most.
      if (asked() - before.asked > 20 + seconds) {
        found.push(`${route} asked ${asked() - before.asked} times in ${seconds} s, with nobody at work`)
      }
    })
  }
  expect(routes.length).toBeGreaterThan(8)
  expect([...found, ...complaints].join('\n')).toBe('')
})

test('the entrance: axe, keyboard, targets, width, console', async ({ newTablet }) => {
  const { page } = await newTablet()
  const complaints = collectFaults(page)
  const found: string[] = []
  await page.goto('/')
  await settle(page)
  found.push(...(await checkScreen(page, 'Accedi')))
  await enterPassword(page, 'anna.conti')
  await expect(page.getByRole('heading', { name: 'Crea passphrase' })).toBeVisible()
  found.push(...(await checkScreen(page, 'Crea passphrase')))
  await page.setViewportSize({ width: 1180, height: 820 })
  await page.reload()
  await signIn(page, 'anna.conti')
  await chooseInMenu(page, 'Blocca')
  await expect(page.getByRole('button', { name: 'Sblocca' })).toBeVisible()
  found.push(...(await checkScreen(page, 'Sblocca')))
  expect([...found, ...complaints].join('\n')).toBe('')
})
