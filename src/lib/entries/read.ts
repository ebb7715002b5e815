import { itemOf, type Json } from '#lib/domain/schema/kind.ts'
import { canonicalJson } from './canonical.ts'
import { limits } from './edge.ts'
import type { EntryId, Path } from './entry.ts'
import type { Field, Folded } from './fold.ts'

/** What a field shows, or `undefined` where it is empty, cleared or in an open conflict. */
export function valueOf(folded: Folded, path: Path): Json | undefined {
  const shown = fieldAt(folded, path)?.shown
  return shown === null ? undefined : shown
}

/** A field's text, or `undefined`. */
export function textOf(folded: Folded, path: Path): string | undefined {
  const value = valueOf(folded, path)
  return typeof value === 'string' ? value : undefined
}

/** Every different value that a field may have now: one, or those in conflict; cleared values are left out. */
export function valuesOf(folded: Folded, path: Path): Json[] {
  const values = fieldAt(folded, path)?.live.map(({ value }) => value) ?? []
  return [...new Map(values.map((value) => [canonicalJson(value), value])).values()].filter(
    (value) => value !== null,
  )
}

/** [E16] The entries whose values stand on screen for a path: what a save of it must name in `over`. */
export function seenOf(folded: Folded | undefined, path: Path): EntryId[] {
  return (folded && fieldAt(folded, path)?.live.map(({ entry }) => entry)) ?? []
}

/** [E12] What a removal of a list item must name: every live value of its leaves. */
export function seenOfItem(folded: Folded, list: string, item: string): EntryId[] {
  const prefix = `${list}/${item}/`
  const fields = Object.entries(folded.fields).filter(([path]) => path.startsWith(prefix))
  return [...new Set(fields.flatMap(([, field]) => field.live.map(({ entry }) => entry)))].sort()
}

/**
 * [E10] What a signature must name: what stands on screen, and what led there; not what was already irregular
 * and not what this app could not show. At most as many as an entry carries, what stands on screen first.
 */
export function coversOf(folded: Folded): EntryId[] {
  const live = new Set(Object.values(folded.fields).flatMap((field) => field.live.map(({ entry }) => entry)))
  const left = new Set([...folded.irregular.map(({ entry }) => entry), ...folded.unknown])
  const rest = folded.entries.filter((entry) => !live.has(entry) && !left.has(entry))
  return [...live, ...rest].slice(0, limits.ids).sort()
}

/** The ids of a keyed list's items that show: present ones and those under review, in order of id. */
export function itemsOf(folded: Folded, list: string): string[] {
  const items = Object.hasOwn(folded.items, list) ? folded.items[list] : undefined
  return Object.entries(items ?? {})
    .filter(([, state]) => state !== 'removed')
    .map(([item]) => item)
    .sort()
}

/** The paths that wait for a person's choice: fields in conflict, and items edited by someone who did not see them go. */
export function conflictsOf(folded: Folded): Path[] {
  const fields = Object.keys(folded.fields).filter(
    (path) => fieldAt(folded, path)?.conflict && !isLeftToItem(folded, path),
  )
  const items = Object.entries(folded.items).flatMap(([list, states]) =>
    Object.entries(states).flatMap(([item, state]) =>
      state === 'review' ? [`${list}/${item}/removed`] : [],
    ),
  )
  return [...fields, ...items].sort()
}

/** [E12] Of a removal only the item's state asks, and a removed item asks nothing at all. */
function isLeftToItem(folded: Folded, path: Path): boolean {
  const at = itemOf(path)
  return at !== undefined && (at.leaf === 'removed' || !itemsOf(folded, at.list).includes(at.item))
}

function fieldAt(folded: Folded, path: Path): Field | undefined {
  return Object.hasOwn(folded.fields, path) ? folded.fields[path] : undefined
}
