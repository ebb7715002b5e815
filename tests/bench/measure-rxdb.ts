import type { Found } from './figure.ts'
import type { Ground } from './ground.ts'
import type { Browser } from './open-browser.ts'
import type { RxTuning } from './page/rxdb.ts'
import { expectPushed, pushed } from './pushed.ts'
import { inventEntries } from './seed.ts'

/** As it comes, and with batches as large as WIN's; for each figure the better one counts. */
const tunings: readonly RxTuning[] = [{}, { batchSize: 1000 }]

type Times = { tuning: RxTuning; pull: number; push: number }

/** RxDB's replication with CouchDB, on its Dexie storage. */
export async function measureRxdb(ground: Ground, browser: Browser): Promise<Found> {
  const all: Times[] = []
  for (const tuning of tunings) all.push(await measureOne(ground, browser, tuning))
  const best = all.reduce((a, b) => (b.pull < a.pull ? b : a))
  return {
    figures: [
      { figure: 'first-sync', subject: 'rxdb', value: best.pull, unit: 'ms' },
      { figure: 'push-100', subject: 'rxdb', value: Math.min(...all.map(({ push }) => push)), unit: 'ms' },
    ],
    notes: all.map((times) => `rxdb${times === best ? ' (won)' : ''}: ${write(times)}`),
  }
}

async function measureOne(ground: Ground, browser: Browser, tuning: RxTuning): Promise<Times> {
  const edits = await inventEntries(`win-bench rxdb ${tuning.batchSize}`, { docs: pushed })
  return browser.run(async ({ call }) => {
    const pull = await call('rxSync', ground.database, tuning)
    return { tuning, pull, push: await expectPushed(ground, () => call('rxPush', edits)) }
  })
}

function write({ tuning, pull, push }: Times): string {
  const batches = tuning.batchSize === undefined ? 'its own batches' : `batches of ${tuning.batchSize}`
  return `${batches}: first sync ${pull.toFixed(0)} ms, push ${push.toFixed(0)} ms`
}
