import type { Category, Evidence, uncounted } from '#lib/domain/actions/categories.ts'
import type { SuspensionReason } from '#lib/domain/actions/suspension.ts'
import type { actionOutcomes, businessSteps } from '#lib/domain/kinds/action.ts'
import type { assessmentOutcomes, assessmentTimes } from '#lib/domain/kinds/assessment.ts'
import type { consentStates, purposes } from '#lib/domain/kinds/consent.ts'
import type { paperTypes } from '#lib/domain/kinds/document.ts'
import type { sharedParts, sharingAnswers, sharingReasons } from '#lib/domain/kinds/sharing.ts'
import type { SharingState } from '#lib/engine/sharings/sharing-view.ts'
import type { transferReasons, transferRefusals } from '#lib/domain/kinds/transfer.ts'
import type { TransferState } from '#lib/engine/transfers/transfer-view.ts'
import type { lossDecisions, lossKinds, lossRisks } from '#lib/domain/kinds/loss.ts'
import type { verdicts } from '#lib/domain/kinds/match.ts'
import type { followupContacts, followupTimes } from '#lib/domain/kinds/followup.ts'
import type { ways } from '#lib/domain/kinds/notice.ts'
import type { absences } from '#lib/domain/kinds/register.ts'
import type { taskOutcomes } from '#lib/domain/kinds/task.ts'
import type { ActionState } from '#lib/domain/workflow/action-states.ts'
import type { PlanState } from '#lib/domain/workflow/plan-states.ts'
import { areaNames } from './autonomy.ts'

type Of<T extends readonly string[]> = Record<T[number], string>

/** What people read for the codes of what hangs on a case. */
export const caseworkCodes = {
  way: { CARTA: 'Su carta', TABLET: 'Sul tablet', VOCE: 'A voce' } satisfies Of<typeof ways>,
  purpose: {
    P1: 'Parlarne al tavolo',
    P2: 'Dirlo a chi ospita',
    P3: 'Essere ricontattata dopo',
    P4: 'Raccontare la sua storia',
  } satisfies Of<typeof purposes>,
  consentState: {
    REVOCATO: 'Revocato',
    NEGATO: 'Negato',
    SCADUTO: 'Scaduto',
    PRESTATO: 'Dato',
  } satisfies Of<typeof consentStates>,
  area: areaNames,
  assessmentTime: {
    T0: 'All’inizio',
    T1: 'Prima verifica',
    T2: 'Seconda verifica',
    T3: 'Terza verifica',
    T4: 'Quarta verifica',
    T5: 'Quinta verifica',
    USCITA: 'All’uscita',
    F6: 'Sei mesi dopo l’uscita',
    F12: 'Un anno dopo l’uscita',
  } satisfies Of<typeof assessmentTimes>,
  assessmentOutcome: {
    E1: 'Solo lavoro: centro per l’impiego o azione diretta',
    E2: 'Progetto con un tutor',
    E3: 'Équipe',
    E4: 'Servizio specialistico',
    E5: 'Solo informazioni',
  } satisfies Of<typeof assessmentOutcomes>,
  planState: {
    BOZZA: 'Bozza',
    CONCORDATO: 'Concordato',
    SOTTOSCRITTO: 'Firmato',
    ATTIVO: 'Attivo',
    SUPERATO: 'Superato da una nuova versione',
    CONCLUSO: 'Concluso',
    INTERROTTO: 'Interrotto',
  } satisfies Record<PlanState, string>,
  category: {
    IMPRESA: 'Impresa',
    FORMAZIONE: 'Formazione',
    TIR_COMUNI: 'Tirocinio, fondi dei Comuni',
    ASSUNZIONE_TD: 'Assunzione a tempo determinato',
    GIOVANISI: 'Tirocinio Giovanisì',
    TIR_ASL: 'Tirocinio, Azienda sanitaria',
  } satisfies Record<Category, string>,
  uncounted: {
    ORIENTAMENTO: 'Orientamento',
    CURRICULUM: 'Curriculum',
    COUNSELLING: 'Counselling',
    VOUCHER: 'Voucher',
    UTENZE: 'Utenze',
    VIVERI: 'Viveri',
    ALTRO: 'Altro',
  } satisfies Of<typeof uncounted>,
  actionState: {
    PROPOSTA: 'Proposta',
    APPROVATA: 'Approvata',
    FINANZIATA: 'Finanziata',
    AVVIATA: 'Avviata',
    SOSPESA: 'Sospesa',
    CONCLUSA: 'Conclusa',
    INTERROTTA: 'Interrotta',
    ANNULLATA: 'Annullata',
  } satisfies Record<ActionState, string>,
  evidence: {
    PIANO_FIRMATO: 'Piano di accompagnamento firmato',
    CONSULENTE: 'Consulente incaricato',
    ISCRIZIONE: 'Iscrizione',
    PRIMA_LEZIONE: 'Prima lezione frequentata',
    PRIMA_PRESENZA: 'Prima presenza firmata',
    UNILAV: 'Ricevuta UNILAV',
    IMPEGNO: 'Impegno di spesa',
    CONTRATTO: 'Contratto',
    PRIMO_GIORNO: 'Primo giorno di lavoro',
    DOMANDA: 'Domanda presentata',
    IMPEGNO_ASL: 'Impegno dell’Azienda sanitaria',
  } satisfies Record<Evidence, string>,
  suspension: {
    GIUSTIFICATA: 'Assenza giustificata per legge',
    CHIUSURA: 'Chiusura di chi ospita',
    ALTRO: 'Altro motivo',
  } satisfies Record<SuspensionReason, string>,
  actionOutcome: {
    ASSUNTO: 'È stata assunta',
    IMPRESA_AVVIATA: 'Impresa avviata',
    TITOLO: 'Titolo ottenuto',
    CONCLUSO_REGOLARE: 'Conclusa regolarmente',
    PROROGATO: 'Prorogata',
    ABBANDONO: 'Abbandonata',
    ALTRO: 'Altro',
  } satisfies Of<typeof actionOutcomes>,
  businessStep: {
    IDEA: 'Idea',
    BILANCIO_COMPETENZE: 'Bilancio di competenze',
    MERCATO: 'Studio del mercato',
    PIANO_ECONOMICO: 'Piano economico',
    FINANZIAMENTO: 'Finanziamento',
    COSTITUZIONE: 'Costituzione',
    AVVIO: 'Avvio',
    VERIFICA_6: 'Verifica a 6 mesi',
    VERIFICA_12: 'Verifica a 12 mesi',
  } satisfies Of<typeof businessSteps>,
  courseScheme: { CPIA: 'CPIA', IEFP: 'IeFP', VOUCHER: 'Voucher', ALTRO: 'Altro' },
  absence: {
    GIUSTIFICATA: 'Giustificata',
    PERMESSO: 'Permesso',
    CHIUSURA: 'Chiuso',
    INGIUSTIFICATA: 'Non giustificata',
  } satisfies Of<typeof absences>,
  taskType: { COMPITO: 'Compito', APPUNTAMENTO: 'Appuntamento' },
  taskOutcome: { FATTO: 'Fatto', MANCATO: 'Non si è presentata', ANNULLATO: 'Annullato' } satisfies Of<
    typeof taskOutcomes
  >,
  followupTime: { F6: 'A 6 mesi', F12: 'A 12 mesi' } satisfies Of<typeof followupTimes>,
  followupContact: {
    RILEVATO: 'Sì',
    IRREPERIBILE: 'Non si trova',
    RIFIUTA: 'Non vuole rispondere',
    TRASFERITO: 'Si è trasferita',
    DECEDUTO: 'Deceduta',
  } satisfies Of<typeof followupContacts>,
  transferReason: {
    RESIDENZA: 'Ha cambiato residenza',
    LAVORO: 'Lavora o è seguita là',
    RICHIESTA: 'Lo chiede la persona',
    ALTRO: 'Altro',
  } satisfies Of<typeof transferReasons>,
  transferRefusal: {
    NON_COMPETENTE: 'Non è di nostra competenza',
    GIA_SEGUITA: 'La seguiamo già',
    MANCANO_DATI: 'Mancano dati',
    ALTRO: 'Altro',
  } satisfies Of<typeof transferRefusals>,
  transferState: {
    PROPOSTO: 'Proposto',
    ACCETTATO: 'Accettato',
    RIFIUTATO: 'Respinto',
    RITIRATO: 'Ritirato',
  } satisfies Record<TransferState, string>,
  sharedPart: {
    NASCITA: 'Nascita',
    RECAPITI: 'Comune e telefono',
    STATO: 'Stato del caso',
    REFERENTI: 'Chi risponde del caso e tutor',
    PROSSIMO_PASSO: 'Prossimo passo',
    AZIONI: 'Azioni',
  } satisfies Of<typeof sharedParts>,
  sharingReason: {
    STESSA_PERSONA: 'Sembra la stessa persona',
    LAVORO: 'Lavora o studia là',
    FAMIGLIA: 'Ha la famiglia là',
    RICHIESTA: 'Lo chiede la persona',
    ALTRO: 'Altro',
  } satisfies Of<typeof sharingReasons>,
  sharingAnswer: {
    SI: 'Condivide',
    DIVERSI: 'Persone diverse',
    NO: 'Non condivide',
  } satisfies Of<typeof sharingAnswers>,
  sharingState: {
    CHIESTO: 'Da decidere',
    ATTESA: 'In attesa',
    ATTIVO: 'Condiviso',
    DIVERSI: 'Persone diverse',
    NEGATO: 'Non condiviso',
  } satisfies Record<SharingState, string>,
  verdict: { UNITI: 'Stessa persona', DISTINTI: 'Persone diverse' } satisfies Of<typeof verdicts>,
  paper: {
    IDENTITA: 'Documento d’identità',
    ISEE: 'ISEE',
    CONTRATTO: 'Contratto',
    PROGETTO: 'Progetto firmato',
    REGISTRO: 'Registro',
    CONSENSO: 'Consenso firmato',
    ALTRO: 'Altro',
  } satisfies Of<typeof paperTypes>,
  loss: {
    SMARRIMENTO: 'Dispositivo smarrito',
    FURTO: 'Dispositivo rubato',
    ALTRO: 'Dispositivo fuori controllo',
  } satisfies Of<typeof lossKinds>,
  lossRisk: {
    IMPROBABILE: 'Improbabile',
    POSSIBILE: 'Possibile',
    ELEVATO: 'Elevato',
  } satisfies Of<typeof lossRisks>,
  lossDecision: {
    NON_DOVUTA: 'Non serve avvisare il Garante',
    NOTIFICATA: 'Garante avvisato',
  } satisfies Of<typeof lossDecisions>,
  mediaType: {
    'image/jpeg': 'Foto',
    'image/png': 'Immagine',
    'image/webp': 'Immagine',
    'application/pdf': 'PDF',
  },
}
