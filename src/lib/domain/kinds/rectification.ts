import { day, field, recordOf, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

const once = { policy: { type: 'once' } } as const

/** What is put right in a signed verbale, whose own words never change: each is a record of its own. */
export const rectification: Kind = {
  name: 'rectification',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'none',
  fields: {
    meeting: field(recordOf('meeting'), once),
    on: field(day(), once),
    text: field(text(2000), once),
  },
}
