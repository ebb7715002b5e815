import * as z from 'zod/mini'
import { code, day, field, flag, login, moment, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** How a tablet got out of hand. */
export const lossKinds = ['SMARRIMENTO', 'FURTO', 'ALTRO'] as const

/** How likely it is that anybody comes to harm by it (GDPR art. 33). */
export const lossRisks = ['IMPROBABILE', 'POSSIBILE', 'ELEVATO'] as const

/** What was decided about the Garante. */
export const lossDecisions = ['NON_DOVUTA', 'NOTIFICATA'] as const

/** Hours from the moment at which it is known until the Garante must have heard (GDPR art. 33). */
export const lossHours = 72

const once = { policy: { type: 'once' } } as const
const latest = { policy: { type: 'latest' } } as const

/**
 * A page of the register of breaches: a tablet that was lost, what was on it by number, and what was decided. It names
 * whoever had it in hand, and nobody who is assisted.
 */
export const loss: Kind = {
  name: 'loss',
  databases: ['cabina'],
  writers: ['amministrazione'],
  case: 'none',
  fields: {
    holder: field(login(), once),
    device: field(z.string().check(z.regex(/^[a-z2-7]{26}$/)), once),
    label: field(text(60), once),
    what: field(code(lossKinds), once),
    lostOn: field(day(), once),
    knownAt: field(moment(), once),
    lastSeenAt: field(moment(), once),
    revokedAt: field(moment(), once),
    cases: field(whole(0, 100_000), once),
    contacts: field(whole(0, 1_000_000), once),
    circumstances: field(text(1000), latest),
    risk: field(code(lossRisks), latest),
    riskWhy: field(text(1000), latest),
    decision: field(code(lossDecisions), latest),
    decidedOn: field(day(), latest),
    peopleTold: field(flag(), latest),
    closedOn: field(day(), latest),
  },
}
