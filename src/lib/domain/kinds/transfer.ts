import { code, day, field, recordOf, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** Why a case goes to another tavolo. */
export const transferReasons = ['RESIDENZA', 'LAVORO', 'RICHIESTA', 'ALTRO'] as const

/** Why the other tavolo does not take it. */
export const transferRefusals = ['NON_COMPETENTE', 'GIA_SEGUITA', 'MANCANO_DATI', 'ALTRO'] as const

const once = { policy: { type: 'once' } } as const

/**
 * A case that one tavolo proposes to another. The record lies in both databases, and the gateway carries each side's
 * entries over. It says nothing of the person but the case's id, so that it may outlive the case in the old tavolo.
 */
export const transfer: Kind = {
  name: 'transfer',
  databases: ['tavolo'],
  writers: ['coordinatore'],
  case: 'none',
  fields: {
    target: field(recordOf('case'), once),
    from: field(text(40), once),
    to: field(text(40), once),
    reason: field(code(transferReasons), once),
    on: field(day(), once),
    withdrawnOn: field(day(), { policy: { type: 'latest' } }),
    acceptedOn: field(day(), { policy: { type: 'latest' } }),
    refusedOn: field(day(), { policy: { type: 'latest' } }),
    refusedWhy: field(code(transferRefusals), { policy: { type: 'latest' } }),
  },
}
