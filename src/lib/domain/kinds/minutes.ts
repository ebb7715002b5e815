import { minutesContent } from '../meeting/minutes-content.ts'
import { choiceFields } from '../schema/choices.ts'
import { field, flag, moment, recordOf, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

const frozen = { policy: { type: 'frozen' } } as const

/**
 * A signed verbale, one for a meeting: its words with codes alone, and two signatures drawn on the tablet, or the word
 * that paper was signed. The gateway gives the number.
 */
export const minutes: Kind = {
  name: 'minutes',
  databases: ['tavolo'],
  writers: [...caseWriters, 'gateway'],
  signers: caseWriters,
  signatures: ['signedAt'],
  case: 'none',
  fields: {
    meeting: field(recordOf('meeting'), { policy: { type: 'once' } }),
    content: field(minutesContent, frozen),
    coordinatorSignature: field(text(12_000), frozen),
    keeperSignature: field(text(12_000), frozen),
    onPaper: field(flag(), frozen),
    signedAt: field(moment(), { policy: { type: 'latest' } }),
    number: field(whole(1, 9999), { policy: { type: 'once' }, writers: ['gateway'] }),
    ...choiceFields,
  },
}
