import { areas } from '../autonomy/areas.ts'
import { causes } from '../autonomy/causes.ts'
import { choiceFields } from '../schema/choices.ts'
import { code, day, field, moment, text, whole } from '../schema/fields.ts'
import type { FieldSchema, Kind } from '../schema/kind.ts'

/** When in the path a person is assessed: at the start, on the way, at the exit, 6 and 12 months after it. */
export const assessmentTimes = ['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'USCITA', 'F6', 'F12'] as const

/** Work only; a plan with a tutor; the équipe; a specialist service; information only (domain.md §4). */
export const assessmentOutcomes = ['E1', 'E2', 'E3', 'E4', 'E5'] as const

/** How much a cause weighs. */
export const causeWeights = ['ASSENTE', 'CONCORRENTE', 'PREVALENTE'] as const

const frozen = { policy: { type: 'frozen' }, sensitivity: 'R' } as const
const score = () => whole(0, 9)

/**
 * The Mappa dell'Autonomia of a person at one time. The first signature freezes what it covers, the second makes it
 * valid; one of the two is a social worker's. A correction is a new assessment. No total is kept or computed.
 */
export const assessment: Kind = {
  name: 'assessment',
  databases: ['tavolo'],
  writers: ['operatore', 'tutor', 'coordinatore', 'assistente-sociale'],
  signers: ['operatore', 'coordinatore', 'assistente-sociale'],
  signatures: ['signedBySocialWorker', 'signedByOther'],
  case: 'required',
  fields: {
    time: field(code(assessmentTimes), frozen),
    date: field(day(), frozen),
    ...Object.fromEntries(
      areas.flatMap((area): [string, FieldSchema][] => [
        [`${area}/score`, field(score(), frozen)],
        [`${area}/own`, field(score(), frozen)],
        [`${area}/evidence`, field(text(300), frozen)],
      ]),
    ),
    ...Object.fromEntries(causes.map((cause) => [cause, field(code(causeWeights), frozen)])),
    outcome: field(code(assessmentOutcomes), frozen),
    summary: field(text(1000), frozen),
    signedBySocialWorker: field(moment(), { policy: { type: 'latest' }, writers: ['assistente-sociale'] }),
    signedByOther: field(moment(), { policy: { type: 'latest' }, writers: ['operatore', 'coordinatore'] }),
    ...choiceFields,
  },
}
