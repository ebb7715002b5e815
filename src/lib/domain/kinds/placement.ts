import { placementOutcomes, placementStates } from '../matching/placement-states.ts'
import { choiceFields } from '../schema/choices.ts'
import { code, codes, day, field, recordOf, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

const reserved = { sensitivity: 'R' } as const

/** What may be passed on to a body once it has said yes; the first asking says none of it. */
export const passedParts = ['NOME', 'RECAPITI', 'NASCITA', 'COMPETENZE', 'ORARI'] as const

/**
 * A person sent on to a body, for a resource or without one: first with the least that can be said (the case's code and
 * what is looked for), the rest once the body has accepted.
 */
export const placement: Kind = {
  name: 'placement',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'required',
  fields: {
    resource: field(recordOf('resource'), { policy: { type: 'once' } }),
    body: field(recordOf('body'), { policy: { type: 'once' } }),
    asked: field(day(), { policy: { type: 'once' } }),
    purpose: field(text(300), reserved),
    state: field(code(placementStates)),
    answered: field(day()),
    why: field(text(300), reserved),
    passed: field(codes(passedParts, passedParts.length)),
    started: field(day()),
    ended: field(day()),
    outcome: field(code(placementOutcomes)),
    note: field(text(500), reserved),
    ...choiceFields,
  },
}
