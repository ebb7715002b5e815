import { plural } from '../plural.ts'

const n = plural('it')

/** Papers of a case: photos and PDF. */
export const documents = {
  title: 'Documenti',
  none: 'Nessun documento.',
  add: 'Aggiungi documento',
  save: 'Salva documento',
  file: 'File o foto',
  fileHelp:
    'Una foto del foglio o un PDF, fino a 5 MB. Le foto si rimpiccioliscono, e il luogo dello scatto si toglie.',
  choose: 'Scegli o fotografa',
  chooseOther: 'Scegline un altro',
  chosen: (size: string) => `Pronto: ${size}`,
  reading: 'Leggo il file…',
  preview: 'Anteprima della foto scelta',
  fileMissing: 'Manca il file: scegline uno, o fai una foto.',
  titleHelp: 'Che cosa è: «ISEE 2026», «Contratto di affitto».',
  reserve: 'Solo per assistenti sociali',
  reserveHelp: 'Salute, giustizia: sta a parte, e nessun altro lo vede.',
  reserved: 'Riservato',
  reservedMore: 'Questo documento è solo per assistenti sociali.',
  onNetwork: 'Sulla rete: si scarica quando lo apri.',
  opening: 'Apro il documento…',
  enlarge: 'Ingrandisci',
  whole: 'Adatta alla pagina',
  isPdf: 'Il documento è un PDF.',
  saveCopy: 'Salva una copia',
  copyMore: 'Una copia salvata è fuori da WIN e non è protetta: dopo averla usata, cancellala.',
  addedBy: (person: string, moment: string) => `Ultima modifica: ${person}, ${moment}`,
  remove: 'Togli documento',
  removed: 'Documento tolto dal fascicolo.',
  restore: 'Rimetti documento',
  restored: 'Documento rimesso nel fascicolo.',
  isRemoved: 'Questo documento è stato tolto dal fascicolo.',
  gone: (count: number) => n(count, { one: '# documento tolto', other: '# documenti tolti' }),
}
