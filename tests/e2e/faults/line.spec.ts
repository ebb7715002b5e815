import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '../fixtures.ts'
import { layLine, type BadLine } from '../server/bad-line.ts'
import { findQuietCase, openCase, openHistory, writeAddress } from '../tablet/case.ts'
import { syncChip, syncNow, waitForExchange } from '../tablet/exchange.ts'
import { expectWhole } from '../tablet/integrity.ts'
import { signIn } from '../tablet/sign-in.ts'
import { fault } from './fault.ts'

/** Cuts the line and lets it be again, until told to stop. */
function flap(line: BadLine): () => Promise<void> {
  let isOver = false
  const flapping = (async () => {
    while (!isOver) {
      line.set({ isCut: true })
      await wait(500)
      line.set({ latencyMs: 20 })
      await wait(1000)
    }
  })()
  return async () => {
    isOver = true
    await flapping
  }
}

test(
  'a line that is slow, comes and goes, or swallows everything: work goes on, and all arrives by itself',
  fault(
    '19: 50 kbit/s with 400 ms on the way, then a network that comes and goes',
    '20: the network seems there and swallows everything',
  ),
  async ({ server, newTablet, tabletOf }) => {
    const line = await layLine(server.port)
    const { page } = await newTablet({ baseURL: line.url })
    await signIn(page, 'giulia.ferri')
    const ofCase = await findQuietCase(page)
    const write = (address: string) => writeAddress(page, ofCase, address)

    await test.step('slow', async () => {
      line.set({ kbit: 50, latencyMs: 400 })
      await write('Via Lenta 1')
      await syncNow(page)
      await waitForExchange(page)
    })

    await test.step('coming and going', async () => {
      const stop = flap(line)
      await write('Via Incostante 2')
      await expect(syncChip(page)).not.toHaveAccessibleName(/su questo tablet/)
      await stop()
    })

    await test.step('swallowing everything', async () => {
      line.set({ isBlackHole: true })
      await write('Via del Pozzo 3')
      await syncChip(page).click()
      await page.getByRole('button', { name: 'Sincronizza ora' }).click()
      // Each request waits for half a minute, and a turn may have been under way.
      const said = page.getByText(/^Non c’è la rete\. Puoi lavorare lo stesso/).first()
      await expect(said).toBeVisible({ timeout: 90_000 })
      await write('Via del Pozzo 4')
      await expect(syncChip(page)).toHaveAccessibleName(/2 su questo tablet/)
      line.set({})
      await syncNow(page)
      await waitForExchange(page)
    })

    await openCase(page, ofCase)
    const words = ['Via Lenta 1', 'Via Incostante 2', 'Via del Pozzo 3', 'Via del Pozzo 4']
    const history = await openHistory(page, 'Domicilio')
    for (const word of words) await expect(history).toContainText(word)
    await expectWhole(page)
    const other = await tabletOf('paolo.vanni')
    await openCase(other.page, ofCase)
    await expect(other.page.getByText('Via del Pozzo 4')).toBeVisible()
    await line.stop()
  },
)
