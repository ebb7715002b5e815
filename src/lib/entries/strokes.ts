import { fieldOf, type FieldSchema, type Kind } from '#lib/domain/schema/kind.ts'
import * as z from 'zod/mini'
import { envelopeVersion, type Entry, type EntryId, type Path, type RecordId } from './entry.ts'
import type { Signature } from './frozen.ts'
import { goneStroke, strokeOf, type Stroke } from './live.ts'
import type { Removals } from './removals.ts'

/** Everything that was said of one path, with the schema of it. */
export type Track = { field: FieldSchema; strokes: Stroke[] }

/** What is understood of some entries, by path, and the ids of those of which something is not [E13]. */
export function gatherTracks(
  entries: readonly Entry[],
  kind: Kind | undefined,
): { tracks: Map<Path, Track>; unknown: EntryId[] } {
  const tracks = new Map<Path, Track>()
  const unknown = entries.filter((entry) => !kind || !addEntry(tracks, kind, entry)).map(({ _id }) => _id)
  return { tracks, unknown }
}

function addEntry(tracks: Map<Path, Track>, kind: Kind, entry: Entry): boolean {
  if (entry.v !== envelopeVersion) return false
  let isWhole = true
  for (const path of Object.keys(entry.set)) {
    const field = tracks.get(path)?.field ?? fieldOf(kind, path)
    if (field && takes(field, entry, path)) push(tracks, path, field, strokeOf(entry, path))
    else isWhole = false
  }
  return isWhole
}

/** [E14] An erased entry goes on standing over what it replaced. */
export function addErased(tracks: Map<Path, Track>, kind: Kind, record: RecordId, removals: Removals): void {
  for (const entry of removals.erasedOf.get(record) ?? []) {
    for (const [path, over] of Object.entries(removals.entries.get(entry) ?? {})) {
      const field = tracks.get(path)?.field ?? fieldOf(kind, path)
      if (field) push(tracks, path, field, goneStroke(entry, over))
    }
  }
}

/** [E10] Every signature of a record, erased ones too [E14]: what they shut out does not come in. */
export function signaturesOf(entries: readonly Entry[], record: RecordId, removals: Removals): Signature[] {
  const signatures: Signature[] = []
  const add = (entry: EntryId, covers: readonly EntryId[] | undefined) => {
    if (covers) signatures.push({ entry, covers: new Set(covers).add(entry) })
  }
  for (const { v, _id, covers } of entries) if (v === envelopeVersion) add(_id, covers)
  for (const entry of removals.erasedOf.get(record) ?? []) add(entry, removals.covers.get(entry))
  return signatures
}

/** [E13] The field that an entry sets, where this app knows the path and takes the value. */
export function understoodField(kind: Kind, entry: Entry, path: Path): FieldSchema | undefined {
  const field = fieldOf(kind, path)
  return field && takes(field, entry, path) ? field : undefined
}

function takes(field: FieldSchema, entry: Entry, path: Path): boolean {
  return z.safeParse(field.value, entry.set[path]).success
}

function push(tracks: Map<Path, Track>, path: Path, field: FieldSchema, stroke: Stroke): void {
  const there = tracks.get(path)
  if (there) there.strokes.push(stroke)
  else tracks.set(path, { field, strokes: [stroke] })
}
