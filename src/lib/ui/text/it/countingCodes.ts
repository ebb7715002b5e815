import type { Excluded, NotYet } from '#lib/domain/counting/count-year.ts'
import type { TargetCode } from '#lib/domain/counting/programme.ts'

/** What people read of targets, and of why a thing is not counted. */
export const countingCodes = {
  targetCode: {
    CONTATTI: 'Contatti',
    DIAGNOSI: 'Diagnosi',
    IMPRESA: 'Nuove imprese e settori',
    FORMAZIONE: 'Formazione',
    TIR_COMUNI: 'Tirocini, fondi dei Comuni',
    ASSUNZIONE_TD: 'Assunzioni a tempo determinato',
    GIOVANISI: 'Giovanisì',
    TIR_ASL: 'Tirocini con l’ASL',
  } satisfies Record<TargetCode, string>,
  countedWhat: { CONTATTI: 'Contatti', DIAGNOSI: 'Diagnosi', AZIONI: 'Azioni' },
  notYetWhy: {
    SENZA_COLLOQUIO: 'Manca il primo colloquio',
    SENZA_VALIDAZIONE: 'Mancano le due firme',
    NON_AVVIATA: 'Non ancora avviata',
  } satisfies Record<NotYet, string>,
  excludedWhy: {
    ALTRO_CANALE: 'Arrivata da un altro canale',
    ALTRO_ANNO: 'Di un altro anno',
    ALTRO_TAVOLO: 'Contata in un altro tavolo',
    RIVALUTAZIONE: 'Rivalutazione, non la prima diagnosi',
    GIA_CONTATA: 'Già contata',
    STESSA_CATEGORIA: 'Stesso intervento della stessa categoria',
    SOSTEGNO: 'Sostegno, non un’azione del programma',
    ANNULLATA: 'Annullata',
    RITORNO: 'Ritorno di chi era già stato contattato',
  } satisfies Record<Excluded, string>,
}
