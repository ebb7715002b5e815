import type { Entry } from '#lib/entries/entry.ts'
import { collectRemovals, isRemoved, noRemovals, type Removals } from '#lib/entries/removals.ts'
import type { Core } from './core.ts'
import { allWithin, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import type { RecordRow } from './rows.ts'
import { openRows } from './sealing.ts'
import type { Scope } from './types.ts'

/** [S6] What was taken away for ever, scope by scope, in memory; true as of one write number. */
export type KnownRemovals = {
  asOf(): number
  of(scope: Scope): Removals
  /** Those of these entries that take away (or give back) and are not yet known. */
  unknownOf(scope: Scope, entries: readonly Entry[]): Entry[]
  /** What is taken away once these entries are here too. */
  with(scope: Scope, entries: readonly Entry[]): Removals
  learn(writes: number, all: ReadonlyMap<Scope, readonly Entry[]>): void
  add(writes: number, all: ReadonlyMap<Scope, readonly Entry[]>): void
}

/** The kinds that take away. */
export const removalKinds: readonly string[] = ['erasure', 'moved']

/** Nothing known yet. */
export function createKnownRemovals(): KnownRemovals {
  let asOf = -1
  const entriesOf = new Map<Scope, readonly Entry[]>()
  const removalsOf = new Map<Scope, Removals>()

  function put(scope: Scope, entries: readonly Entry[]): void {
    entriesOf.set(scope, entries)
    removalsOf.set(scope, collectRemovals(entries))
  }

  const together = (scope: Scope, entries: readonly Entry[]) => [...(entriesOf.get(scope) ?? []), ...entries]
  return {
    asOf: () => asOf,
    unknownOf(scope, entries) {
      const removing = entries.filter(({ kind }) => removalKinds.includes(kind))
      if (removing.length === 0) return []
      const known = new Set(entriesOf.get(scope)?.map(({ _id }) => _id))
      return removing.filter(({ _id }) => !known.has(_id))
    },
    of: (scope) => removalsOf.get(scope) ?? noRemovals,
    with: (scope, entries) => collectRemovals(together(scope, entries)),
    learn(writes, all) {
      if (writes < asOf) return
      asOf = writes
      entriesOf.clear()
      removalsOf.clear()
      for (const [scope, entries] of all) put(scope, entries)
    },
    add(writes, all) {
      if (writes <= asOf) return
      asOf = writes
      for (const [scope, entries] of all) put(scope, together(scope, entries))
    },
  }
}

/** What tells whether an entry is taken away. */
export type Identity = Pick<Entry, '_id' | 'kind' | 'record' | 'case'>

/** [S6] True when an entry is erased, rather than gone to another tavolo. */
export function isErased(entry: Identity, removals: Removals): boolean {
  return isRemoved(entry, { ...removals, moved: noRemovals.moved })
}

/** The rows of everything that takes away. */
export type RemovalRows = RecordRow[]

/** Reads them. Runs inside a transaction over `scopes` and `records`. */
export async function readRemovals(core: Core): Promise<RemovalRows> {
  const scopes = await core.db.scopes.toCollection().primaryKeys()
  const bounds = scopes.flatMap((scope) => removalKinds.map((kind) => allWithin(scope, kind)))
  const rows = bounds.map(({ above, below }) =>
    core.db.records.where('key').between(above, below, false, false).toArray(),
  )
  return (await Promise.all(rows)).flat()
}

/** A removal that does not open is missing until it is repaired and pulled again; `verify` names it. */
export async function learnRemovals(core: Core, drops: number, rows: RemovalRows): Promise<Outcome<null>> {
  const opened = await openRows(core, 'records', rows)
  if (!opened.ok) return opened
  const all = new Map<Scope, Entry[]>()
  rows.forEach(({ key }, i) => {
    const { scope } = splitKey(key)
    all.set(scope, [...(all.get(scope) ?? []), ...(opened.value[i]?.entries ?? [])])
  })
  core.removals.learn(drops, all)
  return done(null)
}
