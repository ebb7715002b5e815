import type { Entry } from '#lib/entries/entry.ts'
import type { Key } from './rows.ts'

/**
 * [S2] Entries of records read or written lately, and the keys of all records, so that a batch opens nothing
 * twice. All of it is true as of one write number; whoever finds another number in the gate starts it anew.
 */
export type RecordCache = {
  /** The write as of which it is true, or `undefined` when it knows nothing. */
  asOf(): number | undefined
  /** Starts anew, true as of a write; without one it knows nothing. */
  restart(writes?: number): void
  entriesOf(record: Key): readonly Entry[] | undefined
  /** Every record's key, when known. */
  keys(): ReadonlySet<Key> | undefined
  learnKeys(keys: readonly Key[]): void
  learn(record: Key, entries: readonly Entry[]): void
  /** Follows an own write from `before` to `before + 1`; starts anew when others wrote between. */
  follow(before: number, written: ReadonlyMap<Key, readonly Entry[] | undefined>): void
}

/** A cache that holds at most `capacity` entries; the records used longest ago go first. */
export function createRecordCache(capacity = 20_000): RecordCache {
  let writes: number | undefined
  let keys: Set<Key> | undefined
  let held = 0
  const records = new Map<Key, readonly Entry[]>()

  function restart(asOf?: number): void {
    writes = asOf
    keys = undefined
    held = 0
    records.clear()
  }

  function forget(record: Key): void {
    held -= records.get(record)?.length ?? 0
    records.delete(record)
  }

  function learn(record: Key, entries: readonly Entry[]): void {
    forget(record)
    records.set(record, entries)
    held += entries.length
    for (const oldest of records.keys()) {
      if (held <= capacity) return
      forget(oldest)
    }
  }

  return {
    asOf: () => writes,
    restart,
    entriesOf(record) {
      const entries = records.get(record)
      if (entries) learn(record, entries)
      return entries
    },
    keys: () => keys,
    learnKeys: (all) => void (keys = new Set(all)),
    learn,
    follow(before, written) {
      if (writes !== undefined && writes > before) return
      if (writes !== before) return restart(before + 1)
      writes = before + 1
      for (const [record, entries] of written) {
        if (entries) {
          learn(record, entries)
          keys?.add(record)
        } else {
          forget(record)
          keys?.delete(record)
        }
      }
    },
  }
}
