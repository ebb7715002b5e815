import { areas } from '../autonomy/areas.ts'
import { choiceFields } from '../schema/choices.ts'
import { code, day, field, flag, moment, recordOf, text, whole } from '../schema/fields.ts'
import type { FieldSchema, Kind } from '../schema/kind.ts'
import { planStates } from '../workflow/plan-states.ts'
import { caseWriters } from './case-writers.ts'
import { ways } from './notice.ts'
import { supports } from './person.ts'

const frozen = { policy: { type: 'frozen' } } as const
const reserved = { ...frozen, sensitivity: 'R' } as const
const gone = (): FieldSchema => field(flag(), frozen)

/**
 * One version of a person's plan: objectives, who does what by when, supports, rhythm of review. Its signature
 * freezes it; a revision is the next version, with a reason. Each version has one slot in its case.
 */
export const plan: Kind = {
  name: 'plan',
  databases: ['tavolo'],
  writers: caseWriters,
  signers: ['operatore', 'coordinatore', 'assistente-sociale'],
  signatures: ['signedAt'],
  case: 'required',
  fields: {
    version: field(whole(1, 999), { policy: { type: 'once' } }),
    previous: field(recordOf('plan'), { policy: { type: 'once' } }),
    revisionWhy: field(text(300), reserved),
    state: field(code(planStates)),
    stateWhy: field(text(300), { sensitivity: 'R' }),
    stateSince: field(day()),
    'objectives/*/area': field(code(areas), frozen),
    'objectives/*/text': field(text(400), reserved),
    'objectives/*/indicator': field(text(300), reserved),
    'objectives/*/level': field(whole(1, 5), reserved),
    'objectives/*/by': field(day(), frozen),
    'objectives/*/removed': gone(),
    'ownTasks/*/text': field(text(400), reserved),
    'ownTasks/*/by': field(day(), frozen),
    'ownTasks/*/removed': gone(),
    'bodyTasks/*/body': field(recordOf('body'), frozen),
    'bodyTasks/*/text': field(text(400), reserved),
    'bodyTasks/*/by': field(day(), frozen),
    'bodyTasks/*/removed': gone(),
    'aids/*/type': field(code(supports), reserved),
    'aids/*/text': field(text(300), reserved),
    'aids/*/removed': gone(),
    reviewMonths: field(whole(1, 12), frozen),
    way: field(code(ways), frozen),
    signature: field(text(12_000), reserved),
    signedAt: field(moment(), { policy: { type: 'latest' } }),
    ...choiceFields,
  },
}
