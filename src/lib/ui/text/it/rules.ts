import { plural } from '../plural.ts'

const n = plural('it')

/** What the Cabina settles for the whole network. */
export const rules = {
  title: 'Regole della rete',
  lead: 'Ciò che la Cabina di Regia stabilisce per tutti i tavoli.',
  starting: 'Valore di partenza: la Cabina non l’ha ancora confermato',
  settled: 'Stabilito dalla Cabina',
  days: (count: number) => n(count, { one: '# giorno', other: '# giorni' }),
  horizonDays: 'Preavviso delle scadenze',
  horizonMore:
    'Quanto prima della fine di un sostegno, un contratto o un documento WIN propone di sentire la persona.',
  referralDays: 'Risposta a una segnalazione',
  referralMore: 'Entro quanto il tavolo risponde, anche a un caso proposto da un altro tavolo.',
  quorum: 'Numero legale di una seduta',
  quorumBodies: 'Numero legale: quanti enti, oltre a chi coordina',
  quorumSocial: 'Senza servizio sociale non si decide dei casi',
  quorumMore: 'Senza servizio sociale la seduta è istruttoria: i casi si approfondiscono o si rinviano.',
  quorumWords: (bodies: number, social: boolean) =>
    `Chi coordina e ${n(bodies, { one: '# ente', other: '# enti' })}${social ? ', uno il servizio sociale pubblico' : ''}`,
  conveneDays: 'Preavviso di una seduta ordinaria, in giorni',
  allowance: 'Indennità di tirocinio',
  allowanceMore:
    'Per presenze nel mese. Una nuova tabella vale dal suo mese in poi; i mesi prima restano come erano.',
  from: (month: string) => `Da ${month}`,
  fromLabel: 'Dal mese',
  fromHelp: 'Anno e mese, come 2027-01.',
  step: (percent: string, euro: string) => `dal ${percent} delle presenze: ${euro}`,
  below: 'sotto: niente',
  percent: 'Presenze, %',
  euro: 'Euro al mese',
  addAllowance: 'Nuova tabella',
  allowanceSaved: 'Tabella salvata.',
  drop: 'Togli la tabella',
  dropped: 'Tabella tolta.',
  wrongMonth: 'Scrivi anno e mese, come 2027-01.',
  wrongSteps: 'Scrivi almeno una riga: percentuale da 1 a 100, ed euro.',
  resolution: 'Delibera',
  resolutionMore: 'Numero e data dell’atto con cui la Cabina ha deciso.',
  resolvedOn: 'Deciso il',
  ofResolution: (resolution: string, day: string) => `${resolution}, ${day}`,
  save: 'Salva le regole',
  saved: 'Regole salvate: arrivano a tutti con il prossimo scambio.',
  administrationOnly: 'Le regole le scrive l’amministrazione, quando la Cabina ha deciso.',
}
