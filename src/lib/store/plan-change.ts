import type { Schema } from '#lib/domain/kinds/index.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { foldRecord, type Folded } from '#lib/entries/fold.ts'
import { isRemoved, type Removals } from '#lib/entries/removals.ts'
import { keyOf, splitKey } from './keys.ts'
import { isErased } from './removals.ts'
import type { Key } from './rows.ts'
import type { Part, Scope } from './types.ts'

/** An entry where it lives. */
export type PlacedEntry = { key: Key; scope: Scope; entry: Entry }

/** An entry that is taken away: erased, or else gone to another tavolo. */
export type TakenEntry = PlacedEntry & { erased: boolean }

/** A record after the change: its entries that stay, and their fold while there is one. */
export type NextRecord = { key: Key; entries: Entry[]; folded?: Folded }

/** What a change does, worked out before anything is sealed or written. */
export type Plan = {
  fresh: PlacedEntry[]
  /** Entries of the change that are here already. */
  present: Key[]
  /** Entries of the change that are taken away for ever, and so not folded. */
  gone: TakenEntry[]
  /** Entries that were here and are now taken away. */
  drops: TakenEntry[]
  records: NextRecord[]
}

/**
 * What adding `parts` to the `prior` entries does, given what is then taken away in each scope. A record that
 * neither gains nor loses an entry is left alone, unless `refold` names its scope (a removal changed there).
 */
export function planChange(
  parts: readonly Part[],
  prior: ReadonlyMap<Key, readonly Entry[]>,
  removalsOf: (scope: Scope) => Removals,
  refold: ReadonlySet<Scope>,
  schema: Schema,
): Plan {
  const plan: Plan = { fresh: [], present: [], gone: [], drops: [], records: [] }
  const added = new Map<Key, Map<Key, Entry>>()
  for (const { scope, entries } of parts) {
    const removals = removalsOf(scope)
    for (const entry of entries)
      sortEntry(plan, added, prior, { scope, key: keyOf(scope, entry._id), entry }, removals)
  }
  for (const [record, there] of prior) {
    const { scope } = splitKey(record)
    const fresh = added.get(record)
    if (!fresh && !(refold.has(scope) && there.length > 0)) continue
    const removals = removalsOf(scope)
    const entries = keepEntries(plan, scope, [...there, ...(fresh?.values() ?? [])], removals)
    const folded = foldRecord(entries, removals, schema)
    plan.records.push({ key: record, entries, ...(folded && { folded }) })
  }
  return plan
}

function sortEntry(
  plan: Plan,
  added: Map<Key, Map<Key, Entry>>,
  prior: ReadonlyMap<Key, readonly Entry[]>,
  placed: PlacedEntry,
  removals: Removals,
): void {
  const { key, scope, entry } = placed
  const record = keyOf(scope, entry.record)
  if (isRemoved(entry, removals)) {
    plan.gone.push({ ...placed, erased: isErased(entry, removals) })
  } else if (prior.get(record)?.some(({ _id }) => _id === entry._id)) {
    plan.present.push(key)
  } else {
    const fresh = added.get(record) ?? new Map<Key, Entry>()
    if (!fresh.has(key)) plan.fresh.push(placed)
    added.set(record, fresh.set(key, entry))
  }
}

/** What stays of a record; what goes is noted. */
function keepEntries(plan: Plan, scope: Scope, all: readonly Entry[], removals: Removals): Entry[] {
  return all.filter((entry) => {
    const isGone = isRemoved(entry, removals)
    if (isGone)
      plan.drops.push({ key: keyOf(scope, entry._id), scope, entry, erased: isErased(entry, removals) })
    return !isGone
  })
}
