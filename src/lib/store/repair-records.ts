import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { foldRecord } from '#lib/entries/fold.ts'
import type { Core } from './core.ts'
import { entriesWithin, keyOf, recordKeyOf, splitKey } from './keys.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import { asideRows } from './quarantine-rows.ts'
import { isUnsent } from './own-rows.ts'
import { refreshRemovals } from './removals.ts'
import type { EntryRow, GateRow, Key, QuarantineRow, RecordRow } from './rows.ts'
import { recordRow } from './seal-plan.ts'
import { openRows, sealRows } from './sealing.ts'
import { readStore, writeStore } from './transact.ts'
import type { RecordRef, Repaired } from './types.ts'

const chunk = 100
const attempts = 12

/**
 * [S11] Drops entry rows that do not open and folds the rest again. What was confirmed or someone else's is
 * named in `refetch`. Of own entries never sent the last fold is kept aside, so that the words can be read.
 */
export async function repairRecords(core: Core, records: readonly RecordRef[]): Promise<Outcome<Repaired>> {
  const all: Repaired = { records: [], refetch: [], lost: [] }
  for (let from = 0; from < records.length; from += chunk) {
    const keys = records.slice(from, from + chunk).map(({ scope, record }) => keyOf(scope, record))
    const repaired = await repairChunk(core, keys)
    if (!repaired.ok) return repaired
    all.refetch.push(...repaired.value.refetch)
    all.lost.push(...repaired.value.lost)
  }
  core.cache.restart()
  all.records.push(...records)
  const scopes = [...new Set(records.map(({ scope }) => scope))]
  core.emit({ type: 'changed', records: all.records, scopes, counts: all.lost.length > 0 })
  return done(all)
}

async function repairChunk(core: Core, keys: readonly Key[]): Promise<Outcome<Omit<Repaired, 'records'>>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await findRows(core, keys)
    if (!found.ok) return found
    const planned = await mend(core, keys, found.value.entries, found.value.records)
    if (!planned.ok) return planned
    const mended = planned.value
    const written = await writeMended(core, mended, found.value.gate.writes)
    if (!written.ok) return written
    if (written.value) return done({ refetch: mended.refetch, lost: mended.lost })
  }
  return refuse('contended')
}

type Found = { gate: GateRow; entries: EntryRow[]; records: RecordRow[] }

async function findRows(core: Core, keys: readonly Key[]): Promise<Outcome<Found>> {
  const found = await readStore(core, 'repair-read', ['gate', 'entries', 'records'], async () => {
    const gate = (await core.db.gate.get('gate')) as GateRow
    const ranges = keys.map(entriesWithin)
    const entries = await Promise.all(
      ranges.map(({ above, below }) =>
        core.db.entries.where('key').between(above, below, false, false).toArray(),
      ),
    )
    const records = await core.db.records.bulkGet([...keys])
    return { gate, entries: entries.flat(), records: records.flatMap((row) => row ?? []) }
  })
  if (!found.ok || found.value.gate.drops <= core.removals.asOf()) return found
  const refreshed = await refreshRemovals(core)
  return refreshed.ok ? found : refreshed
}

type Mended = {
  dead: Key[]
  refetch: EntryId[]
  lost: EntryId[]
  records: RecordRow[]
  empty: Key[]
  aside: QuarantineRow[]
}

async function mend(
  core: Core,
  keys: readonly Key[],
  rows: readonly EntryRow[],
  records: readonly RecordRow[],
): Promise<Outcome<Mended>> {
  const opened = await openRows(core, 'entries', rows)
  if (!opened.ok) return opened
  const good = new Map<Key, Entry[]>(keys.map((key) => [key, []]))
  rows.forEach(({ key }, i) => {
    const entry = opened.value[i]
    if (entry) good.get(recordKeyOf(key))?.push(entry)
  })
  const folds = [...good].map(([key, entries]) => {
    return { key, entries, value: foldRecord(entries, core.removals.of(splitKey(key).scope), core.schema) }
  })
  const whole = folds.flatMap(({ key, entries, value }) => (value ? [{ key, entries, value }] : []))
  const sealed = await sealRows(core, 'records', whole)
  if (!sealed.ok) return sealed
  const deadRows = rows.filter((_, i) => !opened.value[i])
  const lostRows = deadRows.filter(isUnsent)
  const aside = await keepWords(core, lostRows, records)
  if (!aside.ok) return aside
  return done({
    dead: deadRows.map(({ key }) => key),
    refetch: deadRows.filter((row) => !isUnsent(row)).map(({ key }) => splitKey(key).id),
    lost: lostRows.map(({ key }) => splitKey(key).id),
    records: whole.map(({ key, entries }, i) => recordRow(key, entries, sealed.value[i] as Uint8Array)),
    empty: folds.filter(({ value }) => !value).map(({ key }) => key),
    aside: aside.value,
  })
}

/** The last fold of each record that loses words nobody else has; only its id where that does not open either. */
async function keepWords(
  core: Core,
  lost: readonly EntryRow[],
  records: readonly RecordRow[],
): Promise<Outcome<QuarantineRow[]>> {
  const losing = [...new Set(lost.map(({ key }) => recordKeyOf(key)))]
  const there = records.filter(({ key }) => losing.includes(key))
  const opened = await openRows(core, 'records', there)
  if (!opened.ok) return opened
  const words = new Map(there.map(({ key }, i) => [key, opened.value[i]]))
  const rows: QuarantineRow[] = []
  for (const key of losing) {
    const { scope, id } = splitKey(key)
    const kept = await asideRows(core, scope, [{ raw: words.get(key) ?? id, reason: 'damaged' }])
    if (!kept.ok) return kept
    rows.push(...kept.value)
  }
  return done(rows)
}

/** False when others wrote meanwhile: nothing was written. */
function writeMended(core: Core, mended: Mended, asOf: number): Promise<Outcome<boolean>> {
  const { entries, records, quarantine } = core.db
  return writeStore<boolean>(core, 'repair', ['entries', 'records', 'quarantine'], async (stamp, gate) => {
    if (gate.writes !== asOf) return { value: false, change: 'marks' }
    await entries.bulkDelete(mended.dead)
    await records.bulkDelete(mended.empty)
    await records.bulkPut(mended.records.map((row) => ({ ...row, stamp })))
    await quarantine.bulkPut(mended.aside)
    return { value: true, change: 'drops' }
  })
}
