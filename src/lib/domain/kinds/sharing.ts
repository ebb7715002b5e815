import { code, codes, day, field, recordOf, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** What a tavolo may show another of a shared case, beside the name. */
export const sharedParts = ['NASCITA', 'RECAPITI', 'STATO', 'REFERENTI', 'PROSSIMO_PASSO', 'AZIONI'] as const

/** Why two tavoli share a case. `STESSA_PERSONA` is the gateway's: each had opened one. */
export const sharingReasons = ['STESSA_PERSONA', 'LAVORO', 'FAMIGLIA', 'RICHIESTA', 'ALTRO'] as const

/** What each side says of it. */
export const sharingAnswers = ['SI', 'DIVERSI', 'NO'] as const

const once = { policy: { type: 'once' } } as const
const latest = { policy: { type: 'latest' } } as const

/**
 * A case that two tavoli agree to share. The record lies in both databases, `one` before `other` by slug, and the
 * gateway carries each side's words over. It says nothing of the person but the ids of the cases.
 */
export const sharing: Kind = {
  name: 'sharing',
  databases: ['tavolo'],
  writers: ['coordinatore'],
  case: 'none',
  fields: {
    one: field(text(40), once),
    other: field(text(40), once),
    oneCase: field(recordOf('case'), once),
    otherCase: field(recordOf('case'), once),
    reason: field(code(sharingReasons), once),
    on: field(day(), once),
    // The tavolo that follows the person; the gateway says anew where somebody lives until both agreed.
    competent: field(text(40), latest),
    oneAnswer: field(code(sharingAnswers), latest),
    oneAgrees: field(codes(sharedParts, sharedParts.length), latest),
    oneOn: field(day(), latest),
    otherAnswer: field(code(sharingAnswers), latest),
    otherAgrees: field(codes(sharedParts, sharedParts.length), latest),
    otherOn: field(day(), latest),
  },
}
