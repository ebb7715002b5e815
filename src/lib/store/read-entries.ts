import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { recordOfEntry } from '#lib/entries/ids.ts'
import type { Core } from './core.ts'
import { allWithin, keyOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { marks, ownWith } from './own-rows.ts'
import { eachRecord, openRecords } from './read-records.ts'
import type { OwnRow } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { EntriesRead, Mark, Scope } from './types.ts'

/**
 * Every entry id of a scope, in order, own ones with their mark, and [S14] those that were let go. Opens every
 * record of it: for a reconcile.
 */
export async function ids(
  core: Core,
  scope: Scope,
): Promise<Outcome<{ id: EntryId; mark?: Mark; away?: true }[]>> {
  const all = new Map<EntryId, Mark | undefined>()
  const read = await eachRecord(core, { scope }, ({ entries }) => {
    for (const { _id } of entries) all.set(_id, undefined)
  })
  if (!read.ok) return read
  const { above, below } = allWithin(scope)
  const own = await readStore(core, 'ids', ['own', 'away'], async () => {
    const keys = await core.db.own.where('key').between(above, below, false, false).primaryKeys()
    const marked = await Promise.all(marks.map((mark) => ownWith(core, scope, mark).primaryKeys()))
    const away = await core.db.away.where('key').between(above, below, false, false).toArray()
    return { keys, marked, away: new Set(away.flatMap(({ entries }) => entries)) }
  })
  if (!own.ok) return own
  own.value.marked.forEach((keys, i) => {
    for (const key of keys) all.set(splitKey(key).id, marks[i])
  })
  const { away } = own.value
  for (const id of away) if (!all.has(id)) all.set(id, undefined)
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1))
  return done(
    sorted.map(([id, mark]) => ({ id, ...(mark && { mark }), ...(away.has(id) && { away: true as const }) })),
  )
}

/** Which of these entries are here. */
export async function has(
  core: Core,
  scope: Scope,
  wanted: readonly EntryId[],
): Promise<Outcome<Set<EntryId>>> {
  const read = await readEntries(core, scope, wanted)
  return read.ok ? done(new Set(read.value.entries.map(({ _id }) => _id))) : read
}

/** Entries by id, from their records, or from their own copies where the record is gone or does not open. */
export async function readEntries(
  core: Core,
  scope: Scope,
  wanted: readonly EntryId[],
): Promise<Outcome<EntriesRead>> {
  const ids = [...new Set(wanted)]
  if (ids.length === 0) return done({ entries: [], missing: [], damaged: [] })
  const records = [...new Set(ids.map(recordOfEntry))].map((record) => keyOf(scope, record))
  const rows = await readStore(core, 'read-entries', ['records', 'own'], async () => ({
    records: await core.db.records.bulkGet(records),
    own: await core.db.own.bulkGet(ids.map((id) => keyOf(scope, id))),
  }))
  if (!rows.ok) return rows
  const read = await openRecords(
    core,
    rows.value.records.flatMap((row) => row ?? []),
  )
  if (!read.ok) return read
  const here = new Map(
    read.value.records.flatMap(({ entries }) => entries).map((entry) => [entry._id, entry]),
  )
  const own = await openMissing(
    core,
    here,
    rows.value.own.flatMap((row) => row ?? []),
  )
  if (!own.ok) return own
  for (const entry of own.value) here.set(entry._id, entry)
  const broken = new Set(read.value.damaged.map(({ record }) => record))
  const lacking = ids.filter((id) => !here.has(id))
  return done({
    entries: ids.flatMap((id) => here.get(id) ?? []),
    missing: lacking.filter((id) => !broken.has(recordOfEntry(id))),
    damaged: lacking.filter((id) => broken.has(recordOfEntry(id))),
  })
}

async function openMissing(
  core: Core,
  here: ReadonlyMap<EntryId, Entry>,
  rows: readonly OwnRow[],
): Promise<Outcome<Entry[]>> {
  const lacking = rows.filter(({ key }) => !here.has(splitKey(key).id))
  const opened = await openRows(core, 'own', lacking)
  return opened.ok ? done(opened.value.flatMap((entry) => entry ?? [])) : opened
}
