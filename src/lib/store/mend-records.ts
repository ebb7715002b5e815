import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { foldRecord } from '#lib/entries/fold.ts'
import { isRemoved } from '#lib/entries/removals.ts'
import type { Core } from './core.ts'
import { keyOf, recordKeyOf, refOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { isUnsent } from './own-rows.ts'
import { packRecord } from './pack-record.ts'
import type { NextRecord } from './plan-change.ts'
import { asideRows } from './quarantine-rows.ts'
import type { Key, LogRow, OwnRow, QuarantineRow, RecordRow } from './rows.ts'
import { logOf } from './seal-plan.ts'
import { openRows, sealRows } from './sealing.ts'
import type { RecordRef } from './types.ts'

/** The rows of some records, whether they open or not. */
export type FoundRows = { records: RecordRow[]; own: OwnRow[] }

/** What mending them comes to, sealed. `dead`: own copies that neither open nor can be made again. */
export type Mended = {
  records: RecordRow[]
  own: OwnRow[]
  dead: Key[]
  log: LogRow
  aside: QuarantineRow[]
  refetch: RecordRef[]
  lost: EntryId[]
}

/** [S11] Folds records again from every entry of which a copy opens, and makes the other copy again from it. */
export async function mendRecords(
  core: Core,
  keys: readonly Key[],
  { records, own }: FoundRows,
): Promise<Outcome<Mended>> {
  const packed = await openRows(core, 'records', records)
  if (!packed.ok) return packed
  const copies = await openRows(core, 'own', own)
  if (!copies.ok) return copies
  const here = new Map<Key, Entry>()
  records.forEach(({ key }, i) => {
    const { scope } = splitKey(key)
    for (const entry of packed.value[i]?.entries ?? []) here.set(keyOf(scope, entry._id), entry)
  })
  own.forEach(({ key }, i) => {
    const entry = copies.value[i]
    if (entry) here.set(key, entry)
  })
  const broken = own.filter((_, i) => !copies.value[i])
  const lost = broken.filter((row) => isUnsent(row) && !here.has(row.key))
  const sealed = await sealMended(core, foldAgain(core, keys, here), broken, here, lost)
  if (!sealed.ok) return sealed
  return done({
    ...sealed.value,
    dead: broken.filter(({ key }) => !here.has(key)).map(({ key }) => key),
    refetch: records.filter((_, i) => !packed.value[i]).map(({ key }) => refOf(key)),
    lost: lost.map(({ key }) => splitKey(key).id),
  })
}

function foldAgain(core: Core, keys: readonly Key[], here: ReadonlyMap<Key, Entry>): NextRecord[] {
  const found = new Map<Key, Entry[]>(keys.map((key) => [key, []]))
  for (const [key, entry] of here) {
    if (!isRemoved(entry, core.removals.of(splitKey(key).scope))) found.get(recordKeyOf(key))?.push(entry)
  }
  return [...found].map(([key, entries]) => {
    const folded = foldRecord(entries, core.removals.of(splitKey(key).scope), core.schema)
    return { key, entries, ...(folded && { folded }) }
  })
}

async function sealMended(
  core: Core,
  folds: readonly NextRecord[],
  broken: readonly OwnRow[],
  here: ReadonlyMap<Key, Entry>,
  lost: readonly OwnRow[],
): Promise<Outcome<Pick<Mended, 'records' | 'own' | 'log' | 'aside'>>> {
  const whole = folds.flatMap(({ key, entries, folded }) =>
    folded ? [{ key, value: packRecord(folded, entries) }] : [],
  )
  const again = broken.flatMap((row) => {
    const value = here.get(row.key)
    return value ? [{ key: row.key, row, value }] : []
  })
  const records = await sealRows(core, 'records', whole)
  if (!records.ok) return records
  const own = await sealRows(core, 'own', again)
  if (!own.ok) return own
  const aside: QuarantineRow[] = []
  for (const { key, scope } of lost) {
    const rows = await asideRows(core, scope, [{ raw: splitKey(key).id, reason: 'damaged' }])
    if (!rows.ok) return rows
    aside.push(...rows.value)
  }
  return done({
    records: whole.map(({ key }, i) => ({ key, stamp: 0, sealed: records.value[i] as Uint8Array })),
    own: again.map(({ row }, i) => ({ ...row, sealed: own.value[i] as Uint8Array })),
    log: logOf(folds),
    aside,
  })
}
