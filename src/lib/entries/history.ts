import { schema as ownSchema, type Schema } from '#lib/domain/kinds/index.ts'
import type { FieldSchema, Json, Kind } from '#lib/domain/schema/kind.ts'
import { canonicalJson, isSameJson } from './canonical.ts'
import { inCausalOrder } from './causal-order.ts'
import { envelopeVersion, type Entry, type EntryId, type Path } from './entry.ts'
import { foldRecord, latestOf } from './fold.ts'
import { strokeOf, type Stroke, type Value } from './live.ts'
import { noRemovals, type Removals } from './removals.ts'
import { signaturesOf, understoodField } from './strokes.ts'

/** One step of a field's history: what was written and what its author had in front of them. */
export type Step = Value & { over: EntryId[]; before: Json[] }

/** A change that takes one path back. Several of one path are the values of a choice: see `splitChanges`. */
export type Undo = { path: Path; value: Json; seen: EntryId[] }

/**
 * [E16] The history of a field from the entries themselves, every step after those that it is over; steps that
 * did not see each other are in order of the writers' clocks, which is shown and never trusted.
 */
export function historyOf(entries: readonly Entry[], path: Path): Step[] {
  const strokes = new Map(
    entries
      .filter((entry) => entry.v === envelopeVersion && Object.hasOwn(entry.set, path))
      .map((entry) => [entry._id, strokeOf(entry, path)]),
  )
  return inCausalOrder([...strokes.values()], byClock).map((stroke) => {
    const { entry, value, author, device, at, over } = stroke
    const before = over.flatMap((id) => strokes.get(id) ?? []).map((each) => each.value)
    return { entry, value, author, device, at, over: [...over], before }
  })
}

/**
 * [E16] The changes that take a record back to before an entry: for each path that still shows its value, what
 * its author had in front of them. A path that someone changed since is left alone, and so is whatever an undo
 * may not move: a frozen or write-once field, a protection, a signature, anything erased or not understood.
 */
export function undoOf(
  entry: Entry,
  entries: readonly Entry[],
  removals: Removals = noRemovals,
  schema: Schema = ownSchema,
): Undo[] {
  const folded = foldRecord(entries, removals, schema)
  const kind = schema.get(entry.kind)
  if (!folded || !kind || entry.v !== envelopeVersion || entry.covers) return []
  const known = new Map(entries.map((each) => [each._id, each]))
  const isSigned = signaturesOf(entries, entry.record, removals).length > 0
  return Object.keys(entry.set).flatMap((path) => {
    const field = understoodField(kind, entry, path)
    const live = Object.hasOwn(folded.fields, path) ? folded.fields[path]?.live : []
    if (!field || !live?.some((value) => value.entry === entry._id)) return []
    if (field.policy.type === 'frozen' && isSigned) return []
    const seen = strokeOf(entry, path).over.filter((id) => !removals.entries.has(id))
    const before = seen.map((id) => known.get(id))
    if (!before.every((each) => each && isReadable(kind, each, path))) return []
    const values = valuesBefore(field, before as Entry[], path)
    const isMove = values.length > 1 || !isSameJson(values[0], entry.set[path])
    return isMove ? values.map((value) => ({ path, value, seen: [entry._id] })) : []
  })
}

/** True for an entry that says nothing of a path, or something that this app understands. */
function isReadable(kind: Kind, entry: Entry, path: Path): boolean {
  if (entry.v !== envelopeVersion) return false
  return !Object.hasOwn(entry.set, path) || understoodField(kind, entry, path) !== undefined
}

/** What a field goes back to: what it showed, or all that stood side by side. Nothing where it may not move. */
function valuesBefore({ policy }: FieldSchema, entries: readonly Entry[], path: Path): Json[] {
  const before = entries.filter(({ set }) => Object.hasOwn(set, path)).map((entry) => strokeOf(entry, path))
  const values = before.map(({ value }) => value)
  if (before.length === 0) return policy.type === 'once' || policy.type === 'protective' ? [] : [null]
  if (policy.type === 'latest') return [latestOf(before).value]
  // Only a return to the most protective value is free to all: any other needs a role and a reason [E9].
  if (policy.type === 'protective')
    return values.filter((value) => isSameJson(value, policy.order[0])).slice(0, 1)
  return [...new Map(values.map((value) => [canonicalJson(value), value])).values()]
}

function byClock(a: Stroke, b: Stroke): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return a.entry < b.entry ? -1 : 1
}
