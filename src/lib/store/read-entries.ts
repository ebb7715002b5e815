import type { EntryId, RecordId } from '#lib/entries/entry.ts'
import type { Core } from './core.ts'
import { allWithin, entriesWithin, keyOf, recordKeyOf, refOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { marks, ownWith } from './own-rows.ts'
import { scopeOfRecord } from './read-records.ts'
import type { EntryRow, Key } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { EntriesRead, Mark, Scope } from './types.ts'

/** Every entry id of a scope, in order; own ones with their mark. Nothing is opened or even read. */
export function ids(core: Core, scope: Scope): Promise<Outcome<{ id: EntryId; mark?: Mark }[]>> {
  const { above, below } = allWithin(scope)
  return readStore(core, 'ids', ['entries'], async () => {
    const keys = await core.db.entries.where('key').between(above, below, false, false).primaryKeys()
    const own = new Map<Key, Mark>()
    for (const mark of marks) {
      for (const key of await ownWith(core, scope, mark).primaryKeys()) own.set(key, mark)
    }
    return keys.map((key) => {
      const mark = own.get(key)
      return { id: splitKey(key).id, ...(mark && { mark }) }
    })
  })
}

/** Which of these entries are here. */
export function has(core: Core, scope: Scope, wanted: readonly EntryId[]): Promise<Outcome<Set<EntryId>>> {
  const keys = [...new Set(wanted)].map((id) => keyOf(scope, id))
  return readStore(core, 'has', ['entries'], async () => {
    const found = await core.db.entries.where('key').anyOf(keys).primaryKeys()
    return new Set(found.map((key) => splitKey(key).id))
  })
}

/** Entries by id. */
export async function readEntries(
  core: Core,
  scope: Scope,
  wanted: readonly EntryId[],
): Promise<Outcome<EntriesRead>> {
  const keys = [...new Set(wanted)].map((id) => keyOf(scope, id))
  const rows = await readStore(core, 'read-entries', ['entries'], () => core.db.entries.bulkGet(keys))
  if (!rows.ok) return rows
  const missing = keys.filter((_, i) => !rows.value[i]).map((key) => splitKey(key).id)
  return open(
    core,
    rows.value.flatMap((row) => row ?? []),
    missing,
  )
}

/** Every entry of a record. Without a scope: of the first that holds it. */
export async function entriesOf(core: Core, record: RecordId, scope?: Scope): Promise<Outcome<EntriesRead>> {
  const rows = await readStore(core, 'entries-of', ['scopes', 'records', 'entries'], async () => {
    const of = scope ?? (await scopeOfRecord(core, record))
    if (of === undefined) return []
    const { above, below } = entriesWithin(keyOf(of, record))
    return core.db.entries.where('key').between(above, below, false, false).toArray()
  })
  return rows.ok ? open(core, rows.value, []) : rows
}

async function open(
  core: Core,
  rows: readonly EntryRow[],
  missing: EntryId[],
): Promise<Outcome<EntriesRead>> {
  const opened = await openRows(core, 'entries', rows)
  if (!opened.ok) return opened
  const damaged = rows.filter((_, i) => !opened.value[i]).map(({ key }) => key)
  if (damaged.length > 0) {
    core.emit({ type: 'damaged', records: [...new Set(damaged.map(recordKeyOf))].map(refOf) })
  }
  const entries = opened.value.flatMap((entry) => entry ?? [])
  return done({ entries, missing, damaged: damaged.map((key) => splitKey(key).id) })
}
