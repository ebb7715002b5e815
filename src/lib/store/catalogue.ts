import { allWithin, keyOf, splitKey } from './keys.ts'
import type { Key, LogRow } from './rows.ts'
import type { Scope } from './types.ts'

/** What is known of a record without opening it: the write that made its row, its entries and the cases they name. */
export type Listed = { stamp: number; entries: number; cases: readonly Key[] }

/**
 * [S2] Every record that is here, in memory, made from the log and true as of one write. It answers what
 * indexes would, at the price of one small row for each write instead of several for each record.
 */
export type Catalogue = {
  asOf(): number
  get(record: Key): Listed | undefined
  /** Keys in order. */
  within(scope: Scope, kind?: string): Key[]
  /** What is listed between two keys, both left out. */
  between(above: Key, below: Key): Map<Key, Listed>
  ofCase(ofCase: Key): Key[]
  size(): { records: number; entries: number }
  /** Takes in the next rows of the log and answers the records that they touch; rows known already are passed over. */
  follow(rows: readonly LogRow[]): Key[]
  /** One row that stands for all that was followed. */
  whole(): LogRow
}

/** A catalogue of nothing, true before the first write. */
export function createCatalogue(): Catalogue {
  let asOf = 0
  const records = new Map<Key, Listed>()
  const cases = new Map<Key, Set<Key>>()

  function drop(key: Key): void {
    for (const each of records.get(key)?.cases ?? []) cases.get(each)?.delete(key)
    records.delete(key)
  }

  function put(key: Key, stamp: number, entries: number, named: string): void {
    drop(key)
    const { scope } = splitKey(key)
    const own = named === '' ? [] : named.split(' ').map((id) => keyOf(scope, id))
    records.set(key, { stamp, entries, cases: own })
    for (const each of own) {
      const there = cases.get(each)
      if (there) there.add(key)
      else cases.set(each, new Set([key]))
    }
  }

  function followOne(row: LogRow): Key[] {
    const touched = [...row.keys, ...(row.gone ?? [])]
    if (row.whole) touched.push(...records.keys())
    if (row.goneScope !== undefined) touched.push(...within(records, row.goneScope))
    if (row.whole || row.gone || row.goneScope !== undefined) touched.forEach(drop)
    row.keys.forEach((key, i) => {
      put(key, row.whole?.stamps[i] ?? row.stamp, row.entries[i] ?? 0, row.cases[i] ?? '')
    })
    asOf = row.stamp
    return touched
  }

  return {
    asOf: () => asOf,
    get: (record) => records.get(record),
    within: (scope, kind) => within(records, scope, kind).sort(),
    between: (above, below) => new Map([...records].filter(([key]) => key > above && key < below)),
    ofCase: (ofCase) => [...(cases.get(ofCase) ?? [])].sort(),
    size: () => ({
      records: records.size,
      entries: [...records.values()].reduce((sum, { entries }) => sum + entries, 0),
    }),
    follow: (rows) => rows.flatMap((row) => (row.stamp > asOf ? followOne(row) : [])),
    whole: () => ({
      stamp: asOf,
      keys: [...records.keys()],
      entries: [...records.values()].map(({ entries }) => entries),
      cases: [...records.values()].map((listed) => listed.cases.map((each) => splitKey(each).id).join(' ')),
      whole: { stamps: [...records.values()].map(({ stamp }) => stamp) },
    }),
  }
}

function within(records: ReadonlyMap<Key, Listed>, scope: Scope, kind?: string): Key[] {
  const { above, below } = allWithin(scope, kind)
  return [...records.keys()].filter((key) => key > above && key < below)
}
