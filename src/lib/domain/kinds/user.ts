import { choiceFields } from '../schema/choices.ts'
import { code, day, field, flag, login, recordOf, removed, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** What somebody is by training (domain.md §3, `Utente`). */
export const qualifications = [
  'AS',
  'EDUCATORE',
  'ORIENTATORE',
  'PSICOLOGO',
  'VOLONTARIO',
  'AMMINISTRATIVO',
] as const

/** Who works in the network: the directory by which an author is shown. What a login may do stands in `_users`. */
export const user: Kind = {
  name: 'user',
  databases: ['rete'],
  writers: ['amministrazione'],
  case: 'none',
  fields: {
    login: field(login(), { policy: { type: 'once' } }),
    name: field(text(120)),
    body: field(recordOf('body')),
    qualification: field(code(qualifications)),
    authorised: field(day()),
    privacyTraining: field(day()),
    active: field(flag()),
    'roles/*/role': field(text(40)),
    'roles/*/scope': field(text(60)),
    'roles/*/from': field(day()),
    'roles/*/to': field(day()),
    'roles/*/removed': removed(),
    ...choiceFields,
  },
}
