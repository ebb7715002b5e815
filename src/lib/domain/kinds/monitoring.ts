import { choiceFields } from '../schema/choices.ts'
import { day, field, recordOf, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

const mark = () => field(whole(1, 5), { sensitivity: 'R' })

/** What a tutor saw of an action, at least once a month: records of their own, they only add up (domain.md §3). */
export const monitoring: Kind = {
  name: 'monitoring',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'required',
  fields: {
    action: field(recordOf('action')),
    date: field(day()),
    presence: mark(),
    relations: mark(),
    learning: mark(),
    trouble: field(text(500), { sensitivity: 'R' }),
    nextStep: field(text(300), { sensitivity: 'R' }),
    ...choiceFields,
  },
}
