import { choiceFields } from '../schema/choices.ts'
import { code, field, recordOf, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** What whoever coordinates said of two records of people: one person, or two. */
export const verdicts = ['UNITI', 'DISTINTI'] as const

const once = { policy: { type: 'once' } } as const

/**
 * Two records of people, of which at least one is a case: whether they are the same person. Nothing of either is
 * rewritten, so that it can be taken back; one slot for each pair (domain.md §5.5), which
 * belongs to a case of the two. `kept`: the case that goes on.
 */
export const match: Kind = {
  name: 'match',
  databases: ['tavolo'],
  writers: ['coordinatore'],
  case: 'required',
  fields: {
    one: field(recordOf('case'), once),
    otherCase: field(recordOf('case'), once),
    otherContact: field(recordOf('contact'), once),
    verdict: field(code(verdicts)),
    kept: field(recordOf('case')),
    why: field(text(300), { sensitivity: 'R' }),
    ...choiceFields,
  },
}
