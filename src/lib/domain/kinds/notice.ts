import { choiceFields } from '../schema/choices.ts'
import { code, day, field, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

/** How a notice was given or a yes was said: on paper, on the tablet, or read aloud. */
export const ways = ['CARTA', 'TABLET', 'VOCE'] as const

/** That the person was given the notice on their data, which is always due and is no consent (domain.md §8). */
export const notice: Kind = {
  name: 'notice',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'required',
  fields: {
    version: field(text(40)),
    givenOn: field(day()),
    way: field(code(ways)),
    language: field(text(40)),
    ...choiceFields,
  },
}
