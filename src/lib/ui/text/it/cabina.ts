import { plural } from '../plural.ts'

const n = plural('it')

/** The year that the Cabina steers by: targets, what was counted, what lies behind a figure. */
export const cabina = {
  title: 'Cabina',
  lead: (year: string, day: string, gone: string) =>
    `Obiettivi ${year} · al ${day} · ${gone} dell’anno trascorso`,
  year: 'Anno',
  print: 'Stampa',
  programme: 'Programma',
  onlySome:
    'Gli obiettivi e i conti dell’anno li vedono la Cabina, l’amministrazione e chi coordina un tavolo.',
  notSettled: (year: string) =>
    `Per il ${year} la Cabina non ha ancora deliberato: valgono gli obiettivi con cui il Patto è cominciato.`,
  settled: (resolution: string, day: string) => `${resolution}, del ${day}`,
  noTavoli: 'Ancora nessun tavolo',
  noTavoliMore: 'I conti arrivano dai tavoli: li manda il tablet di chi coordina, a ogni scambio.',
  fresh: (fresh: number, all: number) =>
    n(fresh, {
      one: `# tavolo su ${all} aggiornato`,
      other: `# tavoli su ${all} aggiornati`,
      zero: `Nessun tavolo su ${all} aggiornato`,
    }),
  freshPast: 'dopo la fine dell’anno.',
  freshMore: 'negli ultimi 7 giorni.',
  silent: (tavoli: string) => `Mancano: ${tavoli}. I loro numeri possono crescere.`,
  never: 'mai',
  neverSent: (tavoli: string) => `Non hanno ancora mandato numeri: ${tavoli}.`,
  differs: (tavolo: string) =>
    `I numeri di ${tavolo} qui si contano diversi da quelli mandati: si allineano al prossimo scambio.`,
  goals: 'Obiettivi',
  contacts: 'Contatti dai tavoli',
  diagnoses: 'Diagnosi convalidate',
  actions: 'Azioni avviate',
  byCategory: 'Azioni per categoria',
  interventions: (interventions: number, people: number) =>
    `${n(interventions, { one: '# intervento', other: '# interventi' })}, ${n(people, { one: '# persona', other: '# persone' })}`,
  missing: (gap: number) => n(gap, { one: 'manca 1', other: 'mancano #' }),
  more: (excess: number) => n(excess, { one: '1 in più', other: '# in più' }),
  even: 'raggiunto',
  gaps: (gap: number) =>
    n(gap, {
      zero: 'Nessuna categoria è sotto il suo obiettivo.',
      one: 'Manca 1 azione: il di più di una categoria non copre il meno di un’altra.',
      other: 'Mancano # azioni: il di più di una categoria non copre il meno di un’altra.',
    }),
  byTavolo: 'Per tavolo',
  tavolo: 'Tavolo',
  short: { contacts: 'Cont.', diagnoses: 'Diag.', actions: 'Az.' },
  data: 'Dati',
  byMonth: 'Per mese',
  month: 'Mese',
  notYet: 'Non ancora nel conto',
  noneNotYet: 'Niente in attesa di essere contato.',
  excluded: 'Fuori dal conto',
  noneExcluded: 'Niente è stato escluso.',
  what: 'Che cosa',
  why: 'Perché',
  few: 'meno di 3',
  together: 'insieme: numeri piccoli',
  howMany: 'Quanti',
  behind: 'Che cosa c’è dietro',
  behindOf: (tavolo: string) => `Il conto di ${tavolo}`,
  figure: 'Cifra',
  counted: 'Nel conto',
  noneCounted: 'Ancora niente nel conto.',
  leftTavolo: 'Passato a un altro tavolo',
  notMine: 'I casi dietro un numero li vede solo chi coordina quel tavolo.',
  programmeLead: 'Gli obiettivi dell’anno, come li ha deliberati la Cabina. Un obiettivo vuoto non c’è.',
  onlyCabina: 'Gli obiettivi li delibera la Cabina.',
  badTarget: 'Scrivi un numero intero, da 0 in su, o lascia vuoto.',
  badYear: 'Scrivi un anno di quattro cifre.',
  resolution: 'Delibera',
  resolvedOn: 'Data della delibera',
  save: 'Salva il programma',
  saved: 'Programma salvato.',
}
