import type { passedParts } from '#lib/domain/kinds/placement.ts'
import type { protocolTypes } from '#lib/domain/kinds/protocol.ts'
import type { placementOutcomes, PlacementState } from '#lib/domain/matching/placement-states.ts'
import type { Need, resourceTypes, ways } from '#lib/domain/matching/resource-terms.ts'
import type { CommitmentState, commitmentUnits } from '#lib/domain/network/commitments.ts'
import type { answerStates, Standing, verdicts } from '#lib/domain/network/directive-standing.ts'
import type { ProtocolStanding } from '#lib/domain/network/protocol-standing.ts'

type Of<T extends readonly string[]> = Record<T[number], string>

/** What people read for the codes of what the network agrees on and offers. */
export const networkCodes = {
  protocolType: { PATTO: 'Patto', PROTOCOLLO: 'Protocollo' } satisfies Of<typeof protocolTypes>,
  protocolStanding: {
    BOZZA: 'Da firmare',
    FUTURO: 'Non ancora in vigore',
    IN_VIGORE: 'In vigore',
    IN_SCADENZA: 'In scadenza',
    SCADUTO: 'Scaduto',
  } satisfies Record<ProtocolStanding, string>,
  commitmentState: {
    PREVISTO: 'Previsto',
    IN_CORSO: 'In corso',
    MANTENUTO: 'Mantenuto',
    IN_RITARDO: 'In ritardo',
    NON_MANTENUTO: 'Non mantenuto',
  } satisfies Record<CommitmentState, string>,
  commitmentUnit: {
    POSTI: 'posti',
    ORE: 'ore',
    EURO: 'euro',
    PERSONE: 'persone',
    CORSI: 'corsi',
    INCONTRI: 'incontri',
    ALTRO: 'altro',
  } satisfies Of<typeof commitmentUnits>,
  answerState: {
    IN_CORSO: 'In corso',
    ATTUATA: 'Attuata',
    NON_FATTIBILE: 'Non fattibile',
  } satisfies Of<typeof answerStates>,
  checkVerdict: { VERIFICATA: 'Verificata', DA_COMPLETARE: 'Da completare' } satisfies Of<typeof verdicts>,
  standing: {
    ATTESA: 'Da prendere in visione',
    SILENZIO: 'Nessuna risposta',
    VISTA: 'Presa visione',
    SCADUTA: 'Scaduta senza esito',
    IN_CORSO: 'In corso',
    ATTUATA: 'Attuata, da verificare',
    NON_FATTIBILE: 'Non fattibile',
    VERIFICATA: 'Verificata',
    DA_COMPLETARE: 'Da completare',
  } satisfies Record<Standing, string>,
  resourceType: {
    POSTO_TIROCINIO: 'Posto di tirocinio',
    POSTO_LAVORO: 'Posto di lavoro',
    CORSO: 'Corso',
    VOLONTARIATO: 'Volontariato',
    BENE: 'Bene o aiuto materiale',
  } satisfies Of<typeof resourceTypes>,
  resourceNeed: {
    PATENTE_B: 'Patente B',
    AUTO: 'Auto propria',
    ITALIANO_BASE: 'Italiano di base',
    ITALIANO_BUONO: 'Buon italiano',
    LICENZA_MEDIA: 'Licenza media',
    DIPLOMA: 'Diploma',
    HACCP: 'Attestato HACCP',
    CPI: 'Iscrizione al centro per l’impiego',
    SVANTAGGIO: 'Condizione di svantaggio riconosciuta',
    DISABILITA: 'Categorie protette',
  } satisfies Record<Need, string>,
  transport: {
    A_PIEDI: 'A piedi dal centro',
    BUS: 'Autobus',
    TRENO: 'Treno',
    NAVETTA: 'Navetta',
    SOLO_AUTO: 'Solo in auto',
  } satisfies Of<typeof ways>,
  placementState: {
    CHIESTO: 'Chiesto',
    ACCETTATO: 'Accettato',
    RIFIUTATO: 'Rifiutato',
    INIZIATO: 'Iniziato',
    CONCLUSO: 'Concluso',
    RITIRATO: 'Ritirato',
  } satisfies Record<PlacementState, string>,
  placementOutcome: {
    BUON_ESITO: 'Buon esito',
    INTERROTTO: 'Interrotto',
    ALTRO: 'Altro',
  } satisfies Of<typeof placementOutcomes>,
  passedPart: {
    NOME: 'Nome e cognome',
    RECAPITI: 'Recapiti',
    NASCITA: 'Data di nascita',
    COMPETENZE: 'Competenze ed esperienze',
    ORARI: 'Orari e vincoli pratici',
  } satisfies Of<typeof passedParts>,
}
