import { choiceFields } from '../schema/choices.ts'
import { referralStates } from '../workflow/referral-states.ts'
import { code, day, field, login, recordOf, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** A body reports a contact to the tavolo. The sender sees its state, never the case (design.md, From contact to case). */
export const referral: Kind = {
  name: 'referral',
  databases: ['contatti'],
  writers: ['volontario', 'operatore', 'tutor', 'coordinatore', 'assistente-sociale'],
  case: 'none',
  fields: {
    contact: field(recordOf('contact'), { policy: { type: 'once' } }),
    fromBody: field(recordOf('body')),
    fromUser: field(login(), { policy: { type: 'once' } }),
    date: field(day()),
    reason: field(text(300), { sensitivity: 'R' }),
    // What the sender adds when the tavolo asks for more.
    more: field(text(300), { sensitivity: 'R' }),
    urgency: field(code(['BASSA', 'MEDIA', 'ALTA'])),
    basis: field(code(['CONSENSO', 'COMPITO_PUBBLICO', 'URGENZA'])),
    state: field(code(referralStates)),
    answer: field(code(['PRESA_IN_CARICO', 'NON_PRESA']), {
      writers: ['operatore', 'coordinatore', 'assistente-sociale'],
    }),
    answerWhy: field(text(200), { writers: ['operatore', 'coordinatore', 'assistente-sociale'] }),
    ...choiceFields,
  },
}
