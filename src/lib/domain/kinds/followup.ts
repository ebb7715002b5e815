import { choiceFields } from '../schema/choices.ts'
import { code, day, field, flag, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

/** Six and twelve months after the exit. */
export const followupTimes = ['F6', 'F12'] as const

/** Whether the person was reached; who was not is no success (domain.md §7). */
export const followupContacts = ['RILEVATO', 'IRREPERIBILE', 'RIFIUTA', 'TRASFERITO', 'DECEDUTO'] as const

/** How a person is some time after the exit: one slot for each time of each exit. */
export const followup: Kind = {
  name: 'followup',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'required',
  fields: {
    time: field(code(followupTimes), { policy: { type: 'once' } }),
    exit: field(day(), { policy: { type: 'once' } }),
    date: field(day()),
    contact: field(code(followupContacts)),
    works: field(flag(), { sensitivity: 'R' }),
    contract: field(text(120), { sensitivity: 'R' }),
    centsPerMonth: field(whole(0, 1_000_000), { sensitivity: 'R' }),
    satisfaction: field(whole(1, 5)),
    note: field(text(500), { sensitivity: 'R' }),
    ...choiceFields,
  },
}
