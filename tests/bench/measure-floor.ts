import type { Found } from './figure.ts'
import type { Ground } from './ground.ts'
import type { Browser } from './open-browser.ts'

/** What the network and IndexedDB take by themselves, with nothing sealed, checked or folded. */
export async function measureFloor(ground: Ground, browser: Browser): Promise<Found> {
  const { ms } = await browser.run(({ call }) => call('floor', ground.database))
  return { figures: [{ figure: 'first-sync', subject: 'floor', value: ms, unit: 'ms' }], notes: [] }
}
