import { choiceFields } from '../schema/choices.ts'
import { contactStates } from '../workflow/contact-states.ts'
import { code, codes, day, field, flag, login, recordOf, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** The needs that a volunteer may pick: none of them reveals health or justice (domain.md §1, §8). */
export const needs = [
  'LAVORO',
  'REDDITO',
  'CASA',
  'BOLLETTE',
  'DOCUMENTI',
  'CIBO',
  'SCUOLA_LINGUA',
  'FAMIGLIA',
  'SOLITUDINE',
  'ALTRO',
] as const

/** What the person asks for. */
export const requests = [
  'ASCOLTO',
  'LAVORO',
  'AIUTO_BOLLETTA',
  'ALLOGGIO',
  'VIVERI',
  'DOCUMENTI',
  'CORSO',
  'ALTRO',
] as const

/** How the contact ended (domain.md §3, `Contatto`). */
export const outcomes = ['SOLO_ASCOLTO', 'ORIENTATO', 'SEGNALATO', 'RIFIUTA'] as const

/** Where the contact came from: the targets filter by it, so it is written once (domain.md §0.5). */
export const channels = [
  'TAVOLO',
  'SPORTELLO_LAVORO',
  'SPORTELLO_ASCOLTO',
  'CDA_CARITAS',
  'SERVIZIO_SOCIALE',
  'CPI',
  'AUTOPRESENTAZIONE',
  'ALTRO',
] as const

/** First reach of a person: the nine fields that a volunteer may record (domain.md §8), and no more. */
export const contact: Kind = {
  name: 'contact',
  databases: ['contatti'],
  writers: ['volontario', 'operatore', 'tutor', 'coordinatore', 'assistente-sociale'],
  case: 'none',
  fields: {
    name: field(text(80)),
    surname: field(text(80)),
    birthYear: field(whole(1900, 2100)),
    comune: field(text(40)),
    phone: field(text(40)),
    needs: field(codes(needs, 3), { sensitivity: 'R' }),
    request: field(code(requests), { sensitivity: 'R' }),
    outcome: field(code(outcomes)),
    consentP1: field(code(['REVOCATO', 'NEGATO', 'PRESTATO']), {
      policy: {
        type: 'protective',
        order: ['REVOCATO', 'NEGATO', 'PRESTATO'],
        lifters: ['coordinatore'],
        reason: 'consentWhy',
      },
    }),
    consentWhy: field(text(200)),
    toSocialWorker: field(flag(), { policy: { type: 'latest' } }),
    date: field(day()),
    body: field(recordOf('body')),
    operator: field(login(), { policy: { type: 'once' } }),
    channel: field(code(channels), { policy: { type: 'once' } }),
    type: field(code(['PRIMO', 'RITORNO'])),
    state: field(code(contactStates)),
    known: field(flag(), {
      policy: { type: 'latest' },
      writers: ['operatore', 'tutor', 'coordinatore', 'assistente-sociale'],
    }),
    sameAs: field(recordOf('contact')),
    ...choiceFields,
  },
}
