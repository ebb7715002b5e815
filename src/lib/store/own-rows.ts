import { Dexie, type Collection } from 'dexie'
import { parseRecordId, recordOfEntry } from '#lib/entries/ids.ts'
import type { Core } from './core.ts'
import { splitKey } from './keys.ts'
import type { Identity } from './removals.ts'
import type { EntryRow, Key } from './rows.ts'
import type { Mark, Scope } from './types.ts'

/** Every mark, in the order in which an entry usually gets them. */
export const marks: readonly Mark[] = ['local', 'sent', 'confirmed', 'refused']

/** The marks of own entries that the replica has not confirmed. */
export const unconfirmed: readonly Mark[] = ['local', 'sent', 'refused']

/** Own entries of a scope with a mark, the oldest save first. */
export function ownWith(core: Core, scope: Scope, mark: Mark): Collection<EntryRow, Key> {
  return core.db.entries
    .where('[scope+mark+stamp]')
    .between([scope, mark, Dexie.minKey], [scope, mark, Dexie.maxKey])
}

/** The keys of a scope's own entries that are not confirmed. */
export async function unconfirmedKeys(core: Core, scope: Scope): Promise<Key[]> {
  const keys = await Promise.all(unconfirmed.map((mark) => ownWith(core, scope, mark).primaryKeys()))
  return keys.flat()
}

/** The marks of own entries that only this device has. */
export const unsentMarks: readonly Mark[] = ['local', 'refused']

/** Own entries of a scope that only this device has. */
export async function unsentRows(core: Core, scope: Scope): Promise<EntryRow[]> {
  const rows = await Promise.all(unsentMarks.map((mark) => ownWith(core, scope, mark).toArray()))
  return rows.flat()
}

/** True when a row's entry is one that only this device has. */
export function isUnsent({ mark }: EntryRow): boolean {
  return mark === 'local' || mark === 'refused'
}

/** What an own row tells of its entry without being opened. */
export function identityOf(row: EntryRow): Identity {
  const { id } = splitKey(row.key)
  const record = recordOfEntry(id)
  const kind = parseRecordId(record)?.kind ?? ''
  return { _id: id, record, kind, ...(row.case !== undefined && { case: row.case }) }
}
