import { decisionTypes } from '../meeting/decisions.ts'
import { choiceFields } from '../schema/choices.ts'
import { code, day, field, login, moment, recordOf, removed, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { closures } from './case.ts'
import { caseWriters } from './case-writers.ts'

const reserved = { sensitivity: 'R' } as const
const once = { policy: { type: 'once' } } as const

/**
 * What a meeting heard and decided of one case; its place is the meeting, so that two tablets write one. `mode`: by
 * consent or by majority, with who did not agree.
 */
export const decision: Kind = {
  name: 'decision',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'required',
  fields: {
    meeting: field(recordOf('meeting'), once),
    date: field(day(), once),
    facts: field(text(1000), reserved),
    wish: field(text(1000), reserved),
    proposal: field(text(1000), reserved),
    type: field(code(decisionTypes)),
    why: field(text(300), reserved),
    closure: field(code(closures)),
    owner: field(login()),
    by: field(day()),
    mode: field(code(['CONSENSO', 'MAGGIORANZA'])),
    decidedAt: field(moment(), { policy: { type: 'latest' } }),
    'dissents/*/who': field(text(160)),
    'dissents/*/words': field(text(500), reserved),
    'dissents/*/removed': removed(),
    'notes/*/text': field(text(2000), reserved),
    'notes/*/removed': removed(),
    ...choiceFields,
  },
}
