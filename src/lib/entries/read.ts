import type { Json } from '#lib/domain/schema/kind.ts'
import type { EntryId, Path } from './entry.ts'
import type { Folded } from './fold.ts'

/** What a field shows, or `undefined` where it is empty, cleared or in an open conflict. */
export function valueOf(folded: Folded, path: Path): Json | undefined {
  const shown = folded.fields[path]?.shown
  return shown === null ? undefined : shown
}

/** A field's text, or `undefined`. */
export function textOf(folded: Folded, path: Path): string | undefined {
  const value = valueOf(folded, path)
  return typeof value === 'string' ? value : undefined
}

/** Every different value that a field may have now: one, or those in conflict; cleared values are left out. */
export function valuesOf(folded: Folded, path: Path): Json[] {
  const values = folded.fields[path]?.live.map(({ value }) => value).filter((value) => value !== null) ?? []
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

/** [E16] The entries whose values stand on screen for a path: what a save of it must name in `over`. */
export function seenOf(folded: Folded | undefined, path: Path): EntryId[] {
  return folded?.fields[path]?.live.map(({ entry }) => entry) ?? []
}

/** [E12] What a removal of a list item must name: every live value of its leaves. */
export function seenOfItem(folded: Folded, list: string, item: string): EntryId[] {
  const prefix = `${list}/${item}/`
  const fields = Object.entries(folded.fields).filter(([path]) => path.startsWith(prefix))
  return [...new Set(fields.flatMap(([, field]) => field.live.map(({ entry }) => entry)))].sort()
}

/** The ids of a keyed list's items that show: present ones and those under review, in order of id. */
export function itemsOf(folded: Folded, list: string): string[] {
  const items = folded.items[list] ?? {}
  return Object.keys(items)
    .filter((item) => items[item] !== 'removed')
    .sort()
}

/** The paths that wait for a person's choice: fields in conflict, and items edited by someone who did not see them go. */
export function conflictsOf(folded: Folded): Path[] {
  const fields = Object.keys(folded.fields).filter((path) => folded.fields[path]?.conflict)
  const items = Object.entries(folded.items).flatMap(([list, states]) =>
    Object.keys(states)
      .filter((item) => states[item] === 'review' && !folded.fields[`${list}/${item}/removed`]?.conflict)
      .map((item) => `${list}/${item}/removed`),
  )
  return [...fields, ...items].sort()
}
