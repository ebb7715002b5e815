import { choiceFields } from '../schema/choices.ts'
import { code, day, field, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'
import { ways } from './notice.ts'

/** What a person is asked a yes for, each by itself: to the tavolo, to a host, to a follow-up, to their story. */
export const purposes = ['P1', 'P2', 'P3', 'P4'] as const

/** From what protects the person most to what protects least. */
export const consentStates = ['REVOCATO', 'NEGATO', 'SCADUTO', 'PRESTATO'] as const

/** A person's answer for one purpose. A revocation beats everything; a new yes is a new record (design.md). */
export const consent: Kind = {
  name: 'consent',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'required',
  fields: {
    purpose: field(code(purposes), { policy: { type: 'once' } }),
    noticeVersion: field(text(40)),
    state: field(code(consentStates), {
      policy: { type: 'protective', order: consentStates, lifters: ['coordinatore'], reason: 'stateWhy' },
    }),
    stateWhy: field(text(200), { sensitivity: 'R' }),
    givenOn: field(day()),
    endedOn: field(day()),
    // As on a contact.
    revokedSeen: field(day(), { writers: ['coordinatore'] }),
    way: field(code(ways)),
    // Strokes of the pen, as an SVG path: no picture, and nothing that a camera saw.
    signature: field(text(12_000), { sensitivity: 'R' }),
    ...choiceFields,
  },
}
