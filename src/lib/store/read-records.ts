import type { Entry, RecordId } from '#lib/entries/entry.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { readNews, takeIn } from './catch-up.ts'
import type { Core } from './core.ts'
import { keyOf, refOf } from './keys.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import { unpackRecord } from './pack-record.ts'
import type { Key, RecordRow, ScopeRow } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { RecordFilter, RecordRef, Scope, StoredRecord, WholeRecord } from './types.ts'

const page = 500

/** A record as its row says. */
export type OpenedRecord = { key: Key; stamp: number; folded: Folded; entries: Entry[] }

/** A folded record. Without a scope: from the first, by name, that holds it; one that is lost comes last. */
export async function readRecord(
  core: Core,
  record: RecordId,
  scope?: Scope,
): Promise<Outcome<StoredRecord, 'absent' | 'damaged'>> {
  const found = await readWhole(core, record, scope)
  if (!found.ok) return found
  const { entries: _, ...stored } = found.value
  return done(stored)
}

/** The same with its entries. */
export async function readWhole(
  core: Core,
  record: RecordId,
  scope?: Scope,
): Promise<Outcome<WholeRecord, 'absent' | 'damaged'>> {
  const found = await findRecord(core, record, scope)
  if (!found.ok) return found
  const { key, stamp, folded, entries } = found.value
  return done({ ...refOf(key), stamp, folded, entries })
}

/** The record as its row says. */
export async function findRecord(
  core: Core,
  record: RecordId,
  scope?: Scope,
): Promise<Outcome<OpenedRecord, 'absent' | 'damaged'>> {
  const rows = await readStore(core, 'record', ['scopes', 'records'], async () => {
    const scopes = scope === undefined ? await core.db.scopes.toArray() : [{ scope }]
    return core.db.records.bulkGet(readableFirst(scopes).map((each) => keyOf(each.scope, record)))
  })
  if (!rows.ok) return rows
  const row = rows.value.find((each) => each)
  if (!row) return refuse('absent')
  const read = await openRecords(core, [row])
  if (!read.ok) return read
  const [found] = read.value.records
  return found ? done(found) : refuse('damaged')
}

/** Opens the records meant, page by page. `stamp`: every record written after it is not surely among them. */
export async function recordsOf(
  core: Core,
  filter: RecordFilter,
  take: (batch: StoredRecord[]) => void | Promise<void>,
): Promise<Outcome<{ damaged: RecordRef[]; stamp: number }>> {
  return pages(core, filter, (batch) =>
    take(batch.map(({ key, stamp, folded }) => ({ ...refOf(key), stamp, folded }))),
  )
}

/** The same, record by record, with the entries. */
export function eachRecord(
  core: Core,
  filter: RecordFilter,
  take: (record: OpenedRecord) => void,
): Promise<Outcome<{ damaged: RecordRef[]; stamp: number }>> {
  return pages(core, filter, (batch) => batch.forEach(take))
}

async function pages(
  core: Core,
  filter: RecordFilter,
  take: (batch: OpenedRecord[]) => void | Promise<void>,
): Promise<Outcome<{ damaged: RecordRef[]; stamp: number }>> {
  const found = await findKeys(core, filter)
  if (!found.ok) return found
  const { runs, isRange, stamp } = found.value
  const damaged: RecordRef[] = []
  for (const keys of runs.flatMap(pagesOf)) {
    const rows = await readStore(core, 'records', ['records'], () => readPage(core, isRange, keys))
    if (!rows.ok) return rows
    const read = await openRecords(core, rows.value)
    if (!read.ok) return read
    damaged.push(...read.value.damaged)
    if (read.value.records.length > 0) await take(read.value.records)
  }
  return done({ damaged, stamp })
}

/** Every record of a case, in all scopes; what a lost scope holds of it counts where no other holds any. */
export async function caseRecords(
  core: Core,
  caseId: RecordId,
): Promise<Outcome<{ records: StoredRecord[]; damaged: RecordRef[] }>> {
  const scopes = await knownScopes(core)
  if (!scopes.ok) return scopes
  const keysIn = (some: readonly ScopeRow[]) =>
    some.flatMap(({ scope }) => core.catalogue.ofCase(keyOf(scope, caseId)))
  const readable = keysIn(scopes.value.filter(({ isLost }) => !isLost))
  const keys = readable.length > 0 ? readable : keysIn(scopes.value)
  const known = new Map(
    keys
      .flatMap((key) => core.opened.get(key, core.catalogue.get(key)?.stamp) ?? [])
      .map((each) => [each.key, each]),
  )
  const wanted = keys.filter((key) => !known.has(key))
  const rows = await readStore(core, 'case', ['records'], () => core.db.records.bulkGet(wanted))
  if (!rows.ok) return rows
  const read = await openRecords(
    core,
    rows.value.flatMap((row) => row ?? []),
  )
  if (!read.ok) return read
  core.opened.put(read.value.records)
  for (const each of read.value.records) known.set(each.key, each)
  const records = keys.flatMap((key) => known.get(key) ?? [])
  return done({
    records: records.map(({ key, stamp, folded }) => ({ ...refOf(key), stamp, folded })),
    damaged: read.value.damaged,
  })
}

/** References to the records meant, with their stamps; nothing is opened. */
export async function recordRefs(
  core: Core,
  filter: RecordFilter = {},
): Promise<Outcome<(RecordRef & { stamp: number })[]>> {
  const found = await findKeys(core, filter)
  if (!found.ok) return found
  return done(
    found.value.runs.flat().map((key) => ({ ...refOf(key), stamp: core.catalogue.get(key)?.stamp ?? 0 })),
  )
}

/** The scopes that hold anything, once memory is true as of now. */
async function knownScopes(core: Core): Promise<Outcome<ScopeRow[]>> {
  const read = await readStore(core, 'catalogue', ['gate', 'log', 'records', 'scopes'], async () => ({
    news: await readNews(core),
    scopes: await core.db.scopes.toArray(),
  }))
  if (!read.ok) return read
  const taken = await takeIn(core, read.value.news)
  return taken.ok ? done(read.value.scopes) : taken
}

function readableFirst<T extends { isLost?: boolean }>(scopes: readonly T[]): T[] {
  return [...scopes].sort((a, b) => Number(a.isLost === true) - Number(b.isLost === true))
}

/** Keys in runs: those of one run stand side by side in the table when `isRange` says so. */
type Found = { runs: Key[][]; isRange: boolean; stamp: number }

async function findKeys(core: Core, { scope, kind, since, refs }: RecordFilter): Promise<Outcome<Found>> {
  const scopes = await knownScopes(core)
  if (!scopes.ok) return scopes
  const wanted = scopes.value.map((row) => row.scope).filter((each) => scope === undefined || each === scope)
  const only = refs && new Set(refs.map((ref) => keyOf(ref.scope, ref.record)))
  const isMeant = (key: Key) =>
    (!only || only.has(key)) && (since === undefined || (core.catalogue.get(key)?.stamp ?? 0) > since)
  return done({
    runs: wanted.map((each) => core.catalogue.within(each, kind).filter(isMeant)),
    isRange: !only && since === undefined,
    stamp: core.catalogue.asOf(),
  })
}

function pagesOf(keys: readonly Key[]): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / page) }, (_, i) => keys.slice(i * page, (i + 1) * page))
}

/** Keys that stand side by side are read as one range, which is several times cheaper than one by one. */
async function readPage(core: Core, isRange: boolean, keys: Key[]): Promise<RecordRow[]> {
  if (!isRange) return (await core.db.records.bulkGet(keys)).flatMap((row) => row ?? [])
  return core.db.records.where('key').between(keys[0], keys.at(-1), true, true).toArray()
}

/** Opens rows; the damaged ones are told to whoever watches. */
export async function openRecords(
  core: Core,
  rows: readonly RecordRow[],
): Promise<Outcome<{ records: OpenedRecord[]; damaged: RecordRef[] }>> {
  const opened = await openRows(core, 'records', rows)
  if (!opened.ok) return opened
  const records: OpenedRecord[] = []
  const damaged: RecordRef[] = []
  rows.forEach(({ key, stamp }, i) => {
    const packed = opened.value[i]
    if (packed) records.push({ key, stamp, folded: unpackRecord(packed), entries: packed.entries })
    else damaged.push(refOf(key))
  })
  if (damaged.length > 0) core.emit({ type: 'damaged', records: damaged })
  return done({ records, damaged })
}
