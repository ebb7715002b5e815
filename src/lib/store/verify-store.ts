import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { isSameJson } from '#lib/entries/canonical.ts'
import { foldRecord, type Folded } from '#lib/entries/fold.ts'
import { isHashed } from '#lib/entries/hash.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Core } from './core.ts'
import { recordKeyOf, refOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { refreshRemovals } from './removals.ts'
import type { EntryRow, GateRow, Key, RecordRow } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { RecordRef, Verified } from './types.ts'

const page = 200

/** After every key. */
const end = '\uffff'

/**
 * [S10] Reads all, page by page, each page as of one write: every folded row must be the fold of its entries,
 * every entry what its id says, and no entry may stand without a record but one that waits to leave.
 */
export async function verifyStore(
  core: Core,
  progress?: (done: number, of: number) => void,
): Promise<Outcome<Verified>> {
  const total = await readStore(core, 'verify-size', ['records'], () => core.db.records.count())
  if (!total.ok) return total
  const all: Verified = { records: 0, entries: 0, differing: [], damaged: [], misnamed: [] }
  let from = ''
  while (from !== end) {
    const refreshed = await refreshRemovals(core)
    if (!refreshed.ok) return refreshed
    const read = await readStore(core, 'verify', ['gate', 'records', 'entries'], () => readPage(core, from))
    if (!read.ok) return read
    if (read.value.gate.drops > core.removals.asOf()) continue
    const checked = await check(core, read.value, all)
    if (!checked.ok) return checked
    from = read.value.upTo
    progress?.(all.records, Math.max(total.value, all.records))
  }
  return done(all)
}

type Page = { gate: GateRow; records: RecordRow[]; entries: EntryRow[]; upTo: Key }

/** The next records after `from` and every entry up to the last of them: those that have no record too. */
async function readPage(core: Core, from: Key): Promise<Page> {
  const gate = (await core.db.gate.get('gate')) as GateRow
  const records = await core.db.records.where('key').above(from).limit(page).toArray()
  const last = records.at(-1)?.key
  const upTo = records.length < page || last === undefined ? end : `${last}/`
  const entries = await core.db.entries.where('key').between(from, upTo, false, false).toArray()
  return { gate, records, entries, upTo }
}

async function check(core: Core, { records, entries }: Page, all: Verified): Promise<Outcome<null>> {
  const openedEntries = await openRows(core, 'entries', entries)
  if (!openedEntries.ok) return openedEntries
  const openedRecords = await openRows(core, 'records', records)
  if (!openedRecords.ok) return openedRecords
  const found = new Map<Key, Found>(records.map(({ key }) => [key, { entries: [], damaged: false }]))
  records.forEach(({ key }, i) => {
    const folded = openedRecords.value[i]
    note(found, key, folded ? { folded } : { damaged: true })
  })
  entries.forEach((row, i) => {
    const entry = openedEntries.value[i]
    note(found, recordKeyOf(row.key), entry ? { entry } : { damaged: true })
    if (entry && !isNamed(entry, row.key)) all.misnamed.push(splitKey(row.key).id)
  })
  all.records += records.length
  all.entries += entries.length
  for (const [key, each] of found) judge(core, key, each, all)
  return done(null)
}

type Found = { entries: Entry[]; folded?: Folded; damaged: boolean }

function note(
  found: Map<Key, Found>,
  key: Key,
  { entry, folded, damaged }: { entry?: Entry; folded?: Folded; damaged?: boolean },
): void {
  const there = found.get(key) ?? { entries: [], damaged: false }
  if (entry) there.entries.push(entry)
  if (folded) there.folded = folded
  if (damaged) there.damaged = true
  found.set(key, there)
}

function isNamed(entry: Entry, key: Key): boolean {
  const id: EntryId = splitKey(key).id
  return entry._id === id && isHashed(entry)
}

function judge(core: Core, key: Key, { entries, folded, damaged }: Found, all: Verified): void {
  const ref: RecordRef = refOf(key)
  if (damaged) {
    all.damaged.push(ref)
    return
  }
  const fold = foldRecord(entries, core.removals.of(ref.scope), core.schema)
  if (!isSameJson(fold as Json | undefined, folded as Json | undefined)) all.differing.push(ref)
}
