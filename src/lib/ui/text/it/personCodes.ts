import type { ageBands, iseeBands, relations, supports, taxCodeStates } from '#lib/domain/kinds/person.ts'

type Of<T extends readonly string[]> = Record<T[number], string>

/** What people read for the codes of a person and household. */
export const personCodes = {
  sex: { F: 'Donna', M: 'Uomo', X: 'Altro' },
  taxCodeState: {
    ASSENTE: 'Assente',
    DICHIARATO: 'Dichiarato',
    FORMALMENTE_OK: 'Torna',
    ERRATO: 'Non torna',
    VERIFICATO: 'Verificato',
    PROVVISORIO: 'Provvisorio',
  } satisfies Of<typeof taxCodeStates>,
  relation: {
    CONIUGE: 'Coniuge',
    CONVIVENTE: 'Convivente',
    FIGLIO: 'Figlio o figlia',
    GENITORE: 'Genitore',
    FRATELLO: 'Fratello o sorella',
    NONNO: 'Nonno o nonna',
    NIPOTE: 'Nipote',
    ALTRO: 'Altro',
  } satisfies Of<typeof relations>,
  ageBand: {
    '0-2': '0–2 anni',
    '3-5': '3–5 anni',
    '6-10': '6–10 anni',
    '11-13': '11–13 anni',
    '14-17': '14–17 anni',
    '18-29': '18–29 anni',
    '30-64': '30–64 anni',
    '65+': '65 anni e più',
  } satisfies Of<typeof ageBands>,
  iseeBand: {
    '0-3000': 'fino a 3.000 €',
    '3000-6500': '3.000–6.500 €',
    '6500-10140': '6.500–10.140 €',
    '10140-15000': '10.140–15.000 €',
    '15000+': 'oltre 15.000 €',
    NR: 'non rilevato',
  } satisfies Of<typeof iseeBands>,
  support: {
    ADI: 'Assegno di inclusione',
    SFL: 'Supporto formazione e lavoro',
    NASPI: 'NASpI',
    ASSEGNO_UNICO: 'Assegno unico',
    CONTRIB_COMUNE: 'Contributo del Comune',
    AIUTO_ETS: 'Aiuto di un’associazione',
    ALTRO: 'Altro',
  } satisfies Of<typeof supports>,
  permit: {
    NON_SERVE: 'Non serve',
    VALIDO: 'Valido',
    IN_RINNOVO: 'In rinnovo',
    ASSENTE: 'Assente',
    NON_RILEVATO: 'Non rilevato',
  },
  work: {
    OCCUPATO: 'Occupata',
    DISOCCUPATO: 'Disoccupata',
    INOCCUPATO: 'Mai occupata',
    INATTIVO: 'Non cerca lavoro',
  },
}
