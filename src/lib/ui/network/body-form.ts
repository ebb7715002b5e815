import type { FieldChange } from '#lib/engine/api.ts'
import type { RecordView } from '#lib/engine/views.ts'

/** The fields of a body that a form types. */
export const bodyPaths = [
  'name',
  'type',
  'comune',
  'taxCode',
  'joined',
  'contactPerson',
  'phone',
  'email',
  'privacyRole',
] as const

/** A body as it is typed. */
export type BodyForm = Record<(typeof bodyPaths)[number], string>

/** What stands already; for a new body nothing does. */
export function bodyForm(record?: RecordView): BodyForm {
  const shown = (path: string) => {
    const value = record?.fields[path]?.shown
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(bodyPaths.map((path) => [path, shown(path)])) as BodyForm
}

/** What a form changes, over what stood on screen. */
export function bodyChanges(form: BodyForm, record: RecordView): FieldChange[] {
  const before = bodyForm(record)
  return bodyPaths
    .filter((path) => form[path].trim() !== before[path])
    .map((path) => ({
      path,
      value: form[path].trim() || null,
      seen: record.fields[path]?.values.map(({ entry }) => entry) ?? [],
    }))
}

/** The field that is still missing. */
export function missingOfBody(form: BodyForm): keyof BodyForm | undefined {
  return (['name', 'type', 'joined', 'privacyRole'] as const).find((path) => !form[path].trim())
}
