import type { Json } from '#lib/domain/schema/kind.ts'
import { isSameJson } from './canonical.ts'
import type { Entry, EntryId } from './entry.ts'

/** One value of a field, with who wrote it, on which device, and when by that device's clock. */
export type Value = { entry: EntryId; value: Json; author: string; device: string; at: string }

/** What one entry does to one path. An erased entry still stands `over` others but has no value (`gone`). */
export type Stroke = Value & { over: readonly EntryId[]; gone?: true }

/** What an entry does to a path that it sets. */
export function strokeOf(entry: Entry, path: string): Stroke {
  const { _id, author, device, at } = entry
  const over = Object.hasOwn(entry.over, path) ? entry.over[path] : undefined
  return { entry: _id, value: entry.set[path] ?? null, author, device, at, over: over ?? [] }
}

/** What an erased entry goes on doing to a path [E14]. */
export function goneStroke(entry: EntryId, over: readonly EntryId[]): Stroke {
  return { entry, value: null, author: '', device: '', at: '', over, gone: true }
}

/** The strokes of a path that no other of them is `over`, erased ones too, sorted by entry id. */
export function unbeatenStrokes(strokes: readonly Stroke[]): Stroke[] {
  if (strokes.length < 2) return [...strokes]
  const beaten = new Set(strokes.flatMap((stroke) => stroke.over))
  return byEntry(strokes.filter((stroke) => !beaten.has(stroke.entry)))
}

/** [E6] The live strokes of a path: those that no other stroke of the same path is `over`, sorted by entry id. */
export function liveStrokes(strokes: readonly Stroke[]): Stroke[] {
  const unbeaten = unbeatenStrokes(strokes)
  return unbeaten.some((stroke) => stroke.gone) ? unbeaten.filter((stroke) => !stroke.gone) : unbeaten
}

/** Strokes in order of entry id. */
export function byEntry(strokes: readonly Stroke[]): Stroke[] {
  return [...strokes].sort((a, b) => (a.entry < b.entry ? -1 : 1))
}

/** [E7] True when the values are not all the same. */
export function areDifferent(values: readonly { value: Json }[]): boolean {
  return values.length > 1 && values.some(({ value }) => !isSameJson(value, values[0]?.value))
}
