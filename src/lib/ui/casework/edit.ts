import type { Json } from '#lib/domain/schema/kind.ts'
import type { FieldChange } from '#lib/engine/api.ts'
import type { FieldView, RecordView } from '#lib/engine/views.ts'
import type { FieldLine } from '../record/control.ts'
import { readTyped, typedText, type Fault } from '../record/field-text.ts'

/**
 * Words that are being typed into fields of a record, all by path: what stands in the controls, what stood there
 * when the editing began, and the entries that were on screen then. A later arrival changes none of it.
 */
export type Edit = {
  typed: Record<string, string>
  was: Record<string, string>
  seen: Record<string, string[]>
}

/** What a save of an edit would change, or what is wrong with it, by path. */
export type EditReading = { ok: true; changes: FieldChange[] } | { ok: false; faults: Record<string, Fault> }

/** Starts editing fields of a record (of one that is not there yet: from nothing). */
export function startEdit(lines: readonly FieldLine[], record: RecordView | undefined): Edit {
  const edit: Edit = { typed: {}, was: {}, seen: {} }
  for (const { path, control } of lines) {
    const field = record?.fields[path]
    const typed = typedText(control, field?.shown)
    edit.typed[path] = typed
    edit.was[path] = typed
    edit.seen[path] = seenOf(field)
  }
  return edit
}

/** True once something was typed that is not what stood there. */
export function isEditTouched({ typed, was }: Edit): boolean {
  return Object.keys(typed).some((path) => typed[path] !== was[path])
}

/** Reads the fields that were changed. */
export function readEdit(lines: readonly FieldLine[], { typed, was, seen }: Edit): EditReading {
  const changes: FieldChange[] = []
  const faults: Record<string, Fault> = {}
  for (const { path, control } of lines) {
    if (typed[path] === was[path]) continue
    const read = readTyped(control, typed[path] ?? '')
    if (read.ok) changes.push({ path, value: read.value, seen: seen[path] ?? [] })
    else faults[path] = read.fault
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, changes }
}

/** The values that came into a field since the editing began; they would stand beside what is typed. */
export function arrivedSince(edit: Edit, path: string, field: FieldView | undefined): FieldView['values'] {
  const seen = edit.seen[path] ?? []
  return (field?.values ?? []).filter(({ entry }) => !seen.includes(entry))
}

/** The same edit by someone who has now seen what stands in the field: a save replaces it. */
export function seeNow(edit: Edit, path: string, field: FieldView | undefined): Edit {
  return { ...edit, seen: { ...edit.seen, [path]: seenOf(field) } }
}

/** The fields of an item that is new: the leaves that were filled in. */
export function itemFields(list: string, changes: readonly FieldChange[]): Record<string, Json> {
  const prefix = `${list}/new/`
  return Object.fromEntries(changes.map(({ path, value }) => [path.slice(prefix.length), value]))
}

function seenOf(field: FieldView | undefined): string[] {
  return (field?.values ?? []).map(({ entry }) => entry)
}
