import type { RecordId } from '#lib/entries/entry.ts'
import { parseRecordId } from '#lib/entries/ids.ts'
import { catchUp } from './catch-up.ts'
import type { Core } from './core.ts'
import { allWithin, keyOf, recordKeyOf, refOf, splitKey } from './keys.ts'
import { loadRecords, type View } from './load-records.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import { unconfirmedKeys, unsentRows } from './own-rows.ts'
import { removalKinds } from './removals.ts'
import type { AwayRow, Key } from './rows.ts'
import { readStore, writeStore } from './transact.ts'
import type { RecordRef, Scope } from './types.ts'

/** How many groups go in one transaction. */
const chunk = 100
const attempts = 12

/** [S14] Lets go of groups of records, each all or none; answers the records that went. */
export async function letGo(
  core: Core,
  scope: Scope,
  groups: readonly (readonly RecordId[])[],
  orphans = false,
): Promise<Outcome<RecordRef[]>> {
  const went: RecordRef[] = []
  for (let from = 0; from < groups.length; from += chunk) {
    const keys = groups.slice(from, from + chunk).map((group) => group.map((id) => keyOf(scope, id)))
    const part = await letGoChunk(core, scope, keys, orphans)
    if (!part.ok) return part
    if (part.value.length === 0) continue
    went.push(...part.value)
    core.emit({ type: 'changed', records: part.value, stored: [], scopes: [scope], counts: true })
  }
  return done(went)
}

async function letGoChunk(
  core: Core,
  scope: Scope,
  groups: readonly (readonly Key[])[],
  orphans: boolean,
): Promise<Outcome<RecordRef[]>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const view = await loadRecords(core, groups.flat())
    if (!view.ok) return view
    const able = groups.filter(
      (group) => group.length > 0 && group.every((key) => mayGo(core, key, view.value)),
    )
    if (able.length === 0) return done([])
    const rows = able.map((group) => awayRow(group, view.value))
    const written = await writeGone(core, scope, rows, { asOf: view.value.asOf, orphans })
    if (!written.ok) return written
    const caught = await catchUp(core)
    if (!caught.ok) return caught
    if (written.value) return done(written.value.flatMap(({ records }) => records).map(refOf))
  }
  return refuse('contended')
}

/** What others may take away by its case, what takes away, and what does not open stays. */
function mayGo(core: Core, key: Key, { prior, damaged }: View): boolean {
  const { scope, id } = splitKey(key)
  const listed = core.catalogue.get(key)
  if (!listed || listed.cases.length > 0 || (prior.get(key)?.length ?? 0) === 0) return false
  if (removalKinds.includes(parseRecordId(id)?.kind ?? '')) return false
  return !damaged.some((ref) => ref.scope === scope && ref.record === id)
}

function awayRow(group: readonly Key[], { prior }: View): AwayRow {
  const entries = group.flatMap((key) => prior.get(key) ?? []).map(({ _id }) => _id)
  return { key: group[0] as Key, records: [...group], entries }
}

/** Drops what has no own entry that waits; `undefined` when others wrote meanwhile: nothing was written. */
function writeGone(
  core: Core,
  scope: Scope,
  rows: readonly AwayRow[],
  { asOf, orphans }: { asOf: number; orphans: boolean },
): Promise<Outcome<AwayRow[] | undefined>> {
  const { away, log, own, records } = core.db
  const tables = ['records', 'own', 'log', 'away'] as const
  return writeStore<AwayRow[] | undefined>(core, 'let-go', tables, async (stamp, gate) => {
    if (gate.writes !== asOf) return { value: undefined, change: 'marks' }
    const waiting = new Set((await holdingKeys(core, scope, orphans)).map(recordKeyOf))
    const going = rows.filter((row) => !row.records.some((key) => waiting.has(key)))
    if (going.length === 0) return { value: [], change: 'marks' }
    const gone = going.flatMap((row) => row.records)
    await records.bulkDelete(gone)
    await own.bulkDelete(going.flatMap((row) => row.entries.map((id) => keyOf(scope, id))))
    await away.bulkPut(going)
    await log.add({ stamp, keys: [], entries: [], cases: [], gone })
    return { value: going, change: 'rows' }
  })
}

/** The keys of own entries that hold a record back: all that are not confirmed; of orphans those that may yet be taken. */
async function holdingKeys(core: Core, scope: Scope, orphans: boolean): Promise<Key[]> {
  if (!orphans) return unconfirmedKeys(core, scope)
  const rows = await unsentRows(core, scope)
  return rows.flatMap(({ key, reason }) => (reason === 'erased' ? [] : [key]))
}

/**
 * [S14] Forgets that anything of a scope was let go, and has the scope owe the comparison that brings it all
 * back. Answers whether anything was.
 */
export async function callBack(core: Core, scope: Scope): Promise<Outcome<boolean>> {
  const { away, scopes } = core.db
  const { above, below } = allWithin(scope)
  const rows = () => away.where('key').between(above, below, false, false)
  const read = await readStore(core, 'away', ['away'], () => rows().count())
  if (!read.ok || read.value === 0) return read.ok ? done(false) : read
  return writeStore(core, 'call-back', ['away', 'scopes'], async () => {
    await rows().delete()
    await scopes.put({ ...(await scopes.get(scope)), scope, owesComparison: true })
    return { value: true, change: 'marks' }
  })
}
