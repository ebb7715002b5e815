import { schema as ownSchema, type Schema } from '#lib/domain/kinds/index.ts'
import { fieldOf, type FieldSchema, type Json, type Kind } from '#lib/domain/schema/kind.ts'
import * as z from 'zod/mini'
import { canonicalJson } from './canonical.ts'
import { envelopeVersion, type Entry, type EntryId, type Path, type RecordId } from './entry.ts'
import { freezeCovered, freezeFirst, type Signature } from './frozen.ts'
import { foldItems } from './items.ts'
import { areDifferent, goneStroke, liveStrokes, strokeOf, type Stroke, type Value } from './live.ts'
import { isRemoved, noRemovals, type Removals } from './removals.ts'

/** A field of a folded record. In conflict `shown` is absent unless the policy says what shows meanwhile. */
export type Field = { live: Value[]; conflict: boolean; shown?: Json }

/** A list item: there, removed, or removed while someone who did not see it edited it. */
export type ItemState = 'present' | 'removed' | 'review'

/** An entry that tried to move a frozen field: kept and shown, never live. */
export type Irregularity = { entry: EntryId; path: Path }

/** A record as the fold of its entries. Plain JSON, the same on every device that has the same entries. */
export type Folded = {
  record: RecordId
  kind: string
  case?: RecordId
  fields: Record<Path, Field>
  items: Record<string, Record<string, ItemState>>
  irregular: Irregularity[]
  /** Entries of which this version of the app understands nothing or not all. */
  unknown: EntryId[]
  /** Every entry that is here, folded or not. */
  entries: EntryId[]
}

/**
 * [E4] The fold: a pure function of the set of one record's entries (order and repeats are nothing), of what
 * was erased, and of the schema. `undefined` when nothing is left. Never throws on checked entries.
 */
export function foldRecord(
  entries: readonly Entry[],
  removals: Removals = noRemovals,
  schema: Schema = ownSchema,
): Folded | undefined {
  const all = [...new Map(entries.map((entry) => [entry._id, entry])).values()]
  const kept = all.filter((entry) => !isRemoved(entry, removals)).sort((a, b) => (a._id < b._id ? -1 : 1))
  const first = kept[0]
  if (!first) return undefined
  const kind = schema.get(first.kind)
  const strokes = new Map<Path, Stroke[]>()
  const unknown = kept.filter((entry) => !addStrokes(strokes, entry, kind))
  addErased(strokes, first.record, removals, kind)
  const irregular: Irregularity[] = []
  const fields = kind ? foldFields(kind, strokes, signaturesOf(kept, first.record, removals), irregular) : {}
  const ofCase = kept.map((entry) => entry.case).find((id) => id !== undefined)
  return {
    record: first.record,
    kind: first.kind,
    ...(ofCase !== undefined && { case: ofCase }),
    fields,
    items: foldItems(fields, strokes),
    irregular,
    unknown: unknown.map((entry) => entry._id),
    entries: kept.map((entry) => entry._id),
  }
}

/** [E13] Adds what is understood of an entry; false when something of it is not. */
function addStrokes(strokes: Map<Path, Stroke[]>, entry: Entry, kind: Kind | undefined): boolean {
  if (!kind || entry.v !== envelopeVersion) return false
  let whole = true
  for (const path of Object.keys(entry.set)) {
    if (understoodField(kind, entry, path)) push(strokes, path, strokeOf(entry, path))
    else whole = false
  }
  return whole
}

/** [E13] The field that an entry sets, where this app knows the path and takes the value. */
export function understoodField(kind: Kind, entry: Entry, path: Path): FieldSchema | undefined {
  const field = fieldOf(kind, path)
  return field && z.safeParse(field.value, entry.set[path]).success ? field : undefined
}

/** [E14] An erased entry goes on standing over what it replaced. */
function addErased(
  strokes: Map<Path, Stroke[]>,
  record: RecordId,
  removals: Removals,
  kind: Kind | undefined,
): void {
  for (const entry of removals.erasedOf.get(record) ?? [])
    for (const [path, over] of Object.entries(removals.entries.get(entry) ?? {}))
      if (kind && fieldOf(kind, path)) push(strokes, path, goneStroke(entry, over))
}

/** [E10] Every signature of a record, erased ones too [E14]: what they shut out does not come in. */
export function signaturesOf(kept: readonly Entry[], record: RecordId, removals: Removals): Signature[] {
  const here = kept.flatMap(({ v, _id, covers }): Signature[] =>
    v === envelopeVersion && covers ? [{ entry: _id, covers: new Set(covers).add(_id) }] : [],
  )
  const gone = (removals.erasedOf.get(record) ?? []).flatMap((entry): Signature[] => {
    const covers = removals.covers.get(entry)
    return covers ? [{ entry, covers: new Set(covers).add(entry) }] : []
  })
  return [...here, ...gone]
}

function push(strokes: Map<Path, Stroke[]>, path: Path, stroke: Stroke): void {
  const there = strokes.get(path)
  if (there) there.push(stroke)
  else strokes.set(path, [stroke])
}

function foldFields(
  kind: Kind,
  strokes: ReadonlyMap<Path, Stroke[]>,
  signatures: readonly Signature[],
  irregular: Irregularity[],
): Record<Path, Field> {
  const fields: Record<Path, Field> = {}
  for (const path of [...strokes.keys()].sort()) {
    const field = fieldOf(kind, path) as FieldSchema
    const { live, irregular: odd } = liveOf(field, strokes.get(path) as Stroke[], signatures)
    irregular.push(...odd.map((entry) => ({ entry, path })))
    if (live.length > 0) fields[path] = fieldFrom(field, live)
  }
  return fields
}

function liveOf(field: FieldSchema, strokes: readonly Stroke[], signatures: readonly Signature[]) {
  if (field.policy.type === 'frozen') return freezeCovered(strokes, signatures)
  if (field.policy.type === 'once') return freezeFirst(strokes)
  return { live: liveStrokes(strokes), irregular: [] }
}

function fieldFrom(field: FieldSchema, live: readonly Stroke[]): Field {
  const values = live.map(({ entry, value, author, device, at }): Value => ({
    entry,
    value,
    author,
    device,
    at,
  }))
  if (!areDifferent(values)) return { live: values, conflict: false, shown: (values[0] as Value).value }
  const { policy } = field
  if (policy.type === 'latest') return { live: values, conflict: false, shown: latestOf(values).value }
  if (policy.type === 'protective') {
    return { live: values, conflict: true, shown: mostProtective(policy.order, values) }
  }
  return { live: values, conflict: true }
}

/** [E8] The latest by the writers' clocks, ties by entry id. */
export function latestOf(values: readonly Value[]): Value {
  return values.reduce((a, b) => (b.at > a.at || (b.at === a.at && b.entry > a.entry) ? b : a))
}

/** [E9] The most protective of the values; one that the order does not name protects least. */
function mostProtective(order: readonly Json[], values: readonly Value[]): Json {
  const texts = order.map((value) => canonicalJson(value))
  const rank = (value: Json) => (texts.indexOf(canonicalJson(value)) + texts.length + 1) % (texts.length + 1)
  return values.map(({ value }) => value).reduce((a, b) => (rank(b) < rank(a) ? b : a))
}
