import type { Entry } from '#lib/entries/entry.ts'
import { collectRemovals, isRemoved, noRemovals, type Removals } from '#lib/entries/removals.ts'
import type { Core } from './core.ts'
import { allWithin, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import type { EntryRow } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
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

/** Reads again what was taken away, when another write took something away since. */
export async function refreshRemovals(core: Core): Promise<Outcome<null>> {
  const read = await readStore(core, 'removals', ['gate', 'scopes', 'entries'], async () => {
    const gate = await core.db.gate.get('gate')
    if (!gate || core.removals.asOf() >= gate.drops) return undefined
    const rows: EntryRow[][] = []
    for (const { scope } of await core.db.scopes.toArray()) {
      for (const kind of removalKinds) rows.push(await rowsOf(core, scope, kind))
    }
    return { drops: gate.drops, rows: rows.flat() }
  })
  if (!read.ok) return read
  if (!read.value) return done(null)
  const opened = await openRows(core, 'entries', read.value.rows)
  if (!opened.ok) return opened
  core.removals.learn(read.value.drops, byScope(read.value.rows, opened.value))
  return done(null)
}

function rowsOf(core: Core, scope: Scope, kind: string): PromiseLike<EntryRow[]> {
  const { above, below } = allWithin(scope, kind)
  return core.db.entries.where('key').between(above, below, false, false).toArray()
}

/** A removal that does not open is missing until it is repaired and pulled again; `verify` names it. */
function byScope(rows: readonly EntryRow[], opened: readonly (Entry | undefined)[]): Map<Scope, Entry[]> {
  const all = new Map<Scope, Entry[]>()
  rows.forEach(({ key }, i) => {
    const { scope } = splitKey(key)
    const entry = opened[i]
    if (entry) all.set(scope, [...(all.get(scope) ?? []), entry])
  })
  return all
}
