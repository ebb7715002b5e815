import { Dexie, type Collection } from 'dexie'
import { parseRecordId, recordOfEntry } from '#lib/entries/ids.ts'
import type { Core } from './core.ts'
import { splitKey } from './keys.ts'
import type { Identity } from './removals.ts'
import type { Key, OwnRow } from './rows.ts'
import type { Mark, Scope } from './types.ts'

/** Every mark, in the order in which an entry usually gets them. */
export const marks: readonly Mark[] = ['local', 'sent', 'confirmed', 'refused']

/** The marks of own entries that the replica has not confirmed. */
export const unconfirmed: readonly Mark[] = ['local', 'sent', 'refused']

/** The marks of own entries that only this device has. */
const onlyHere: readonly Mark[] = ['local', 'refused']

/** Own entries of a scope with a mark, the oldest save first. */
export function ownWith(core: Core, scope: Scope, mark: Mark): Collection<OwnRow, Key> {
  return core.db.own
    .where('[scope+mark+stamp]')
    .between([scope, mark, Dexie.minKey], [scope, mark, Dexie.maxKey])
}

/** Own entries of all scopes with a mark, the oldest save first. */
export function allOwnWith(core: Core, mark: Mark): Collection<OwnRow, Key> {
  return core.db.own.where('[mark+stamp]').between([mark, Dexie.minKey], [mark, Dexie.maxKey])
}

/** The keys of a scope's own entries that are not confirmed. */
export async function unconfirmedKeys(core: Core, scope: Scope): Promise<Key[]> {
  const keys = await Promise.all(unconfirmed.map((mark) => ownWith(core, scope, mark).primaryKeys()))
  return keys.flat()
}

/** Own entries of a scope that only this device has. */
export async function unsentRows(core: Core, scope: Scope): Promise<OwnRow[]> {
  const rows = await Promise.all(onlyHere.map((mark) => ownWith(core, scope, mark).toArray()))
  return rows.flat()
}

/** True when an own entry is one that only this device has. */
export function isUnsent({ mark }: OwnRow): boolean {
  return onlyHere.includes(mark)
}

/** What an own row tells of its entry without being opened. */
export function identityOf(row: OwnRow): Identity {
  const { id } = splitKey(row.key)
  const record = recordOfEntry(id)
  const kind = parseRecordId(record)?.kind ?? ''
  return { _id: id, record, kind, ...(row.case !== undefined && { case: row.case }) }
}
