import type { Key } from './rows.ts'
import type { OpenedRecord } from './read-records.ts'

/** [S2] Records opened lately, by the write that made their row: a page that asks again opens only what is new. */
export type OpenedCache = {
  get(key: Key, stamp: number | undefined): OpenedRecord | undefined
  put(records: readonly OpenedRecord[]): void
}

/** A cache of at most `capacity` entries in records; those used longest ago go first. */
export function createOpenedCache(capacity = 4000): OpenedCache {
  let held = 0
  const records = new Map<Key, OpenedRecord>()

  function drop(key: Key): void {
    held -= records.get(key)?.entries.length ?? 0
    records.delete(key)
  }

  function put(record: OpenedRecord): void {
    drop(record.key)
    records.set(record.key, record)
    held += record.entries.length
  }

  return {
    get(key, stamp) {
      const record = records.get(key)
      if (!record || record.stamp !== stamp) return undefined
      put(record)
      return record
    },
    put(opened) {
      for (const record of opened) put(record)
      for (const oldest of records.keys()) {
        if (held <= capacity) return
        drop(oldest)
      }
    },
  }
}
