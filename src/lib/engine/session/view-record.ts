import { schema } from '#lib/domain/kinds/index.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { mayWrite } from '#lib/domain/schema/may-write.ts'
import { rolesAt, type Role } from '#lib/domain/schema/roles.ts'
import type { Field, Folded } from '#lib/entries/fold.ts'
import type { Value } from '#lib/entries/live.ts'
import { conflictsOf } from '#lib/entries/read.ts'
import type { FieldView, Mark, RecordView, ValueView } from '../views.ts'
import type { Directory } from './directory.ts'
import { withhold } from './withhold.ts'

/** What a view needs to know besides the record: names, where each entry is, and what the viewer may write. */
export type Viewer = {
  directory: Directory
  grants: readonly string[]
  /** Where an entry is, when it is not confirmed. */
  markOf(entry: string): Mark | undefined
}

/** A value with its author's name and its tablet's label. */
export function viewValue(value: Value, directory: Directory): ValueView {
  return {
    entry: value.entry,
    value: value.value,
    author: directory.author(value.author),
    device: directory.deviceLabel(value.device),
    at: value.at,
  }
}

/** A folded record as pages show it. `signed` says that its frozen fields are closed. */
export function viewRecord(whole: Folded, scope: string, viewer: Viewer, signed = false): RecordView {
  const folded = withhold(whole)
  const roles = rolesAt(viewer.grants, parseDatabase(scope)?.tavolo)
  const fields: Record<string, FieldView> = {}
  for (const [path, field] of Object.entries(folded.fields)) {
    fields[path] = viewField(folded.kind, path, field, { roles, signed, viewer })
  }
  const values = Object.values(folded.fields).flatMap((field) => field.live)
  const last = values.reduce<Value | undefined>((a, b) => (a && a.at >= b.at ? a : b), undefined)
  const mark = worst(Object.values(fields).map((field) => field.mark))
  return {
    record: folded.record,
    kind: folded.kind,
    scope,
    ...(folded.case !== undefined && { case: folded.case }),
    fields,
    items: folded.items,
    conflicts: conflictsOf(folded),
    irregular: folded.irregular.length,
    ...(signed && { signed: true as const }),
    ...(mark && { mark }),
    changed: { author: viewer.directory.author(last?.author ?? ''), at: last?.at ?? '' },
  }
}

function viewField(
  kindName: string,
  path: string,
  field: Field,
  { roles, signed, viewer }: { roles: readonly Role[]; signed: boolean; viewer: Viewer },
): FieldView {
  const mark = worst(field.live.map(({ entry }) => viewer.markOf(entry)))
  const kind = schema.get(kindName)
  const isSet = field.live.length > 0 && !field.conflict
  return {
    path,
    ...(field.shown !== undefined && field.shown !== null && { shown: field.shown }),
    values: field.live.map((value) => viewValue(value, viewer.directory)),
    conflict: field.conflict,
    ...(mark && { mark }),
    editable:
      kind !== undefined &&
      mayWrite(kind, path, roles, {
        isSigned: signed,
        isSet,
        grants: viewer.grants,
      }),
  }
}

/** The mark that most needs a look: refused before waiting before sent. */
export function worst(marks: readonly (Mark | undefined)[]): Mark | undefined {
  return (['refused', 'local', 'sent'] as const).find((mark) => marks.includes(mark))
}
