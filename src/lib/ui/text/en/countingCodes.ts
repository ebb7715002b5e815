import type { countingCodes as source } from '../it/countingCodes.ts'

/** What people read of targets, and of why a thing is not counted. */
export const countingCodes: typeof source = {
  targetCode: {
    CONTATTI: 'Contacts',
    DIAGNOSI: 'Diagnoses',
    IMPRESA: 'New enterprises and sectors',
    FORMAZIONE: 'Training',
    TIR_COMUNI: 'Traineeships, funds of the Comuni',
    ASSUNZIONE_TD: 'Fixed-term hirings',
    GIOVANISI: 'Giovanisì',
    TIR_ASL: 'Traineeships with the ASL',
  },
  countedWhat: { CONTATTI: 'Contacts', DIAGNOSI: 'Diagnoses', AZIONI: 'Actions' },
  notYetWhy: {
    SENZA_COLLOQUIO: 'The first interview is missing',
    SENZA_VALIDAZIONE: 'The two signatures are missing',
    NON_AVVIATA: 'Not started yet',
  },
  excludedWhy: {
    ALTRO_CANALE: 'Came by another channel',
    ALTRO_ANNO: 'Of another year',
    ALTRO_TAVOLO: 'Counted at another tavolo',
    RIVALUTAZIONE: 'Reassessment, not the first diagnosis',
    GIA_CONTATA: 'Counted already',
    STESSA_CATEGORIA: 'Same intervention of the same category',
    SOSTEGNO: 'Support, not an action of the programme',
    ANNULLATA: 'Cancelled',
    RITORNO: 'Return of somebody already contacted',
  },
}
