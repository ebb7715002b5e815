/**
 * Why the store could not do anything at all. `newer-app`: a newer app has written here and this one must be
 * updated. `closed`: closed by us, by a newer tab or by the browser. `contended`: others wrote the same records
 * too often; nothing was written. `full`: no room. `storage`: the browser failed for another reason.
 * `locked`: the vault was locked meanwhile.
 */
export type StoreRefusal = 'newer-app' | 'closed' | 'locked' | 'contended' | 'full' | 'storage'

/** What every operation answers: a value, or a closed reason. */
export type Outcome<T, Why extends string = never> =
  { ok: true; value: T } | { ok: false; reason: Why | StoreRefusal }

/** A done thing. */
export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** A closed reason. */
export function refuse<Why extends string>(reason: Why): { ok: false; reason: Why } {
  return { ok: false, reason }
}
