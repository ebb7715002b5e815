import type { Found, Subject } from './figure.ts'
import type { Ground } from './ground.ts'
import type { Browser } from './open-browser.ts'
import type { Tuning } from './page/pouch.ts'
import { expectPushed, pushed } from './pushed.ts'
import { inventEntries } from './seed.ts'

/** What PouchDB's users turn first: the size of a batch, with its own default of batches read ahead. */
const tunings: readonly Tuning[] = (['idb', 'indexeddb'] as const).flatMap((adapter) =>
  [500, 1000].map((batch_size) => ({ adapter, batch: { batch_size, batches_limit: 10 } })),
)

type Times = { tuning: Tuning; pull: number; push: number }

/** PouchDB as it comes, and the best of how those who know it well would set it. */
export async function measurePouch(ground: Ground, browser: Browser): Promise<Found> {
  const plain = await measureOne(ground, browser, {})
  const tuned: Times[] = []
  for (const tuning of tunings) tuned.push(await measureOne(ground, browser, tuning))
  const best = tuned.reduce((a, b) => (b.pull < a.pull ? b : a))
  return {
    figures: [...figuresOf('pouchdb-default', plain), ...figuresOf('pouchdb-tuned', best)],
    notes: tuned.map((times) => `pouchdb-tuned${times === best ? ' (won)' : ''}: ${write(times)}`),
  }
}

async function measureOne(ground: Ground, browser: Browser, tuning: Tuning): Promise<Times> {
  const edits = await inventEntries(`win-bench ${JSON.stringify(tuning)}`, { docs: pushed })
  return browser.run(async ({ call }) => {
    const { ms: pull } = await call('pouchSync', ground.database, tuning)
    return { tuning, pull, push: await expectPushed(ground, () => call('pouchPush', edits, tuning)) }
  })
}

function figuresOf(subject: Subject, { pull, push }: Times): Found['figures'] {
  return [
    { figure: 'first-sync', subject, value: pull, unit: 'ms' },
    { figure: 'push-100', subject, value: push, unit: 'ms' },
  ]
}

function write({ tuning, pull, push }: Times): string {
  const { batch_size, batches_limit } = tuning.batch ?? {}
  return `adapter ${tuning.adapter}, batches of ${batch_size}, ${batches_limit} ahead: first sync ${pull.toFixed(0)} ms, push ${push.toFixed(0)} ms`
}
