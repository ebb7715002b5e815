import { choiceFields } from '../schema/choices.ts'
import { code, day, field, login, recordOf, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

/** What became of a task. `MANCATO`: an appointment to which the person did not come. */
export const taskOutcomes = ['FATTO', 'MANCATO', 'ANNULLATO'] as const

/** Something that somebody owes a case by a day: a call, a paper, an appointment. */
export const task: Kind = {
  name: 'task',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'required',
  fields: {
    text: field(text(300), { sensitivity: 'R' }),
    type: field(code(['COMPITO', 'APPUNTAMENTO'])),
    by: field(day()),
    owner: field(login()),
    about: field(recordOf('action')),
    // What the tavolo decided, where that made it.
    decision: field(recordOf('decision'), { policy: { type: 'once' } }),
    outcome: field(code(taskOutcomes)),
    outcomeOn: field(day()),
    ...choiceFields,
  },
}
