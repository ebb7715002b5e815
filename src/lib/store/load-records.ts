import type { Entry } from '#lib/entries/entry.ts'
import type { Core } from './core.ts'
import { entriesWithin, keyOf, recordKeyOf, refOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { unsentRows } from './own-rows.ts'
import { refreshRemovals } from './removals.ts'
import type { EntryRow, GateRow, Key } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { RecordRef } from './types.ts'

/** What to load: records, those that name a case that goes, those that hold own unsent entries of one that returns. */
export type Wanted = { records: readonly Key[]; gone: readonly Key[]; returned: readonly Key[] }

/** The entries of some records as of one write. A record of which nothing is here has none. */
export type View = { writes: number; prior: ReadonlyMap<Key, readonly Entry[]>; damaged: RecordRef[] }

/** From this many unknown records on, one read of all keys is cheaper than asking for each. */
const manyRecords = 40

type Found = { gate: GateRow; records: Key[]; rows: EntryRow[]; allKeys?: Key[] }

/**
 * [S2] The entries of what is wanted, from the cache where it is still true. What was taken away is known as
 * of the same write or a later one.
 */
export async function loadRecords(core: Core, wanted: Wanted): Promise<Outcome<View>> {
  const asOf = core.cache.asOf()
  const cached = takeCached(core, wanted.records)
  const isWhole = cached.size === wanted.records.length && wanted.gone.length + wanted.returned.length === 0
  if (asOf !== undefined && isWhole) return done({ writes: asOf, prior: cached, damaged: [] })
  const read = await readStore(core, 'load', ['gate', 'records', 'entries'], () =>
    find(core, wanted, asOf, cached),
  )
  if (!read.ok) return read
  const { gate, rows, records, allKeys } = read.value
  if ((core.cache.asOf() ?? -1) < gate.writes) core.cache.restart(gate.writes)
  if (gate.drops > core.removals.asOf()) {
    const refreshed = await refreshRemovals(core)
    if (!refreshed.ok) return refreshed
  }
  const opened = await openRows(core, 'entries', rows)
  if (!opened.ok) return opened
  const { prior, damaged } = group(records, rows, opened.value)
  if (core.cache.asOf() === gate.writes && damaged.length === 0) {
    if (allKeys) core.cache.learnKeys(allKeys)
    for (const [record, entries] of prior) if (entries.length > 0) core.cache.learn(record, entries)
  }
  return done({
    writes: gate.writes,
    prior: gate.writes === asOf ? new Map([...cached, ...prior]) : prior,
    damaged,
  })
}

/** What needs no reading: records whose entries are held, and records of which nothing is here. */
function takeCached(core: Core, records: readonly Key[]): Map<Key, readonly Entry[]> {
  const cached = new Map<Key, readonly Entry[]>()
  const keys = core.cache.keys()
  for (const record of records) {
    const entries = core.cache.entriesOf(record) ?? (keys && !keys.has(record) ? [] : undefined)
    if (entries) cached.set(record, entries)
  }
  return cached
}

async function find(
  core: Core,
  { records, gone, returned }: Wanted,
  asOf: number | undefined,
  cached: ReadonlyMap<Key, readonly Entry[]>,
): Promise<Found> {
  const gate = (await core.db.gate.get('gate')) as GateRow
  const isStale = gate.writes !== asOf
  const returning = await recordsReturning(core, returned)
  const going = gone.length > 0 ? await core.db.records.where('cases').anyOf(gone).primaryKeys() : []
  const asked = new Set([...records, ...going].filter((record) => isStale || !cached.has(record)))
  const allKeys = asked.size >= manyRecords ? await core.db.records.toCollection().primaryKeys() : undefined
  const here = allKeys && new Set(allKeys)
  const present = [...asked].filter((record) => !here || here.has(record))
  const rows = await Promise.all(
    [...new Set([...present, ...returning])].map((record) => rowsOf(core, record)),
  )
  return {
    gate,
    records: [...new Set([...asked, ...returning])],
    rows: rows.flat(),
    ...(allKeys && { allKeys }),
  }
}

/** The records of own entries that stayed here unsent when their case went; of these no folded row is left. */
async function recordsReturning(core: Core, cases: readonly Key[]): Promise<Key[]> {
  const scopes = new Set(cases.map((key) => splitKey(key).scope))
  const rows = await Promise.all([...scopes].map((scope) => unsentRows(core, scope)))
  const isOf = (row: EntryRow) => {
    const { scope } = splitKey(row.key)
    const record = recordKeyOf(row.key)
    return cases.includes(record) || (row.case !== undefined && cases.includes(keyOf(scope, row.case)))
  }
  return rows
    .flat()
    .filter(isOf)
    .map(({ key }) => recordKeyOf(key))
}

function rowsOf(core: Core, record: Key): PromiseLike<EntryRow[]> {
  const { above, below } = entriesWithin(record)
  return core.db.entries.where('key').between(above, below, false, false).toArray()
}

function group(records: readonly Key[], rows: readonly EntryRow[], opened: readonly (Entry | undefined)[]) {
  const prior = new Map<Key, Entry[]>(records.map((record) => [record, []]))
  const damaged = new Set<Key>()
  rows.forEach((row, i) => {
    const record = recordKeyOf(row.key)
    const entry = opened[i]
    if (entry) prior.get(record)?.push(entry)
    else damaged.add(record)
  })
  return { prior, damaged: [...damaged].map(refOf) }
}
