import { plural } from '../plural.ts'

const n = plural('it')

/** First use, unlocking, changing person. */
export const unlock = {
  deviceState: 'Stato di questo dispositivo',
  whoAreYou: 'Chi sei?',
  peopleHere: (device: string) => `Persone che usano questo ${device}`,
  person: 'Persona',
  someoneElse: 'Un’altra persona',
  someoneElseMore: 'Accedi: la prima volta serve la rete',
  waiting: (count: number) =>
    n(count, { one: '# da inviare', other: '# da inviare', zero: 'niente da inviare' }),
  passphrase: 'Passphrase',
  passphraseHelp: (tries: number) =>
    `Non c’è modo di recuperarla. Dopo ${tries} errori WIN chiede di aspettare.`,
  unlock: 'Sblocca',
  unlocking: 'Sblocco…',
  chooseFirst: 'Scegli prima chi sei.',
  passphraseMissing: 'Scrivi la passphrase.',
  wait: (seconds: number) =>
    seconds < 60
      ? n(seconds, { one: 'Riprova tra # secondo', other: 'Riprova tra # secondi' })
      : n(Math.ceil(seconds / 60), { one: 'Riprova tra # minuto', other: 'Riprova tra # minuti' }),
  lockedByIdle: 'WIN si è bloccato da solo: nessuno lo stava usando.',
  lockedByIdleMore: 'Se stavi scrivendo, la bozza è rimasta.',
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
  offlineHerePlain: 'Puoi lavorare lo stesso: i casi sono qui.',
  offlineFirst: 'Per il primo accesso serve la rete. Riprova quando torna.',
  online: 'C’è la rete.',
  onlineMore: 'Appena sblocchi, WIN invia e riceve da solo.',
  onlineFirst: 'Accedi: i casi del tuo tavolo arrivano qui.',
  versionLine: (version: string) => `Versione ${version}`,
  sealed: 'dati cifrati',
  freeSpace: (size: string) => `Spazio libero ${size}`,
  signIn: {
    title: 'Accedi',
    lead: 'La prima volta serve la rete. Poi basta la passphrase, anche senza.',
    usernameMissing: 'Scrivi il nome utente.',
    passwordMissing: 'Scrivi la password.',
    deviceLabelMissing: 'Dai un nome a questo dispositivo.',
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
    againMissing: 'Scrivila una seconda volta.',
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
  insecureMore: 'WIN tiene i dati cifrati, e senza un indirizzo sicuro il sistema non lo permette.',
  insecureWays: [
    'Apri l’indirizzo che comincia con https:// (chiedilo a chi ha installato WIN).',
    'Oppure usa WIN sullo stesso computer su cui gira, all’indirizzo http://localhost.',
  ],
  openSecure: 'Prova con https',
  draftBack: 'Ecco la bozza che non avevi salvato.',
  draftDrop: 'Butta la bozza',
  draftOthers: (count: number) =>
    n(count, { one: 'Ce n’è un’altra in Oggi.', other: 'Ce ne sono altre # in Oggi.' }),
}
