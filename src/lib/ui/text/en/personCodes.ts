import type { personCodes as source } from '../it/personCodes.ts'

/** What people read for the codes of a person and household. */
export const personCodes: typeof source = {
  sex: { F: 'Woman', M: 'Man', X: 'Other' },
  taxCodeState: {
    ASSENTE: 'Missing',
    DICHIARATO: 'Declared',
    FORMALMENTE_OK: 'Adds up',
    ERRATO: 'Does not add up',
    VERIFICATO: 'Verified',
    PROVVISORIO: 'Provisional',
  },
  relation: {
    CONIUGE: 'Spouse',
    CONVIVENTE: 'Partner',
    FIGLIO: 'Child',
    GENITORE: 'Parent',
    FRATELLO: 'Sibling',
    NONNO: 'Grandparent',
    NIPOTE: 'Grandchild or nephew',
    ALTRO: 'Other',
  },
  ageBand: {
    '0-2': '0–2 years',
    '3-5': '3–5 years',
    '6-10': '6–10 years',
    '11-13': '11–13 years',
    '14-17': '14–17 years',
    '18-29': '18–29 years',
    '30-64': '30–64 years',
    '65+': '65 years and more',
  },
  iseeBand: {
    '0-3000': 'up to €3,000',
    '3000-6500': '€3,000–6,500',
    '6500-10140': '€6,500–10,140',
    '10140-15000': '€10,140–15,000',
    '15000+': 'over €15,000',
    NR: 'not recorded',
  },
  support: {
    ADI: 'Inclusion allowance',
    SFL: 'Training and work support',
    NASPI: 'Unemployment benefit',
    ASSEGNO_UNICO: 'Child allowance',
    CONTRIB_COMUNE: 'Grant of the comune',
    AIUTO_ETS: 'Help of an association',
    ALTRO: 'Other',
  },
  permit: {
    NON_SERVE: 'Not needed',
    VALIDO: 'Valid',
    IN_RINNOVO: 'Being renewed',
    ASSENTE: 'Missing',
    NON_RILEVATO: 'Not recorded',
  },
  work: {
    OCCUPATO: 'Employed',
    DISOCCUPATO: 'Unemployed',
    INOCCUPATO: 'Never employed',
    INATTIVO: 'Not looking for work',
  },
}
