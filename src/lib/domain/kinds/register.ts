import { choiceFields } from '../schema/choices.ts'
import { code, field, flag, moment, recordOf, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

/** Why a trainee was not there. "Giustificata" is all that is said of health (design.md, Databases). */
export const absences = ['GIUSTIFICATA', 'PERMESSO', 'CHIUSURA', 'INGIUSTIFICATA'] as const

const frozen = { policy: { type: 'frozen' } } as const

/**
 * The presences of one month of a traineeship, one item a day (`01`…`31`). Trainee and host sign it, which freezes
 * the days; what it then pays is computed from them by the rule of that month.
 */
export const register: Kind = {
  name: 'register',
  databases: ['tavolo'],
  writers: caseWriters,
  signers: caseWriters,
  signatures: ['closedAt'],
  case: 'required',
  fields: {
    action: field(recordOf('action'), { policy: { type: 'once' } }),
    month: field(text(7), { policy: { type: 'once' } }),
    planned: field(whole(0, 31), frozen),
    'days/*/minutes': field(whole(0, 1440), frozen),
    'days/*/absence': field(code(absences), frozen),
    'days/*/removed': field(flag(), frozen),
    traineeSignature: field(text(12_000), { ...frozen, sensitivity: 'R' }),
    hostSignature: field(text(12_000), { ...frozen, sensitivity: 'R' }),
    closedAt: field(moment(), { policy: { type: 'latest' } }),
    ...choiceFields,
  },
}
