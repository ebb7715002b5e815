import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry, Path } from '#lib/entries/entry.ts'
import type { Field, Folded } from '#lib/entries/fold.ts'

/** A field with one live value that shows is the place of its entry; any other says all but the values. */
type PackedField = number | { live: number[]; conflict: boolean; shown?: Json }

/**
 * What a record's row holds: its entries by id, and their fold with places among them instead of copies. The
 * fold is stored, not made again at each reading, so that "Verifica integrità" has two things to compare.
 */
export type PackedRecord = {
  entries: Entry[]
  fold: {
    fields: Record<Path, PackedField>
    items: Folded['items']
    irregular: [entry: number, path: Path][]
    unknown: number[]
  }
}

/** Packs a fold with the entries that it is of. */
export function packRecord(folded: Folded, entries: readonly Entry[]): PackedRecord {
  const byId = new Map(entries.map((entry) => [entry._id, entry]))
  const places = new Map(folded.entries.map((id, place) => [id, place]))
  const place = (id: string) => places.get(id) as number
  const fields = Object.entries(folded.fields).map(
    ([path, field]) => [path, packField(field, place)] as const,
  )
  return {
    entries: folded.entries.map((id) => byId.get(id) as Entry),
    fold: {
      fields: Object.fromEntries(fields),
      items: folded.items,
      irregular: folded.irregular.map(({ entry, path }) => [place(entry), path]),
      unknown: folded.unknown.map(place),
    },
  }
}

function packField({ live, conflict, ...shown }: Field, place: (id: string) => number): PackedField {
  const [only] = live
  if (only && live.length === 1 && !conflict && shown.shown === only.value) return place(only.entry)
  return { live: live.map(({ entry }) => place(entry)), conflict, ...shown }
}

/** The fold that was packed. */
export function unpackRecord({ entries, fold }: PackedRecord): Folded {
  const first = entries[0] as Entry
  const ofCase = entries.find((entry) => entry.case !== undefined)?.case
  const fields = Object.entries(fold.fields).map(
    ([path, field]) => [path, unpackField(entries, path, field)] as const,
  )
  const idAt = (place: number) => (entries[place] as Entry)._id
  return {
    record: first.record,
    kind: first.kind,
    ...(ofCase !== undefined && { case: ofCase }),
    fields: Object.fromEntries(fields),
    items: fold.items,
    irregular: fold.irregular.map(([place, path]) => ({ entry: idAt(place), path })),
    unknown: fold.unknown.map(idAt),
    entries: entries.map(({ _id }) => _id),
  }
}

function unpackField(entries: readonly Entry[], path: Path, field: PackedField): Field {
  if (typeof field === 'number') {
    const value = valueAt(entries, path, field)
    return { live: [value], conflict: false, shown: value.value }
  }
  return { ...field, live: field.live.map((place) => valueAt(entries, path, place)) }
}

function valueAt(entries: readonly Entry[], path: Path, place: number): Field['live'][number] {
  const { _id, author, device, at, set } = entries[place] as Entry
  return { entry: _id, value: set[path] ?? null, author, device, at }
}
