import { choiceFields } from '../schema/choices.ts'
import { code, day, field, flag, recordOf, removed, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** Where a codice fiscale stands (domain.md §3): wrong ones are kept, never blocked. */
export const taxCodeStates = [
  'ASSENTE',
  'DICHIARATO',
  'FORMALMENTE_OK',
  'ERRATO',
  'VERIFICATO',
  'PROVVISORIO',
] as const

/** How a member stands to the person. */
export const relations = [
  'CONIUGE',
  'CONVIVENTE',
  'FIGLIO',
  'GENITORE',
  'FRATELLO',
  'NONNO',
  'NIPOTE',
  'ALTRO',
] as const

/** Age bands of light members; a minor is a band, never a case (domain.md §8). */
export const ageBands = ['0-2', '3-5', '6-10', '11-13', '14-17', '18-29', '30-64', '65+'] as const

/** ISEE bands in euro a year (domain.md §3). */
export const iseeBands = ['0-3000', '3000-6500', '6500-10140', '10140-15000', '15000+', 'NR'] as const

/** Supports that a household receives; disability is art. 9 data and is not among them here. */
export const supports = [
  'ADI',
  'SFL',
  'NASPI',
  'ASSEGNO_UNICO',
  'CONTRIB_COMUNE',
  'AIUTO_ETS',
  'ALTRO',
] as const

const reserved = { sensitivity: 'R' } as const

/** The person of a case, with the household as keyed lists. A protected address is never recorded: only the flag. */
export const person: Kind = {
  name: 'person',
  databases: ['tavolo'],
  writers: ['operatore', 'tutor', 'coordinatore', 'assistente-sociale'],
  case: 'required',
  fields: {
    name: field(text(80)),
    surname: field(text(80)),
    birthDate: field(day()),
    birthYear: field(whole(1900, 2100)),
    birthPlace: field(text(80)),
    sex: field(code(['F', 'M', 'X'])),
    taxCode: field(text(32)),
    taxCodeState: field(code(taxCodeStates), { policy: { type: 'latest' } }),
    citizenship: field(text(60), reserved),
    permit: field(code(['NON_SERVE', 'VALIDO', 'IN_RINNOVO', 'ASSENTE', 'NON_RILEVATO']), reserved),
    permitExpires: field(day(), reserved),
    comune: field(text(40)),
    address: field(text(160), { hiddenBy: 'addressProtected' }),
    addressProtected: field(flag(), {
      policy: {
        type: 'protective',
        order: [true, false],
        lifters: ['assistente-sociale', 'coordinatore'],
        reason: 'addressProtectedWhy',
      },
    }),
    addressProtectedWhy: field(text(200), reserved),
    limited: field(flag(), {
      policy: { type: 'protective', order: [true, false], lifters: ['coordinatore'], reason: 'limitedWhy' },
    }),
    limitedWhy: field(text(200), reserved),
    phone: field(text(40)),
    phone2: field(text(40)),
    email: field(text(160)),
    language: field(text(40), { policy: { type: 'latest' } }),
    mediation: field(flag(), { policy: { type: 'latest' } }),
    guardianship: field(flag(), reserved),
    work: field(code(['OCCUPATO', 'DISOCCUPATO', 'INOCCUPATO', 'INATTIVO']), reserved),
    'household/*/relation': field(code(relations)),
    'household/*/ageBand': field(code(ageBands)),
    'household/*/name': field(text(80)),
    'household/*/dependent': field(flag(), { policy: { type: 'latest' } }),
    'household/*/school': field(flag(), { policy: { type: 'latest' } }),
    'household/*/person': field(recordOf('person')),
    'household/*/removed': removed(),
    iseeBand: field(code(iseeBands), reserved),
    iseeCents: field(whole(0, 100_000_000), { ...reserved, writers: ['assistente-sociale'] }),
    iseeExpires: field(day(), reserved),
    'supports/*/type': field(code(supports), reserved),
    'supports/*/centsPerMonth': field(whole(0, 1_000_000), reserved),
    'supports/*/from': field(day(), reserved),
    'supports/*/to': field(day(), reserved),
    'supports/*/removed': removed(),
    ...choiceFields,
  },
}
