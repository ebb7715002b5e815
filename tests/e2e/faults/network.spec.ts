import type { BrowserContext, Page, Route } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { editField, findQuietCase, openCase, openHistory } from '../tablet/case.ts'
import { syncChip, syncNow, waitForExchange } from '../tablet/exchange.ts'
import { expectWhole } from '../tablet/integrity.ts'

/** What befalls a push, by its number in reliability.md §6, and what the page says of it. */
type Fault = {
  number: number
  name: string
  says: RegExp
  befall(route: Route, epoch: string): Promise<void>
}

const json = (epoch: string) => ({ 'content-type': 'application/json', 'x-win-epoch': epoch })
const noAnswer = /Il server non risponde come dovrebbe/

const faults: readonly Fault[] = [
  {
    number: 15,
    name: 'the answer is lost after the server has written',
    says: /Non c’è la rete/,
    async befall(route) {
      await route.fetch()
      await route.abort('connectionreset')
    },
  },
  {
    number: 16,
    name: 'the answer is cut in the middle',
    says: noAnswer,
    async befall(route, epoch) {
      const response = await route.fetch()
      const body = (await response.text()).slice(0, 20)
      await route.fulfill({ status: 201, headers: json(epoch), body })
    },
  },
  {
    number: 17,
    name: 'a 200 that says `[]` and nothing was written',
    says: /Tutto scambiato|1 su questo tablet/,
    befall: (route, epoch) => route.fulfill({ status: 200, headers: json(epoch), body: '[]' }),
  },
  {
    number: 17,
    name: 'a 200 that says `{}` and nothing was written',
    says: noAnswer,
    befall: (route, epoch) => route.fulfill({ status: 200, headers: json(epoch), body: '{}' }),
  },
  {
    number: 18,
    name: 'a captive portal answers with its page',
    says: /La rete chiede un accesso prima di passare/,
    befall: (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Wi-Fi</title>' }),
  },
  {
    number: 18,
    name: 'a captive portal sends elsewhere',
    says: /La rete chiede un accesso prima di passare|Non c’è la rete/,
    befall: (route) => route.fulfill({ status: 302, headers: { location: '/login-wifi' }, body: '' }),
  },
  {
    number: 23,
    name: 'too many requests, with a time to wait',
    says: /Il server è occupato/,
    befall: (route, epoch) =>
      route.fulfill({ status: 429, headers: { ...json(epoch), 'retry-after': '1' }, body: '{"error":"x"}' }),
  },
  {
    number: 25,
    name: 'the server fails (500)',
    says: /Partono da sole appena torna la rete/,
    befall: (route, epoch) => route.fulfill({ status: 500, headers: json(epoch), body: '{"error":"x"}' }),
  },
]

async function epochOf(context: BrowserContext, page: Page): Promise<string> {
  const answered = context.waitForEvent('response', (response) => 'x-win-epoch' in response.headers())
  await syncNow(page)
  return (await answered).headers()['x-win-epoch'] ?? ''
}

test(
  'whatever becomes of a push, nothing counts as sent that is not, and all goes once the line is well',
  { annotation: faults.map(({ number, name }) => ({ type: 'fault', description: `${number}: ${name}` })) },
  async ({ tabletOf }) => {
    const { context, page } = await tabletOf('giulia.ferri')
    const ofCase = await findQuietCase(page)
    const epoch = await epochOf(context, page)
    const changes = page.getByRole('list', { name: 'Dove sono le tue modifiche' })
    for (const [turn, { name, says, befall }] of faults.entries()) {
      await test.step(name, async () => {
        let befell = 0
        const suffer = (route: Route) => {
          befell += 1
          return befall(route, epoch)
        }
        await context.route('**/_bulk_docs*', suffer)
        await openCase(page, ofCase)
        await editField(page, 'Domicilio', `Via del Guasto ${turn}`)
        await syncChip(page).click()
        await expect.poll(() => befell).toBeGreaterThan(0)
        await expect(page.getByText(says).first()).toBeVisible()
        await expect(changes.getByText('1 su questo tablet')).toBeVisible()
        await context.unroute('**/_bulk_docs*', suffer)
        await syncNow(page)
        await waitForExchange(page)
        await expect(syncChip(page)).not.toHaveAccessibleName(/su questo tablet/)
      })
    }
    await openCase(page, ofCase)
    const history = await openHistory(page, 'Domicilio')
    for (const turn of faults.keys()) await expect(history).toContainText(`Via del Guasto ${turn}`)
    await expectWhole(page)
    const other = await tabletOf('paolo.vanni')
    await openCase(other.page, ofCase)
    await expect(other.page.getByText(`Via del Guasto ${faults.length - 1}`)).toBeVisible()
  },
)
