import type { Entry, RecordId } from '#lib/entries/entry.ts'
import { recordOfEntry } from '#lib/entries/ids.ts'
import type { Removals } from '#lib/entries/removals.ts'
import type { Core } from './core.ts'
import { keyOf } from './keys.ts'
import type { Key } from './rows.ts'
import type { Part, Scope } from './types.ts'

/** What the removals in a change alter: records and cases (keys) that go, cases that come back. */
export type RemovalDelta = {
  records: Key[]
  gone: Key[]
  returned: Key[]
  /** By scope, the entries that take away (or give back) and were not known. */
  entries: ReadonlyMap<Scope, readonly Entry[]>
}

/** [S6] Works out what more is taken away, and what no longer is, once these entries are here. */
export function removalDelta(core: Core, parts: readonly Part[]): RemovalDelta {
  const fresh = new Map<Scope, readonly Entry[]>()
  const delta = { records: [] as Key[], gone: [] as Key[], returned: [] as Key[], entries: fresh }
  for (const scope of new Set(parts.map((part) => part.scope))) {
    const entries = parts.flatMap((part) => (part.scope === scope ? part.entries : []))
    const unknown = core.removals.unknownOf(scope, entries)
    if (unknown.length === 0) continue
    fresh.set(scope, unknown)
    const known = core.removals.of(scope)
    const next = core.removals.with(scope, unknown)
    const keys = (ids: Iterable<RecordId>) => [...ids].map((id) => keyOf(scope, id))
    const gone = keys(without(casesGone(next), casesGone(known)))
    delta.gone.push(...gone)
    delta.returned.push(...keys(without(casesGone(known), casesGone(next))))
    // The case itself is a record too, whatever case its entries name.
    delta.records.push(
      ...gone,
      ...keys(without(next.records, known.records)),
      ...keys(recordsTouched(known, next)),
    )
  }
  return delta
}

function casesGone(removals: Removals): Set<RecordId> {
  return new Set([...removals.cases, ...removals.moved.keys()])
}

function without(all: ReadonlySet<RecordId>, less: ReadonlySet<RecordId>): RecordId[] {
  return [...all].filter((id) => !less.has(id))
}

/** The records of single entries of which more is now known to be erased, or said about what they replaced. */
function recordsTouched(known: Removals, next: Removals): Set<RecordId> {
  const isSame = (a: object | undefined, b: object | undefined) => JSON.stringify(a) === JSON.stringify(b)
  const touched = [...next.entries.keys()].filter(
    (id) =>
      !isSame(known.entries.get(id), next.entries.get(id)) ||
      !isSame(known.covers.get(id), next.covers.get(id)),
  )
  return new Set(touched.map(recordOfEntry))
}
