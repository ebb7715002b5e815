import { field, text } from './fields.ts'
import type { FieldSchema } from './kind.ts'

/** Why a person chose between values in conflict: written in the same entry as the choice, one item per choice. */
export const choiceFields: Readonly<Record<string, FieldSchema>> = {
  'choices/*/path': field(text(160)),
  'choices/*/note': field(text(500), { sensitivity: 'R' }),
}
