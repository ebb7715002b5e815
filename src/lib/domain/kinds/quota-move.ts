import { choiceFields } from '../schema/choices.ts'
import { code, day, field, flag, recordOf, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

const own = { seat: ['coordinatore'] } as const
const once = { ...own, policy: { type: 'once' } } as const

/**
 * Places of a resource that one tavolo gives to another. `giver` and `taker` go by the tavolo, and each side writes its
 * own (domain/matching/quotas.ts): what is given is gone at once, and comes back only if the other refuses.
 */
export const quotaMove: Kind = {
  name: 'quota-move',
  databases: ['rete'],
  writers: ['gateway'],
  case: 'none',
  fields: {
    'giver/*/resource': field(recordOf('resource'), once),
    'giver/*/to': field(text(40), once),
    'giver/*/places': field(whole(1, 500), once),
    'giver/*/on': field(day(), once),
    'giver/*/removed': field(flag(), own),
    'taker/*/answer': field(code(['ACCETTATO', 'RIFIUTATO']), once),
    'taker/*/on': field(day(), once),
    'taker/*/removed': field(flag(), own),
    ...choiceFields,
  },
}
