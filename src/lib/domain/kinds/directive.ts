import { answerStates, verdicts } from '../network/directive-standing.ts'
import { choiceFields } from '../schema/choices.ts'
import { code, day, field, flag, removed, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

const own = { seat: ['coordinatore'] } as const

/**
 * What the Cabina asks of some tavoli (domain.md §6). The items of `addressed`, `answers` and `checks` go by the
 * tavolo: each answers for itself, and the Cabina verifies. The gateway gives the number.
 */
export const directive: Kind = {
  name: 'directive',
  databases: ['rete'],
  writers: ['cabina', 'gateway'],
  case: 'none',
  fields: {
    number: field(whole(1, 9999), { policy: { type: 'once' }, writers: ['gateway'] }),
    issued: field(day(), { policy: { type: 'once' } }),
    subject: field(text(160)),
    text: field(text(8000)),
    deadline: field(day()),
    evidence: field(text(500)),
    indicator: field(text(300)),
    closed: field(day()),
    closing: field(text(500)),
    'addressed/*/on': field(flag()),
    'addressed/*/removed': removed(),
    'answers/*/seen': field(day(), own),
    'answers/*/state': field(code(answerStates), own),
    'answers/*/on': field(day(), { ...own, policy: { type: 'latest' } }),
    'answers/*/note': field(text(1000), own),
    'answers/*/evidence': field(text(500), own),
    'answers/*/removed': field(flag(), own),
    'checks/*/verdict': field(code(verdicts)),
    'checks/*/on': field(day(), { policy: { type: 'latest' } }),
    'checks/*/note': field(text(500)),
    'checks/*/removed': removed(),
    ...choiceFields,
  },
}
