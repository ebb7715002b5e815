import { percentile, type Figure, type Found } from './figure.ts'
import type { Ground } from './ground.ts'
import type { Bench, Browser } from './open-browser.ts'
import { pushed } from './pushed.ts'
import { benchUser } from './seed.ts'
import { readHeap } from './read-heap.ts'
import { computePower, throttle } from './throttle.ts'

/** WIN's own engine in its worker, sealed and strict as in the app. */
export async function measureWin(
  ground: Ground,
  browser: Browser,
  subject: 'win' | 'win-4x',
): Promise<Found> {
  const notes: string[] = []
  const figures = await browser.run(async (bench) => {
    if (subject === 'win') return figuresOf(bench, ground)
    const power = await computePower(bench.page)
    const release = await throttle(bench.page, 4)
    const ratio = power / (await computePower(bench.page))
    notes.push(`win-4x: the browser computed ${ratio.toFixed(2)} times as slowly`)
    return figuresOf(bench, ground).finally(release)
  })
  return { figures: figures.map((figure) => ({ ...figure, subject })), notes }
}

async function figuresOf({ page, call }: Bench, ground: Ground): Promise<Omit<Figure, 'subject'>[]> {
  const ms = (figure: string, value: number) => ({ figure, value, unit: 'ms' as const })
  await call('enrol', benchUser.login, benchUser.password)
  const sync = await call('firstSync')
  const heap = await readHeap(page)
  const unlock = await call('unlockToList')
  const searches = await call('search', typedLetterByLetter())
  const saves = await call('save', 100)
  const before = await ground.countDocs()
  const push = await call('push', pushed)
  const arrived = (await ground.countDocs()) - before
  if (arrived < pushed) throw new Error(`${arrived} of ${pushed} edits arrived`)
  return [
    ms('first-sync', sync),
    ms('push-100', push),
    ms('unlock-to-list', unlock.ms),
    ms('search-p50', percentile(searches, 50)),
    ms('search-p95', percentile(searches, 95)),
    ms('save-p50', percentile(saves, 50)),
    ms('save-p95', percentile(saves, 95)),
    { figure: 'heap', value: heap, unit: 'bytes' },
  ]
}

/** What a person types, key by key. */
function typedLetterByLetter(): string[] {
  const words = [
    'rossi',
    'bianchi maria',
    'hoxha',
    'del sarto',
    '399 123',
    'giovannni',
    'popesc',
    'conti anna',
  ]
  return words.flatMap((word) => [...word].map((_, i) => word.slice(0, i + 1)).filter((text) => text.trim()))
}
