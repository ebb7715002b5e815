import type { Schema } from '#lib/domain/kinds/index.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { foldRecord, type Folded } from '#lib/entries/fold.ts'
import { isRemoved, type Removals } from '#lib/entries/removals.ts'
import { keyOf, splitKey } from './keys.ts'
import { isErased } from './removals.ts'
import type { Key } from './rows.ts'
import type { Part, Scope } from './types.ts'

/** An entry to write. */
export type FreshEntry = { key: Key; scope: Scope; entry: Entry }

/** An entry that is taken away: erased, or else gone to another tavolo. */
export type TakenEntry = { key: Key; scope: Scope; entry: Entry; erased: boolean }

/** A record after the change: its entries that stay, and their fold while there is one. */
export type NextRecord = { key: Key; entries: Entry[]; folded?: Folded }

/** What a change does, worked out before anything is sealed or written. */
export type Plan = {
  fresh: FreshEntry[]
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
    for (const entry of entries) sortEntry(plan, added, prior, scope, entry, removals)
  }
  for (const record of new Set([...prior.keys(), ...added.keys()])) {
    const { scope } = splitKey(record)
    const fresh = added.get(record)
    if (!fresh && !refold.has(scope)) continue
    const next = nextRecord(
      plan,
      record,
      [...(prior.get(record) ?? []), ...(fresh?.values() ?? [])],
      removalsOf(scope),
    )
    plan.records.push({ ...next, ...folding(next.entries, removalsOf(scope), schema) })
  }
  return plan
}

function sortEntry(
  plan: Plan,
  added: Map<Key, Map<Key, Entry>>,
  prior: ReadonlyMap<Key, readonly Entry[]>,
  scope: Scope,
  entry: Entry,
  removals: Removals,
): void {
  const key = keyOf(scope, entry._id)
  const record = keyOf(scope, entry.record)
  if (isRemoved(entry, removals)) {
    plan.gone.push({ key, scope, entry, erased: isErased(entry, removals) })
  } else if (prior.get(record)?.some(({ _id }) => _id === entry._id)) {
    plan.present.push(key)
  } else {
    const fresh = added.get(record) ?? new Map<Key, Entry>()
    if (!fresh.has(key)) plan.fresh.push({ key, scope, entry })
    added.set(record, fresh.set(key, entry))
  }
}

/** Parts what stays of a record from what goes, noting what goes. */
function nextRecord(plan: Plan, key: Key, all: readonly Entry[], removals: Removals): NextRecord {
  const { scope } = splitKey(key)
  const entries: Entry[] = []
  for (const entry of all) {
    if (!isRemoved(entry, removals)) entries.push(entry)
    else plan.drops.push({ key: keyOf(scope, entry._id), scope, entry, erased: isErased(entry, removals) })
  }
  return { key, entries }
}

function folding(entries: readonly Entry[], removals: Removals, schema: Schema): { folded?: Folded } {
  const folded = foldRecord(entries, removals, schema)
  return folded ? { folded } : {}
}
