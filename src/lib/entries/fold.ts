import { schema as ownSchema, type Schema } from '#lib/domain/kinds/index.ts'
import type { FieldSchema, Json } from '#lib/domain/schema/kind.ts'
import { canonicalJson } from './canonical.ts'
import type { Entry, EntryId, Path, RecordId } from './entry.ts'
import { freezeCovered, freezeFirst, type Signature } from './frozen.ts'
import { foldItems, type ItemState } from './items.ts'
import { areDifferent, liveStrokes, type Stroke, type Value } from './live.ts'
import { isRemoved, noRemovals, type Removals } from './removals.ts'
import { addErased, gatherTracks, signaturesOf, type Track } from './strokes.ts'

/** A field of a folded record. In conflict `shown` is absent unless the policy says what shows meanwhile. */
export type Field = { live: Value[]; conflict: boolean; shown?: Json }

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
  const { tracks, unknown } = gatherTracks(kept, kind)
  if (kind) addErased(tracks, kind, first.record, removals)
  const { fields, irregular } = foldFields(tracks, signaturesOf(kept, first.record, removals))
  const ofCase = kept.find((entry) => entry.case !== undefined)?.case
  return {
    record: first.record,
    kind: first.kind,
    ...(ofCase !== undefined && { case: ofCase }),
    fields,
    items: foldItems(fields, tracks),
    irregular,
    unknown,
    entries: kept.map((entry) => entry._id),
  }
}

function foldFields(
  tracks: ReadonlyMap<Path, Track>,
  signatures: readonly Signature[],
): Pick<Folded, 'fields' | 'irregular'> {
  const fields: Record<Path, Field> = {}
  const irregular: Irregularity[] = []
  for (const path of [...tracks.keys()].sort()) {
    const { field, strokes } = tracks.get(path) as Track
    const { live, irregular: odd } = liveOf(field, strokes, signatures)
    for (const entry of odd) irregular.push({ entry, path })
    if (live.length > 0) fields[path] = fieldFrom(field, live)
  }
  return { fields, irregular }
}

function liveOf(field: FieldSchema, strokes: readonly Stroke[], signatures: readonly Signature[]) {
  if (field.policy.type === 'frozen') return freezeCovered(strokes, signatures)
  if (field.policy.type === 'once') return freezeFirst(strokes)
  return { live: liveStrokes(strokes), irregular: [] }
}

function fieldFrom(field: FieldSchema, live: readonly Stroke[]): Field {
  const values = live.map(({ entry, value, author, device, at }): Value => {
    return { entry, value, author, device, at }
  })
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
