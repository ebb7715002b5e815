import { choiceFields } from '../schema/choices.ts'
import { caseStates } from '../workflow/case-states.ts'
import { code, day, field, login, recordOf, removed, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'
import { channels } from './contact.ts'

/** Why a case ended (domain.md §3, `Caso`). */
export const closures = [
  'AUTONOMIA',
  'LAVORO',
  'INVIO',
  'RINUNCIA',
  'IRREPERIBILE',
  'TRASFERIMENTO',
  'DECESSO',
  'ALTRO',
] as const

const weight = ['ASSENTE', 'CONCORRENTE', 'PREVALENTE'] as const

/** The taking of responsibility for a person by a tavolo: who answers for it and where it stands. */
export const caseKind: Kind = {
  name: 'case',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'self',
  fields: {
    person: field(recordOf('person'), { policy: { type: 'once' } }),
    origin: field(code(channels), { policy: { type: 'once' } }),
    referral: field(recordOf('referral')),
    contact: field(recordOf('contact')),
    openedOn: field(day()),
    state: field(code(caseStates)),
    stateWhy: field(text(300), { sensitivity: 'R' }),
    stateSince: field(day()),
    caseManager: field(login()),
    tutor: field(login()),
    'team/*/login': field(login()),
    'team/*/role': field(text(60)),
    'team/*/removed': removed(),
    workless: field(code(weight), { sensitivity: 'R' }),
    resourceless: field(code(weight), { sensitivity: 'R' }),
    'closure/date': field(day()),
    'closure/reason': field(code(closures)),
    'closure/note': field(text(500), { sensitivity: 'R' }),
    nextStep: field(text(300), { sensitivity: 'R' }),
    nextStepBy: field(day()),
    nextStepOwner: field(login()),
    ...choiceFields,
  },
}
