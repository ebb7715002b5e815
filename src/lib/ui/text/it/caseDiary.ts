import type { interviewTypes } from '#lib/domain/kinds/interview.ts'
import type { PartEvent } from '#lib/engine/views.ts'

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
    CONSEGNA: 'Passaggio di consegne',
  } satisfies Record<(typeof interviewTypes)[number], string>,
  contact: 'Contatto',
  contactOf: (outcome: string) => `Contatto: ${outcome}`,
  referral: 'Segnalazione al tavolo',
  referralOf: (urgency: string) => `Segnalazione al tavolo, urgenza ${urgency}`,
  opened: (state: string) => `Caso aperto: ${state}`,
  state: (state: string) => `Stato: ${state}`,
  path: 'Percorso',
  parts: {
    notice: (version: string) => `Informativa consegnata: ${version}`,
    consent: (purpose: string) => `Consenso dato: ${purpose}`,
    'consent-denied': (purpose: string) => `Consenso negato: ${purpose}`,
    'consent-revoked': (purpose: string) => `Consenso revocato: ${purpose}`,
    'assessment-begun': (time: string) => `Diagnosi in bozza: ${time}`,
    assessment: (time: string) => `Diagnosi firmata: ${time}`,
    plan: () => 'Progetto firmato',
    'action-started': (title: string) => `Azione avviata: ${title}`,
    'action-ended': (title: string) => `Azione finita: ${title}`,
    register: (month: string) => `Registro firmato: ${month}`,
    monitoring: () => 'Monitoraggio',
    task: (outcome: string) => `Compito: ${outcome}`,
    followup: (time: string) => `Follow-up: ${time}`,
    document: (title: string) => `Documento: ${title}`,
  } satisfies Record<PartEvent, (title: string) => string>,
  arrivals: 'Arrivo',
  read: (what: string) => `Apri ${what}`,
  fold: (what: string) => `Richiudi ${what}`,
  nothing: 'Niente con questo filtro.',
}
