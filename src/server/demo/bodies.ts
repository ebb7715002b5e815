import { comuni } from '#lib/domain/comuni.ts'

/** A body of the demonstration: name, type, comune. Kinds as in the seeds; names of companies are invented. */
export type BodyWords = { key: string; name: string; type: string; comune: string }

const caritas = ['Empoli', 'Fucecchio', 'Castelfiorentino', 'Certaldo', 'Montelupo', 'Vinci']
const misericordie = ['Empoli', 'Castelfiorentino', 'Certaldo', 'Fucecchio', 'Vinci', 'Montespertoli']
const assistenze = ['Empoli', 'Montelupo', 'Cerreto Guidi', 'Gambassi', 'Limite']
const unions = ['Sindacato del lavoro A', 'Sindacato del lavoro B', 'Sindacato del lavoro C']
const categories = [
  'degli artigiani',
  'dei commercianti',
  'degli agricoltori',
  'degli industriali',
  'delle cooperative',
]
const coops: readonly (readonly [string, string])[] = [
  ['Cooperativa sociale Il Tralcio', 'COOP_B'],
  ['Cooperativa sociale La Fornace', 'COOP_B'],
  ['Cooperativa sociale Ponte a Elsa', 'COOP_B'],
  ['Cooperativa sociale L’Altalena', 'COOP_A'],
  ['Cooperativa sociale Arno', 'COOP_A'],
  ['Consorzio Le Due Valli', 'CONSORZIO'],
]
const firms = [
  'Sartoria Elsa',
  'Ceramiche Montealbano',
  'Vetreria del Ponte',
  'Ortofrutta Valdelsa',
  'Forno San Rocco',
]
const associations = [
  'Vecchie e Nuove Povertà',
  'Auser Vallata',
  'Banco Alimentare Arno',
  'Donne Insieme',
  'Sport per Tutti',
]

/** The sixty bodies of the demonstration network. */
export function inventBodies(): BodyWords[] {
  const rows: BodyWords[] = [
    {
      key: 'unione',
      name: 'Unione dei Comuni del Circondario Empolese Valdelsa',
      type: 'UNIONE',
      comune: 'empoli',
    },
    { key: 'asl', name: 'USL Toscana Centro (già ASL 11)', type: 'ASL', comune: 'empoli' },
    { key: 'sds', name: 'SdS Empolese Valdarno Valdelsa', type: 'SDS', comune: 'empoli' },
    { key: 'cpi', name: 'Centro per l’impiego di Empoli', type: 'CPI', comune: 'empoli' },
    {
      key: 'cpi-valdelsa',
      name: 'Centro per l’impiego di Castelfiorentino',
      type: 'CPI',
      comune: 'castelfiorentino',
    },
    { key: 'diocesi-firenze', name: 'Diocesi di Firenze', type: 'DIOCESI', comune: 'empoli' },
    { key: 'diocesi-san-miniato', name: 'Diocesi di San Miniato', type: 'DIOCESI', comune: 'fucecchio' },
    { key: 'agenzia', name: 'Agenzia formativa Valdarno', type: 'AGENZIA_FORMATIVA', comune: 'empoli' },
    ...comuni.map(({ slug, name }) => ({
      key: `comune-${slug}`,
      name: `Comune di ${name}`,
      type: 'COMUNE',
      comune: slug,
    })),
    ...inTowns('caritas', 'Caritas', 'CARITAS', caritas),
    ...inTowns('misericordia', 'Misericordia di', 'MISERICORDIA', misericordie),
    ...inTowns('pa', 'Pubblica Assistenza di', 'PUBBLICA_ASSISTENZA', assistenze),
    ...plain('sindacato', 'SINDACATO', unions),
    ...plain(
      'categoria',
      'CATEGORIA',
      categories.map((trade) => `Associazione ${trade}`),
    ),
    ...coops.map(([name, type], i) => ({ key: `coop-${i}`, name, type, comune: 'empoli' })),
    ...plain('impresa', 'IMPRESA', firms),
    ...plain('associazione', 'ASSOCIAZIONE', associations),
  ]
  return rows
}

function inTowns(key: string, head: string, type: string, towns: readonly string[]): BodyWords[] {
  return towns.map((town) => {
    const comune =
      comuni.find(({ name }) => name.startsWith(town)) ?? comuni.find(({ slug }) => slug.includes('limite'))
    return {
      key: `${key}-${comune?.slug ?? ''}`,
      name: `${head} ${town}`,
      type,
      comune: comune?.slug ?? 'empoli',
    }
  })
}

function plain(key: string, type: string, names: readonly string[]): BodyWords[] {
  return names.map((name, i) => ({ key: `${key}-${i}`, name, type, comune: 'empoli' }))
}
