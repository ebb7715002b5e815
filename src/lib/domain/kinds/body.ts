import { choiceFields } from '../schema/choices.ts'
import { code, day, field, recordOf, removed, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** What a body of the Patto can be (domain.md §3, `Ente`). */
export const bodyTypes = [
  'COMUNE',
  'UNIONE',
  'ASL',
  'SDS',
  'CPI',
  'SINDACATO',
  'CATEGORIA',
  'CARITAS',
  'DIOCESI',
  'PUBBLICA_ASSISTENZA',
  'MISERICORDIA',
  'ASSOCIAZIONE',
  'COOP_A',
  'COOP_B',
  'CONSORZIO',
  'IMPRESA',
  'AGENZIA_FORMATIVA',
  'ALTRO',
] as const

/** What a body is for the data that it sees (GDPR, art. 4, 26, 28). */
export const privacyRoles = ['TITOLARE', 'CONTITOLARE', 'RESPONSABILE', 'NESSUNO'] as const

/** A body that signed the Patto. Nothing about persons assisted. */
export const body: Kind = {
  name: 'body',
  databases: ['rete'],
  writers: ['amministrazione'],
  case: 'none',
  fields: {
    name: field(text(160)),
    type: field(code(bodyTypes)),
    taxCode: field(text(16)),
    comune: field(text(40)),
    joined: field(day()),
    withdrawn: field(day()),
    contactPerson: field(text(120)),
    phone: field(text(40), { policy: { type: 'latest' } }),
    email: field(text(160), { policy: { type: 'latest' } }),
    privacyRole: field(code(privacyRoles)),
    'formerNames/*/name': field(text(160)),
    'formerNames/*/until': field(day()),
    'formerNames/*/removed': removed(),
    partOf: field(recordOf('body')),
    ...choiceFields,
  },
}
