import { choiceFields } from '../schema/choices.ts'
import { code, day, field, flag, moment, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** What a colloquio is for (domain.md §3, `Colloquio`). */
export const interviewTypes = [
  'PRIMO',
  'VALUTAZIONE',
  'PATTO',
  'VERIFICA',
  'TUTORAGGIO',
  'FOLLOWUP',
  'CONSEGNA',
] as const

/** Where it took place. */
export const interviewPlaces = ['SEDE', 'TELEFONO', 'DOMICILIO', 'ALTROVE'] as const

const frozen = { policy: { type: 'frozen' } } as const

/** One conversation. Records of their own, they only add up; closing one freezes its words. */
export const interview: Kind = {
  name: 'interview',
  databases: ['tavolo'],
  writers: ['operatore', 'tutor', 'coordinatore', 'assistente-sociale'],
  signers: ['operatore', 'tutor', 'coordinatore', 'assistente-sociale'],
  signatures: ['closedAt'],
  case: 'required',
  fields: {
    date: field(day(), frozen),
    type: field(code(interviewTypes), frozen),
    place: field(code(interviewPlaces), frozen),
    minutes: field(whole(1, 600), frozen),
    present: field(text(200), frozen),
    note: field(text(8000), { ...frozen, sensitivity: 'R' }),
    toProtection: field(flag(), frozen),
    // Written again from memory, after the tablet on which it was first written was lost.
    rebuilt: field(flag(), frozen),
    closedAt: field(moment(), { policy: { type: 'latest' } }),
    ...choiceFields,
  },
}
