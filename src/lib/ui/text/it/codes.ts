import type { CandidateReason } from '#lib/domain/candidates/weigh-candidate.ts'
import type { bodyTypes, privacyRoles } from '#lib/domain/kinds/body.ts'
import type { closures } from '#lib/domain/kinds/case.ts'
import type { channels, needs, outcomes, requests } from '#lib/domain/kinds/contact.ts'
import type { interviewPlaces, interviewTypes } from '#lib/domain/kinds/interview.ts'
import type { Role } from '#lib/domain/schema/roles.ts'
import type { CaseState } from '#lib/domain/workflow/case-states.ts'
import type { ContactState } from '#lib/domain/workflow/contact-states.ts'
import type { ReferralState } from '#lib/domain/workflow/referral-states.ts'
import type { qualifications } from '#lib/domain/kinds/user.ts'
import { caseworkCodes } from './caseworkCodes.ts'
import { meetingCodes } from './meetingCodes.ts'
import { countingCodes } from './countingCodes.ts'
import { networkCodes } from './networkCodes.ts'
import { personCodes } from './personCodes.ts'

type Of<T extends readonly string[]> = Record<T[number], string>

/** What people read for each code of the schema; a new code without a word does not compile. */
export const codes = {
  caseState: {
    BOZZA: 'Bozza',
    SEGNALATO: 'Segnalato',
    IN_VALUTAZIONE: 'In valutazione',
    DIAGNOSTICATO: 'Diagnosticato',
    PRESO_IN_CARICO: 'Preso in carico',
    INVIATO: 'Inviato ad altri',
    NON_SELEZIONATO: 'Non selezionato',
    IN_PERCORSO: 'In percorso',
    SOSPESO: 'Sospeso',
    CONCLUSO: 'Concluso',
    FOLLOWUP: 'Follow-up',
    ARCHIVIATO: 'Archiviato',
    RIAPERTO: 'Riaperto',
  } satisfies Record<CaseState, string>,
  contactState: { REGISTRATO: 'Registrato', SEGNALATO: 'Segnalato', CHIUSO: 'Chiuso' } satisfies Record<
    ContactState,
    string
  >,
  referralState: {
    INVIATA: 'Inviata',
    RICEVUTA: 'Ricevuta',
    INTEGRAZIONE: 'Da completare',
    ACCETTATA: 'Accettata',
    RESPINTA: 'Respinta',
    ESITATA: 'Con esito',
  } satisfies Record<ReferralState, string>,
  candidateReason: {
    'same-codice-fiscale': 'Stesso codice fiscale',
    'same-phone': 'Stesso telefono',
    'same-name-and-birth': 'Stesso nome e stessa nascita',
    'same-name-and-birth-year': 'Stesso nome e stesso anno',
    'same-name-and-near-birth': 'Stesso nome, nascita vicina',
    'same-name': 'Stesso nome',
    'similar-name-and-birth': 'Nome simile e stessa nascita',
    'similar-name-and-birth-year': 'Nome simile e stesso anno',
    'initial-and-birth': 'Iniziale uguale e stessa nascita',
    'initial-and-birth-year': 'Iniziale uguale e stesso anno',
    'given-name-and-birth': 'Stesso nome di battesimo e nascita',
    'names-swapped': 'Nome e cognome scambiati',
    'same-comune': 'Stesso comune',
  } satisfies Record<CandidateReason, string>,
  need: {
    LAVORO: 'Lavoro',
    REDDITO: 'Reddito',
    CASA: 'Casa',
    BOLLETTE: 'Bollette',
    DOCUMENTI: 'Documenti',
    CIBO: 'Cibo',
    SCUOLA_LINGUA: 'Scuola e lingua',
    FAMIGLIA: 'Famiglia',
    SOLITUDINE: 'Solitudine',
    ALTRO: 'Altro',
  } satisfies Of<typeof needs>,
  request: {
    ASCOLTO: 'Essere ascoltata',
    LAVORO: 'Cercare lavoro',
    AIUTO_BOLLETTA: 'Aiuto per una bolletta',
    ALLOGGIO: 'Un alloggio',
    VIVERI: 'Viveri',
    DOCUMENTI: 'Aiuto con i documenti',
    CORSO: 'Un corso',
    ALTRO: 'Altro',
  } satisfies Of<typeof requests>,
  outcome: {
    SOLO_ASCOLTO: 'Solo ascolto',
    ORIENTATO: 'Orientata altrove',
    SEGNALATO: 'Segnalata',
    RIFIUTA: 'Rifiuta',
  } satisfies Of<typeof outcomes>,
  channel: {
    TAVOLO: 'Tavolo',
    SPORTELLO_LAVORO: 'Sportello lavoro',
    SPORTELLO_ASCOLTO: 'Sportello ascolto',
    CDA_CARITAS: 'Centro di ascolto Caritas',
    SERVIZIO_SOCIALE: 'Servizio sociale',
    CPI: 'Centro per l’impiego',
    AUTOPRESENTAZIONE: 'È venuta da sé',
    ALTRO: 'Altro',
  } satisfies Of<typeof channels>,
  consent: { PRESTATO: 'Dato', NEGATO: 'Negato', REVOCATO: 'Revocato' },
  contactType: { PRIMO: 'Prima volta', RITORNO: 'Ritorno' },
  urgency: { BASSA: 'Bassa', MEDIA: 'Media', ALTA: 'Alta' },
  basis: { CONSENSO: 'Consenso della persona', COMPITO_PUBBLICO: 'Compito pubblico', URGENZA: 'Urgenza' },
  answer: { PRESA_IN_CARICO: 'Presa in carico', NON_PRESA: 'Non presa in carico' },
  closure: {
    AUTONOMIA: 'Autonomia raggiunta',
    LAVORO: 'Lavoro trovato',
    INVIO: 'Invio ad altro servizio',
    RINUNCIA: 'Rinuncia',
    IRREPERIBILE: 'Non si trova più',
    TRASFERIMENTO: 'Trasferimento',
    DECESSO: 'Decesso',
    ALTRO: 'Altro',
  } satisfies Of<typeof closures>,
  weight: { ASSENTE: 'Assente', CONCORRENTE: 'Concorrente', PREVALENTE: 'Prevalente' },
  interviewType: {
    PRIMO: 'Primo colloquio',
    VALUTAZIONE: 'Valutazione',
    PATTO: 'Patto',
    VERIFICA: 'Verifica',
    TUTORAGGIO: 'Tutoraggio',
    FOLLOWUP: 'Follow-up',
    CONSEGNA: 'Passaggio di consegne',
  } satisfies Of<typeof interviewTypes>,
  interviewPlace: {
    SEDE: 'In sede',
    TELEFONO: 'Al telefono',
    DOMICILIO: 'A casa',
    ALTROVE: 'Altrove',
  } satisfies Of<typeof interviewPlaces>,
  ...personCodes,
  ...caseworkCodes,
  ...meetingCodes,
  ...countingCodes,
  ...networkCodes,
  role: {
    volontario: 'Volontario',
    operatore: 'Operatore',
    tutor: 'Tutor WIN',
    coordinatore: 'Coordinatore',
    'assistente-sociale': 'Assistente sociale',
    cabina: 'Cabina di Regia',
    amministrazione: 'Amministrazione',
    dpo: 'Protezione dei dati',
    rete: 'Rete',
    gateway: 'La rete',
  } satisfies Record<Role, string>,
  qualification: {
    AS: 'Assistente sociale',
    EDUCATORE: 'Educatore',
    ORIENTATORE: 'Orientatore',
    PSICOLOGO: 'Psicologo',
    VOLONTARIO: 'Volontario',
    AMMINISTRATIVO: 'Amministrativo',
  } satisfies Of<typeof qualifications>,
  privacyRole: {
    TITOLARE: 'Titolare',
    CONTITOLARE: 'Contitolare',
    RESPONSABILE: 'Responsabile',
    NESSUNO: 'Nessuno',
  } satisfies Of<typeof privacyRoles>,
  body: {
    COMUNE: 'Comune',
    UNIONE: 'Unione dei Comuni',
    ASL: 'Azienda sanitaria',
    SDS: 'Società della Salute',
    CPI: 'Centro per l’impiego',
    SINDACATO: 'Sindacato',
    CATEGORIA: 'Associazione di categoria',
    CARITAS: 'Caritas',
    DIOCESI: 'Diocesi',
    PUBBLICA_ASSISTENZA: 'Pubblica assistenza',
    MISERICORDIA: 'Misericordia',
    ASSOCIAZIONE: 'Associazione',
    COOP_A: 'Cooperativa sociale A',
    COOP_B: 'Cooperativa sociale B',
    CONSORZIO: 'Consorzio',
    IMPRESA: 'Impresa',
    AGENZIA_FORMATIVA: 'Agenzia formativa',
    ALTRO: 'Altro',
  } satisfies Of<typeof bodyTypes>,
}
