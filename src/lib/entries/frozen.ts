import { canonicalJson } from './canonical.ts'
import type { EntryId } from './entry.ts'
import { liveStrokes, type Stroke } from './live.ts'

/** The strokes that count on a frozen path, and the entries that tried to move it and do not. */
export type Frozen = { live: Stroke[]; irregular: EntryId[] }

/**
 * [E10] A signed field: the live strokes of exactly the entries that each signature covers, together. With no
 * signature nothing is frozen yet. A stroke that no signature covers is irregular, whenever it was made.
 */
export function freezeCovered(
  strokes: readonly Stroke[],
  signatures: readonly ReadonlySet<EntryId>[],
): Frozen {
  if (signatures.length === 0) return { live: liveStrokes(strokes), irregular: [] }
  const live = new Map<EntryId, Stroke>()
  for (const covered of signatures) {
    const inside = strokes.filter((stroke) => covered.has(stroke.entry))
    for (const stroke of liveStrokes(inside)) live.set(stroke.entry, stroke)
  }
  const outside = strokes.filter((stroke) => !signatures.some((covered) => covered.has(stroke.entry)))
  return { live: byEntry([...live.values()]), irregular: byEntry(outside).map((stroke) => stroke.entry) }
}

/**
 * [E11] A write-once field: firsts (over nothing) count, and a choice between firsts that differ. Anything
 * else, such as a change of a single first, is irregular.
 */
export function freezeFirst(strokes: readonly Stroke[]): Frozen {
  const byId = new Map(strokes.map((stroke) => [stroke.entry, stroke]))
  const counts = new Map<EntryId, boolean>()
  for (const stroke of inCausalOrder(strokes, byId))
    counts.set(stroke.entry, isFirstOrChoice(stroke, byId, counts))
  const counted = strokes.filter((stroke) => counts.get(stroke.entry))
  const irregular = strokes.filter((stroke) => !counts.get(stroke.entry))
  return { live: liveStrokes(counted), irregular: byEntry(irregular).map((stroke) => stroke.entry) }
}

function isFirstOrChoice(
  stroke: Stroke,
  byId: ReadonlyMap<EntryId, Stroke>,
  counts: ReadonlyMap<EntryId, boolean>,
): boolean {
  if (stroke.over.length === 0) return true
  const seen = stroke.over.flatMap((id) => (counts.get(id) ? (byId.get(id) ?? []) : []))
  const heads = liveStrokes(seen)
  return new Set(heads.map((head) => canonicalJson(head.value))).size > 1
}

/** Every stroke after those that it is over. A hash cannot name what is made after it, so there is no cycle. */
function inCausalOrder(strokes: readonly Stroke[], byId: ReadonlyMap<EntryId, Stroke>): Stroke[] {
  const ordered: Stroke[] = []
  const state = new Map<EntryId, 'open' | 'done'>()
  const stack = byEntry(strokes)
  while (stack.length > 0) {
    const stroke = stack[stack.length - 1] as Stroke
    const known = state.get(stroke.entry)
    if (known === undefined) {
      state.set(stroke.entry, 'open')
      for (const id of stroke.over) {
        const before = byId.get(id)
        if (before && !state.has(id)) stack.push(before)
      }
    } else {
      stack.pop()
      if (known === 'open') ordered.push(stroke)
      state.set(stroke.entry, 'done')
    }
  }
  return ordered
}

function byEntry(strokes: readonly Stroke[]): Stroke[] {
  return [...strokes].sort((a, b) => (a.entry < b.entry ? -1 : 1))
}
