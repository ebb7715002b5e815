import { choiceFields } from '../schema/choices.ts'
import { day, field, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** Health and judicial notes, for social workers alone, in a database that nobody else reads (design.md, Databases). */
export const reservedNote: Kind = {
  name: 'reserved-note',
  databases: ['riservato'],
  writers: ['assistente-sociale'],
  case: 'required',
  fields: {
    date: field(day()),
    health: field(text(4000), { sensitivity: 'S9' }),
    judicial: field(text(4000), { sensitivity: 'G10' }),
    hours: field(text(300), { sensitivity: 'G10' }),
    ...choiceFields,
  },
}
