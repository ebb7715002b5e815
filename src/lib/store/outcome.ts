/**
 * Why the store could not do anything at all. `newer-app`: a newer app has written here and this one must be
 * updated. `closed`: closed by us, by a newer tab or by the browser. `contended`: others wrote the same records
 * too often; nothing was written. `storage`: the browser refused (disk full, database broken).
 */
export type StoreRefusal = 'newer-app' | 'closed' | 'contended' | 'storage'

/** What every operation answers: a value, or a closed reason. */
export type Outcome<T, Why extends string = never> =
  { ok: true; value: T } | { ok: false; reason: Why | StoreRefusal }
