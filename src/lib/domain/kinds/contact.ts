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

/** What a person who took the yes back is no longer shown by: counts keep the rest (domain.md §8, Withdrawal). */
const shared = { hiddenBy: 'consentP1' } as const

/** First reach of a person: the nine fields that a volunteer may record (domain.md §8), and no more. */
export const contact: Kind = {
  name: 'contact',
  databases: ['contatti'],
  writers: ['volontario', 'operatore', 'tutor', 'coordinatore', 'assistente-sociale'],
  case: 'none',
  fields: {
    name: field(text(80), shared),
    surname: field(text(80), shared),
    birthYear: field(whole(1900, 2100), shared),
    comune: field(text(40), shared),
    phone: field(text(40), shared),
    needs: field(codes(needs, 3), { sensitivity: 'R', ...shared }),
    request: field(code(requests), { sensitivity: 'R', ...shared }),
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
    // The day on which whoever coordinates saw that the yes was taken back, and told who had the words.
    revokedSeen: field(day(), { writers: ['coordinatore'] }),
    toSocialWorker: field(flag(), { policy: { type: 'latest' }, ...shared }),
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
