import { categories, uncounted } from '../actions/categories.ts'
import { actionStates } from '../workflow/action-states.ts'
import { caseStates } from '../workflow/case-states.ts'
import { code, day, field, login, recordOf, removed, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

const latest = { policy: { type: 'latest' } } as const
const reserved = { ...latest, sensitivity: 'R' } as const

/**
 * What a tavolo sees of a case that another one follows: the fields that both agreed to, written by the gateway from
 * the case itself, and erased when the agreement ends or narrows (design.md, Between tavoli).
 */
export const shared: Kind = {
  name: 'shared',
  databases: ['tavolo'],
  writers: ['gateway'],
  case: 'none',
  fields: {
    sharing: field(recordOf('sharing'), { policy: { type: 'once' } }),
    name: field(text(80), latest),
    surname: field(text(80), latest),
    birthDate: field(day(), latest),
    birthYear: field(whole(1900, 2100), latest),
    comune: field(text(40), latest),
    phone: field(text(40), latest),
    phone2: field(text(40), latest),
    state: field(code(caseStates), latest),
    stateSince: field(day(), latest),
    caseManager: field(login(), latest),
    tutor: field(login(), latest),
    nextStep: field(text(300), reserved),
    nextStepBy: field(day(), latest),
    'actions/*/category': field(code(categories), latest),
    'actions/*/support': field(code(uncounted), latest),
    'actions/*/title': field(text(160), reserved),
    'actions/*/state': field(code(actionStates), latest),
    'actions/*/startedOn': field(day(), latest),
    'actions/*/endsOn': field(day(), latest),
    'actions/*/removed': removed(),
  },
}
