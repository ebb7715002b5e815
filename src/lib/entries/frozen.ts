import { countFreezers } from './choices.ts'
import type { EntryId } from './entry.ts'
import { byEntry, liveStrokes, type Stroke } from './live.ts'

/** The strokes that count on a frozen path, and the entries that tried to move it and do not. */
export type Frozen = { live: Stroke[]; irregular: EntryId[] }

/** A signature: its entry, and the entries that it covers, itself among them. */
export type Signature = { entry: EntryId; covers: ReadonlySet<EntryId> }

/**
 * [E10] A signed field: the live strokes of exactly the entries that a signature covers. With no signature nothing
 * is frozen yet; a stroke outside is irregular, whenever it was made. Signatures made apart that froze different
 * strokes stand side by side until one that covers them all chooses; one that saw a single content moves nothing.
 */
export function freezeCovered(strokes: readonly Stroke[], signatures: readonly Signature[]): Frozen {
  if (signatures.length === 0) return { live: liveStrokes(strokes), irregular: [] }
  const standing = standingSignatures(strokes, signatures)
  const live = new Map<EntryId, Stroke>()
  for (const { covers } of standing.heads)
    for (const stroke of contentOf(strokes, covers)) if (!stroke.gone) live.set(stroke.entry, stroke)
  const outside = strokes.filter(({ entry }) => !standing.all.some(({ covers }) => covers.has(entry)))
  return { live: byEntry([...live.values()]), irregular: namesOf(outside) }
}

/** The signatures that count for a path, and those of them that no other covers. */
function standingSignatures(strokes: readonly Stroke[], signatures: readonly Signature[]) {
  const ids = new Set(signatures.map(({ entry }) => entry))
  const counted = countFreezers(
    signatures.map(({ entry, covers }) => ({
      entry,
      over: [...covers].filter((id) => id !== entry && ids.has(id)),
      root: contentOf(strokes, covers)
        .map((stroke) => stroke.entry)
        .join(),
    })),
  )
  const all = signatures.filter(({ entry }) => counted.has(entry))
  const heads = all.filter(
    ({ entry }) => !all.some((other) => other.entry !== entry && other.covers.has(entry)),
  )
  return { all, heads }
}

/**
 * [E11] A write-once field: firsts (over nothing) count, and a choice between firsts. Anything else, such as a
 * change of a single first, is irregular. Clearing what was empty says nothing, so that no form freezes a gap.
 */
export function freezeFirst(strokes: readonly Stroke[]): Frozen {
  const said = strokes.filter(({ gone, value, over }) => gone || value !== null || over.length > 0)
  const counted = countFreezers(said.map(({ entry, over }) => ({ entry, over, root: entry })))
  return {
    live: liveStrokes(said.filter(({ entry }) => counted.has(entry))),
    irregular: namesOf(said.filter(({ entry }) => !counted.has(entry))),
  }
}

/**
 * The covered strokes that no covered one is over, be it through others that are not covered: a signature that
 * leaves out a step between two does not bring the first one back. Erased ones are among them.
 */
function contentOf(strokes: readonly Stroke[], covers: ReadonlySet<EntryId>): Stroke[] {
  const byId = new Map(strokes.map((stroke) => [stroke.entry, stroke]))
  const covered = strokes.filter((stroke) => covers.has(stroke.entry))
  const beaten = new Set<EntryId>()
  const waiting = covered.flatMap((stroke) => stroke.over)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (beaten.has(id)) continue
    beaten.add(id)
    waiting.push(...(byId.get(id)?.over ?? []))
  }
  return byEntry(covered.filter((stroke) => !beaten.has(stroke.entry)))
}

/** What is erased is named nowhere, not even as an irregularity. */
function namesOf(strokes: readonly Stroke[]): EntryId[] {
  return byEntry(strokes.filter((stroke) => !stroke.gone)).map((stroke) => stroke.entry)
}
