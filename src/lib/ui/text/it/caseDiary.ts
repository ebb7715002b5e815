import type { interviewTypes } from '#lib/domain/kinds/interview.ts'

/** What the diary of a case says of each thing that happened. */
export const caseDiary = {
  interview: 'Colloquio',
  interviewOf: {
    PRIMO: 'Primo colloquio',
    VALUTAZIONE: 'Colloquio di valutazione',
    PATTO: 'Colloquio per il patto',
    VERIFICA: 'Colloquio di verifica',
    TUTORAGGIO: 'Colloquio di tutoraggio',
    FOLLOWUP: 'Colloquio di follow-up',
  } satisfies Record<(typeof interviewTypes)[number], string>,
  contact: 'Contatto',
  contactOf: (outcome: string) => `Contatto: ${outcome}`,
  referral: 'Segnalazione al tavolo',
  referralOf: (urgency: string) => `Segnalazione al tavolo, urgenza ${urgency}`,
  opened: (state: string) => `Caso aperto: ${state}`,
  state: (state: string) => `Stato: ${state}`,
  arrivals: 'Arrivo',
  read: (what: string) => `Apri ${what}`,
  fold: (what: string) => `Richiudi ${what}`,
  nothing: 'Niente con questo filtro.',
}
