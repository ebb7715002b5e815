import type { RecordId } from '#lib/entries/entry.ts'
import type { Core } from './core.ts'
import { allWithin, keyOf, refOf, splitKey, type Bounds } from './keys.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import type { GateRow, Key, RecordRow } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { RecordRef, Scope, StoredRecord } from './types.ts'

const page = 500

/** Which records are meant. `since`: those written after that stamp. */
export type RecordFilter = { scope?: Scope; kind?: string; since?: number }

/** The first scope, by name, that holds a record. Runs inside a transaction over `scopes` and `records`. */
export async function scopeOfRecord(core: Core, record: RecordId): Promise<Scope | undefined> {
  const scopes = await core.db.scopes.toCollection().primaryKeys()
  const found = await core.db.records
    .where('key')
    .anyOf(scopes.map((scope) => keyOf(scope, record)))
    .primaryKeys()
  return found[0] === undefined ? undefined : splitKey(found[0]).scope
}

/** A folded record. Without a scope: from the first that holds it. */
export async function readRecord(
  core: Core,
  record: RecordId,
  scope?: Scope,
): Promise<Outcome<StoredRecord, 'absent' | 'damaged'>> {
  const row = await readStore(core, 'record', ['scopes', 'records'], async () => {
    const of = scope ?? (await scopeOfRecord(core, record))
    return of === undefined ? undefined : core.db.records.get(keyOf(of, record))
  })
  if (!row.ok) return row
  if (!row.value) return refuse('absent')
  const opened = await open(core, [row.value])
  if (!opened.ok) return opened
  const [found] = opened.value.records
  return found ? done(found) : refuse('damaged')
}

/** Opens the records meant, page by page. `stamp`: every record written after it is not surely among them. */
export async function recordsOf(
  core: Core,
  filter: RecordFilter,
  take: (batch: StoredRecord[]) => void | Promise<void>,
): Promise<Outcome<{ damaged: RecordRef[]; stamp: number }>> {
  const found = await findKeys(core, filter)
  if (!found.ok) return found
  const damaged: RecordRef[] = []
  for (const keys of found.value.runs.flatMap(pagesOf)) {
    const rows = await readStore(core, 'records', ['records'], () => readPage(core, filter, keys))
    if (!rows.ok) return rows
    const opened = await open(core, rows.value)
    if (!opened.ok) return opened
    damaged.push(...opened.value.damaged)
    if (opened.value.records.length > 0) await take(opened.value.records)
  }
  return done({ damaged, stamp: found.value.stamp })
}

/** Every record of a case, in all scopes. */
export async function caseRecords(
  core: Core,
  caseId: RecordId,
): Promise<Outcome<{ records: StoredRecord[]; damaged: RecordRef[] }>> {
  const rows = await readStore(core, 'case', ['scopes', 'records'], async () => {
    const scopes = await core.db.scopes.toCollection().primaryKeys()
    const cases = scopes.map((scope) => keyOf(scope, caseId))
    return core.db.records.where('cases').anyOf(cases).distinct().toArray()
  })
  return rows.ok ? open(core, rows.value) : rows
}

/** References to the records meant; nothing is opened. */
export async function recordRefs(
  core: Core,
  filter: Omit<RecordFilter, 'since'> = {},
): Promise<Outcome<RecordRef[]>> {
  const found = await findKeys(core, filter)
  return found.ok ? done(found.value.runs.flat().map(refOf)) : found
}

/** Keys in runs: those of one run stand side by side in the table, unless they were found by stamp. */
type Found = { runs: Key[][]; stamp: number }

function findKeys(core: Core, { scope, kind, since }: RecordFilter): Promise<Outcome<Found>> {
  return readStore(core, 'record-keys', ['gate', 'scopes', 'records'], async () => {
    const { writes: stamp } = (await core.db.gate.get('gate')) as GateRow
    const scopes = scope === undefined ? await core.db.scopes.toCollection().primaryKeys() : [scope]
    const bounds = scopes.map((each) => allWithin(each, kind))
    if (since !== undefined) {
      const keys = await core.db.records.where('stamp').above(since).primaryKeys()
      return { runs: [keys.filter((key) => bounds.some((range) => isWithin(key, range)))], stamp }
    }
    const found = bounds.map(({ above, below }) =>
      core.db.records.where('key').between(above, below, false, false).primaryKeys(),
    )
    return { runs: await Promise.all(found), stamp }
  })
}

function isWithin(key: Key, { above, below }: Bounds): boolean {
  return key > above && key < below
}

function pagesOf(keys: readonly Key[]): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / page) }, (_, i) => keys.slice(i * page, (i + 1) * page))
}

/** Keys that stand side by side are read as one range, which is several times cheaper than one by one. */
async function readPage(core: Core, { since }: RecordFilter, keys: Key[]): Promise<RecordRow[]> {
  if (since !== undefined) return (await core.db.records.bulkGet(keys)).flatMap((row) => row ?? [])
  return core.db.records.where('key').between(keys[0], keys.at(-1), true, true).toArray()
}

async function open(
  core: Core,
  rows: readonly RecordRow[],
): Promise<Outcome<{ records: StoredRecord[]; damaged: RecordRef[] }>> {
  const opened = await openRows(core, 'records', rows)
  if (!opened.ok) return opened
  const records: StoredRecord[] = []
  const damaged: RecordRef[] = []
  rows.forEach(({ key, stamp }, i) => {
    const folded = opened.value[i]
    if (folded) records.push({ ...refOf(key), stamp, folded })
    else damaged.push(refOf(key))
  })
  if (damaged.length > 0) core.emit({ type: 'damaged', records: damaged })
  return done({ records, damaged })
}
