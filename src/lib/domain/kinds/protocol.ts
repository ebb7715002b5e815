import { commitmentStates, commitmentUnits } from '../network/commitments.ts'
import { choiceFields } from '../schema/choices.ts'
import { code, day, field, recordOf, removed, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** What bodies sign together: the Patto itself, or a protocol under it. */
export const protocolTypes = ['PATTO', 'PROTOCOLLO'] as const

/**
 * The Patto or a protocol: parties, measurable objectives, roles, procedures, data annex, validity, and what each body
 * commits itself to (domain.md §6). `to` is the last day on which it holds.
 */
export const protocol: Kind = {
  name: 'protocol',
  databases: ['rete'],
  writers: ['amministrazione', 'cabina'],
  case: 'none',
  fields: {
    type: field(code(protocolTypes), { policy: { type: 'once' } }),
    subject: field(text(200)),
    from: field(day()),
    to: field(day()),
    procedures: field(text(8000)),
    dataAnnex: field(text(2000)),
    withdrawal: field(text(1000)),
    'parties/*/body': field(recordOf('body')),
    'parties/*/signed': field(day()),
    'parties/*/signer': field(text(120)),
    'parties/*/left': field(day()),
    'parties/*/removed': removed(),
    'aims/*/text': field(text(500)),
    'aims/*/measure': field(text(300)),
    'aims/*/removed': removed(),
    'duties/*/who': field(text(160)),
    'duties/*/what': field(text(500)),
    'duties/*/removed': removed(),
    'commitments/*/body': field(recordOf('body')),
    'commitments/*/receiver': field(recordOf('body')),
    'commitments/*/what': field(text(300)),
    'commitments/*/quantity': field(whole(1, 1_000_000)),
    'commitments/*/unit': field(code(commitmentUnits)),
    'commitments/*/by': field(day()),
    'commitments/*/state': field(code(commitmentStates)),
    'commitments/*/given': field(whole(0, 1_000_000)),
    'commitments/*/note': field(text(500)),
    'commitments/*/removed': removed(),
    ...choiceFields,
  },
}
