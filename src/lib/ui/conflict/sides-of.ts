import { plainText } from '#lib/domain/schema/plain-text.ts'
import type { ConflictRow } from '#lib/engine/views.ts'
import type { Option } from '../form/option.ts'
import { isTypable, type Control } from '../record/control.ts'
import { controlOf } from '../record/field-controls.ts'
import { shownText, type NameOf } from '../record/field-text.ts'
import type { Text } from '../text/index.ts'
import type { Side } from './side.ts'

/** The values of a conflict in words, with who wrote each, when and on what. */
export function sidesOf(conflict: ConflictRow, text: Text, nameOf: NameOf): Side[] {
  const control = controlOf(conflict.kind, conflict.path)
  const isTyped = ['line', 'lines', 'taxCode'].includes(control.type)
  return conflict.values.map(({ entry, value, author, at, device }) => ({
    id: entry,
    value: shownText(control, value, text, nameOf),
    person: author.name,
    ...(author.body !== undefined && { body: author.body }),
    at,
    device,
    ...(!conflict.choices.keep.includes(entry) && { barred: true }),
    ...(!isTyped && { whole: true }),
  }))
}

/** True where another value may be written, and there is one that is not among those in conflict. */
export function isAnyOtherOpen(
  { choices, values }: ConflictRow,
  control: Control,
  options: readonly Option[] | undefined,
): boolean {
  if (!choices.write || !isTypable(control)) return false
  if (options === undefined || control.type === 'codes') return true
  return options.some((option) => !values.some(({ value }) => plainText(value) === option.value))
}
