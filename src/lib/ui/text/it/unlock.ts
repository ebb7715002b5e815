import { plural } from '../plural.ts'

const n = plural('it')

/** First use, unlocking, changing person. */
export const unlock = {
  deviceState: 'Stato di questo dispositivo',
  whoAreYou: 'Chi sei?',
  peopleHere: (device: string) => `Persone che usano questo ${device}`,
  person: 'Persona',
  someoneElse: 'Un’altra persona',
  firstNeedsNetwork: 'Il primo accesso vuole la rete',
  waiting: (count: number) =>
    n(count, { one: '# da inviare', other: '# da inviare', zero: 'niente da inviare' }),
  passphrase: 'Passphrase',
  passphraseHelp: (tries: number) =>
    `Non c’è modo di recuperarla. Dopo ${tries} errori WIN chiede di aspettare.`,
  unlock: 'Sblocca',
  unlocking: 'Sblocco…',
  fingerprint: 'Usa l’impronta',
  locksAfter: (minutes: number) =>
    n(minutes, {
      one: 'WIN si blocca da solo dopo # minuto senza tocchi.',
      other: 'WIN si blocca da solo dopo # minuti senza tocchi.',
    }),
  lostDevice: (device: string) => `Ho perso un ${device}`,
  lostDeviceMore: 'Avvisa chi coordina il tavolo: può chiudere l’accesso di quel dispositivo.',
  offlineSince: (since: string) => `Senza rete ${since}.`,
  offlineHere: (moment: string) => `Puoi lavorare lo stesso: i casi sono qui, aggiornati a ${moment}.`,
  online: 'C’è la rete.',
  deviceLine: (label: string, version: string) => `${label} · versione ${version}`,
  sealed: 'dati cifrati',
  freeSpace: (size: string) => `Spazio libero ${size}`,
  signIn: {
    title: 'Accedi',
    lead: 'La prima volta serve la rete. Poi basta la passphrase, anche senza.',
    username: 'Nome utente',
    password: 'Password',
    deviceLabel: 'Nome di questo dispositivo',
    deviceLabelHelp: 'Lo vedono i colleghi accanto a ciò che scrivi, per esempio “Empoli 3”.',
    go: 'Accedi',
    going: 'Accedo…',
    back: 'Torna alle persone',
  },
  create: {
    title: 'Crea passphrase',
    lead: (name: string) =>
      `Ciao ${name}. Scegli quattro parole che ricordi: aprono i casi anche senza rete.`,
    suggestion: 'Per esempio',
    another: 'Altre parole',
    use: 'Usa queste',
    again: 'Ripeti per conferma',
    differs: 'Le due non sono uguali.',
    warning: 'Non c’è modo di recuperarla: se la perdi si riparte dalla rete.',
    go: 'Crea passphrase',
    going: 'Preparo…',
  },
  ready: {
    title: 'Scarico i tuoi casi',
    progress: (done: string, total: string) => `${done} di ${total}`,
    more: 'Puoi cominciare appena compaiono.',
  },
  vanished: 'I dati di questo dispositivo non ci sono più',
  vanishedMore: 'Il sistema li ha cancellati. Accedi: torna tutto ciò che era già sulla rete.',
  notKept: 'Qui il sistema può cancellare i dati da solo',
  notKeptMore: 'Aggiungi WIN alla schermata principale, e invia spesso.',
  insecure: 'Questo indirizzo non è sicuro',
  insecureMore: 'WIN funziona solo con https, oppure sullo stesso computer.',
  draftBack: 'Ecco la bozza che non avevi salvato.',
  draftDrop: 'Butta la bozza',
}
