import { plural } from '../plural.ts'

const n = plural('it')

/** Two tablets that exchange with no network between them, by QR codes or with a sealed file. */
export const tablets = {
  title: 'Scambia tra tablet',
  lead: 'Senza Internet: i due tablet stanno sullo stesso Wi-Fi, o uno fa da hotspot all’altro. Ognuno dà all’altro solo ciò che tutti e due possono leggere.',
  byCode: 'Con i codici',
  steps: 'Uno mostra un codice e l’altro lo inquadra; poi al contrario. Chi comincia?',
  show: 'Mostra il codice',
  scan: 'Inquadra il codice',
  showing: 'Fai inquadrare questo codice all’altro tablet. Quando l’ha letto, inquadra il suo.',
  answering: 'Fai inquadrare questo codice al primo tablet.',
  scanAnswer: 'Ora inquadra la risposta',
  aim: 'Tieni il codice dell’altro tablet dentro il riquadro.',
  code: 'Codice per l’altro tablet',
  camera: 'Fotocamera',
  wrongCode: 'Non è il codice giusto: inquadra quello sullo schermo dell’altro tablet.',
  noCamera: 'La fotocamera non si apre: dai il permesso nel browser, o usa un file.',
  noAddress: 'Questo tablet non è su nessun Wi-Fi: collegalo alla stessa rete dell’altro, o usa un file.',
  connecting: 'Mi collego all’altro tablet…',
  noLine: 'Non si trovano: devono stare sullo stesso Wi-Fi. Riprovate, o usate un file.',
  exchanging: 'Scambio in corso…',
  stop: 'Annulla',
  again: 'Un altro scambio',
  done: (who: string) => `Scambiato con il tablet di ${who}`,
  received: (count: number) => n(count, { one: '# voce ricevuta', other: '# voci ricevute' }),
  given: (count: number) => n(count, { one: '# voce data', other: '# voci date' }),
  nothingNew: 'I due tablet avevano già le stesse cose.',
  left: (count: number) =>
    n(count, {
      one: '# voce non si è potuta provare: arriverà dalla rete.',
      other: '# voci non si sono potute provare: arriveranno dalla rete.',
    }),
  later: 'Chi arriva prima in ufficio porta alla rete le parole di tutti e due.',
  fileLead:
    'Senza Wi-Fi o senza fotocamera: un file chiuso a chiave, da passare con una chiavetta o il Bluetooth.',
  make: 'Prepara un file',
  to: 'Per chi',
  since: 'Che cosa è cambiato dal',
  sinceHelp: 'Ciò che non hai ancora inviato c’è sempre.',
  noPeople: 'Nessun altro tablet è conosciuto qui: arrivano al primo scambio con la rete.',
  seal: 'Crea il file',
  sealed: (count: number) => n(count, { one: 'Il file ha # voce.', other: 'Il file ha # voci.' }),
  words: 'Parole per aprirlo',
  wordsMore: (who: string) =>
    `Dille a voce a ${who}. Non scriverle dove sta il file: qui non si rivedono più.`,
  save: 'Salva il file',
  open: 'Apri un file',
  choose: 'Scegli il file',
  file: 'File ricevuto',
  typeWords: 'Parole',
  take: 'Prendi',
  wrongWords: 'Le parole non aprono questo file, o il file è rovinato.',
}
