import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry, EntryId, Path } from './entry.ts'
import { strokeOf, type Value } from './live.ts'

/** One step of a field's history: what was written and what its author had in front of them. */
export type Step = Value & { over: EntryId[]; before: Json[] }

/**
 * The history of a field from the entries themselves, every step after those that it is over; steps that did
 * not see each other are in order of the writers' clocks, which is shown and never trusted.
 */
export function historyOf(entries: readonly Entry[], path: Path): Step[] {
  const strokes = entries
    .filter((entry) => Object.hasOwn(entry.set, path))
    .map((entry) => strokeOf(entry, path))
  const waiting = new Map(strokes.map((stroke) => [stroke.entry, stroke]))
  const values = new Map(strokes.map((stroke) => [stroke.entry, stroke.value]))
  const steps: Step[] = []
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter((stroke) => !stroke.over.some((id) => waiting.has(id)))
    ready.sort((a, b) => (a.at === b.at ? (a.entry < b.entry ? -1 : 1) : a.at < b.at ? -1 : 1))
    const next = ready[0]
    if (!next) break
    waiting.delete(next.entry)
    const before = next.over.flatMap((id) => (values.has(id) ? [values.get(id) as Json] : []))
    const { entry, value, author, device, at } = next
    steps.push({ entry, value, author, device, at, over: [...next.over], before })
  }
  return steps
}

/** [E16] The changes that take a record back to before an entry: for each path, what its author had in front of them. */
export function undoOf(
  entry: Entry,
  entries: readonly Entry[],
): { path: Path; value: Json; seen: EntryId[] }[] {
  const byId = new Map(entries.map((each) => [each._id, each]))
  return Object.keys(entry.set).map((path) => {
    const before = (entry.over[path] ?? []).flatMap((id) => byId.get(id) ?? [])
    const last = before.filter((each) => Object.hasOwn(each.set, path)).sort((a, b) => (a.at < b.at ? -1 : 1))
    return { path, value: last[last.length - 1]?.set[path] ?? null, seen: [entry._id] }
  })
}
