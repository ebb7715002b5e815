import type { Entry } from '#lib/entries/entry.ts'
import { readNews, takeIn } from './catch-up.ts'
import type { Core } from './core.ts'
import { refOf } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import type { Key, RecordRow } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { RecordRef } from './types.ts'

/** The entries of some records as of one write. A record of which nothing is here has none. */
export type View = { asOf: number; prior: ReadonlyMap<Key, readonly Entry[]>; damaged: RecordRef[] }

/**
 * [S2] The entries of records, from memory where it is true, else from their rows. What is taken away is known
 * as of the same write or a later one. A first batch of a new record reads nothing at all.
 */
export async function loadRecords(core: Core, records: Iterable<Key>): Promise<Outcome<View>> {
  const asOf = core.catalogue.asOf()
  const wanted = [...new Set(records)]
  const held = takeHeld(core, wanted)
  if (held.size === wanted.length) return done({ asOf, prior: held, damaged: [] })
  const read = await readStore(core, 'load', ['gate', 'log', 'records', 'scopes'], async () => {
    const news = await readNews(core)
    // When others wrote, what is held may be too little: it is taken in first, and all is looked at again.
    const missing = news.gate.writes === asOf ? wanted.filter((key) => !held.has(key)) : []
    return { news, rows: (await core.db.records.bulkGet(missing)).flatMap((row) => row ?? []) }
  })
  if (!read.ok) return read
  const { news, rows } = read.value
  const taken = await takeIn(core, news)
  if (!taken.ok) return taken
  if (news.gate.writes !== asOf) return loadRecords(core, wanted)
  return openView(core, asOf, wanted, held, rows)
}

/** What needs no reading: records whose entries are held, and records of which nothing is here. */
function takeHeld(core: Core, wanted: readonly Key[]): Map<Key, readonly Entry[]> {
  const held = new Map<Key, readonly Entry[]>()
  for (const key of wanted) {
    const entries = core.catalogue.get(key) ? core.cache.get(key) : []
    if (entries) held.set(key, entries)
  }
  return held
}

async function openView(
  core: Core,
  asOf: number,
  wanted: readonly Key[],
  held: ReadonlyMap<Key, readonly Entry[]>,
  rows: readonly RecordRow[],
): Promise<Outcome<View>> {
  const opened = await openRows(core, 'records', rows)
  if (!opened.ok) return opened
  const prior = new Map<Key, readonly Entry[]>(wanted.map((key) => [key, held.get(key) ?? []]))
  const damaged: RecordRef[] = []
  const isNow = core.catalogue.asOf() === asOf
  rows.forEach(({ key }, i) => {
    const packed = opened.value[i]
    if (!packed) damaged.push(refOf(key))
    else {
      prior.set(key, packed.entries)
      if (isNow) core.cache.put(key, packed.entries)
    }
  })
  return done({ asOf, prior, damaged })
}
