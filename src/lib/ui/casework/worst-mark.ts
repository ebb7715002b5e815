import type { FieldView, Mark } from '#lib/engine/views.ts'

/** Of several fields the mark that most needs a look; none when all are confirmed. */
export function worstMark(fields: readonly (FieldView | undefined)[]): Mark | undefined {
  return (['refused', 'local', 'sent'] as const).find((mark) => fields.some((field) => field?.mark === mark))
}
