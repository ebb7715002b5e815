import type { agendaReasons, plenaryTypes } from '#lib/domain/meeting/agenda.ts'
import type { DecisionType } from '#lib/domain/meeting/decisions.ts'
import type { meetingTypes, seatRoles } from '#lib/domain/meeting/meeting-codes.ts'
import type { MeetingState } from '#lib/domain/meeting/meeting-states.ts'
import type { Quorum } from '#lib/domain/meeting/quorum.ts'
import type { DecisionStanding, HeardView } from '#lib/engine/meetings/meeting-view.ts'

type Of<T extends readonly string[]> = Record<T[number], string>

/** What people read for the codes of meetings. */
export const meetingCodes = {
  meetingType: { ORDINARIA: 'Ordinaria', URGENTE: 'Urgente' } satisfies Of<typeof meetingTypes>,
  seatRole: {
    COORDINATORE: 'Coordina il tavolo',
    SERVIZIO_SOCIALE: 'Servizio sociale pubblico',
    ENTE: 'Ente',
  } satisfies Of<typeof seatRoles>,
  plenaryType: {
    DIRETTIVA: 'Direttiva',
    RISORSA: 'Risorsa offerta',
    PROTOCOLLO: 'Protocollo',
    VARIE: 'Varie',
  } satisfies Of<typeof plenaryTypes>,
  agendaReason: {
    URGENTE: 'Urgente',
    DECISIONE_SCADUTA: 'Decisione in sospeso',
    RIASSEGNARE: 'Da riassegnare, l’ente recede',
    AZIONE_SOSPESA: 'Azione sospesa',
    DA_RIVEDERE: 'Valori da rivedere',
    NUOVA: 'Nuova segnalazione',
    DA_DECIDERE: 'Diagnosi fatta, da decidere',
    VERIFICA: 'Verifica',
    CHIUSURA: 'Chiusura',
    TRASFERIMENTO: 'Trasferimento',
    ALTRO: 'Altro',
  } satisfies Of<typeof agendaReasons>,
  decisionType: {
    PRENDERE_IN_CARICO: 'Prendere in carico',
    NON_SELEZIONARE: 'Non selezionare',
    APPROFONDIRE: 'Approfondire',
    INVIARE: 'Inviare',
    APPROVARE_PROGETTO: 'Approvare il progetto',
    APPROVARE_AZIONE: 'Approvare l’azione',
    SOSPENDERE: 'Sospendere',
    CHIUDERE: 'Chiudere',
    TRASFERIRE: 'Trasferire',
    RINVIARE: 'Rinviare',
    ESCALATION: 'Portare alla Cabina',
  } satisfies Record<DecisionType, string>,
  decisionMode: { CONSENSO: 'Consenso', MAGGIORANZA: 'Maggioranza' },
  meetingState: {
    PROGRAMMATA: 'In programma',
    CONVOCATA: 'Convocata',
    APERTA: 'Aperta',
    CHIUSA: 'Chiusa, verbale da firmare',
    FIRMATA: 'Verbale firmato',
    DESERTA: 'Andata deserta',
    ANNULLATA: 'Annullata',
  } satisfies Record<MeetingState, string>,
  quorum: {
    VALIDA: 'Numero legale',
    ISTRUTTORIA: 'Seduta istruttoria',
    INSUFFICIENTE: 'Manca il numero legale',
  } satisfies Record<Quorum['standing'], string>,
  decisionStanding: {
    FATTA: 'Fatto',
    DA_ESEGUIRE: 'Da eseguire',
    NON_ANCORA: 'Il caso non è ancora a quel punto',
    IN_CORSO: 'In corso',
    RINVIATA: 'Alla prossima seduta',
  } satisfies Record<DecisionStanding, string>,
  stopped: {
    REVOCATO: 'Consenso revocato',
    LIMITATO: 'Dati limitati',
    ASSENTE: 'Non è più qui',
  } satisfies Record<NonNullable<HeardView['stopped']>, string>,
}
