import type { RecordId } from '#lib/entries/entry.ts'
import type { Key } from './rows.ts'
import type { RecordRef, Scope } from './types.ts'

/** The bounds of a range of keys, both left out. */
export type Bounds = { above: Key; below: Key }

/** The key of a record or an entry in a scope. Scopes and ids have no `/`. */
export function keyOf(scope: Scope, id: RecordId): Key {
  return `${scope}/${id}`
}

/** The scope and id of a key. */
export function splitKey(key: Key): { scope: Scope; id: string } {
  const cut = key.indexOf('/')
  return { scope: key.slice(0, cut), id: key.slice(cut + 1) }
}

/** The record that a key names. */
export function refOf(key: Key): RecordRef {
  const { scope, id } = splitKey(key)
  return { scope, record: id }
}

/** The key of the record that an entry's key belongs to. */
export function recordKeyOf(entryKey: Key): Key {
  return entryKey.slice(0, entryKey.indexOf('.'))
}

/** Every entry of a record: a key, a full stop and a hash. `/` comes right after the full stop. */
export function entriesWithin(recordKey: Key): Bounds {
  return { above: `${recordKey}.`, below: `${recordKey}/` }
}

/** Everything in a scope, or everything of a kind in it. `0` comes right after `/`, and `.` after `-`. */
export function allWithin(scope: Scope, kind?: string): Bounds {
  return kind === undefined
    ? { above: `${scope}/`, below: `${scope}0` }
    : { above: `${scope}/${kind}-`, below: `${scope}/${kind}.` }
}
