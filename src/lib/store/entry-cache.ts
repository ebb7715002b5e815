import type { Entry } from '#lib/entries/entry.ts'
import type { Key } from './rows.ts'

/** [S2] The entries of records read or written lately, so that a first sync opens nothing twice. */
export type EntryCache = {
  get(record: Key): readonly Entry[] | undefined
  put(record: Key, entries: readonly Entry[]): void
  drop(records: Iterable<Key>): void
}

/** A chunk of a paper weighs as much as this many ordinary entries. */
const chunkWeight = 240

/** A cache that holds at most `capacity` entries, by weight; the records used longest ago go first. */
export function createEntryCache(capacity = 20_000): EntryCache {
  let held = 0
  const records = new Map<Key, readonly Entry[]>()

  function drop(record: Key): void {
    held -= weightOf(records.get(record) ?? [])
    records.delete(record)
  }

  function put(record: Key, entries: readonly Entry[]): void {
    drop(record)
    records.set(record, entries)
    held += weightOf(entries)
    for (const oldest of records.keys()) {
      if (held <= capacity) return
      drop(oldest)
    }
  }

  return {
    get(record) {
      const entries = records.get(record)
      if (entries) put(record, entries)
      return entries
    },
    put,
    drop(gone) {
      for (const record of gone) drop(record)
    },
  }
}

function weightOf(entries: readonly Entry[]): number {
  return entries.length * (entries[0]?.kind === 'chunk' ? chunkWeight : 1)
}
