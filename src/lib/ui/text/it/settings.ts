import { plural } from '../plural.ts'

const n = plural('it')

/** Settings: passphrase, lock, language, look, this tablet's people and storage, version. */
export const settings = {
  title: 'Impostazioni',
  saved: 'Impostazione salvata',
  passphrase: {
    title: 'Passphrase',
    change: 'Cambia passphrase',
    old: 'Passphrase attuale',
    next: 'Passphrase nuova',
    again: 'Ripeti per conferma',
    changed: 'Passphrase cambiata',
    more: 'Apre i tuoi casi su questo dispositivo. Cambiarla non tocca i casi, e non cambia la password.',
    oldMissing: 'Scrivi la passphrase attuale.',
    changing: 'Cambio…',
  },
  fingerprint: {
    title: 'Impronta o volto',
    more: 'Apre i tuoi casi senza scrivere la passphrase, che resta valida.',
    add: 'Usa l’impronta',
    remove: 'Non usarla più',
    added: 'Fatto: la prossima volta basta l’impronta',
    removed: 'Fatto: ora si apre solo con la passphrase',
    cancelled: 'Il dispositivo non ha avuto conferma. Riprova quando vuoi.',
  },
  lock: {
    title: 'Blocco automatico',
    after: 'Blocca dopo',
    minutes: (count: number) => n(count, { one: '# minuto', other: '# minuti' }),
    more: 'Si blocca anche quando chiudi WIN.',
  },
  language: { title: 'Lingua', it: 'Italiano', en: 'English' },
  text: { title: 'Grandezza del testo', normal: 'Normale', large: 'Grande', larger: 'Più grande' },
  theme: { title: 'Aspetto', auto: 'Come il dispositivo', light: 'Chiaro', dark: 'Scuro' },
  people: {
    title: (device: string) => `Chi usa questo ${device}`,
    you: 'sei tu',
    remove: 'Togli da qui',
    removeAsk: (name: string, device: string) => `Vuoi togliere ${name} da questo ${device}?`,
    removeMore: 'I suoi dati qui vengono cancellati. Quelli sulla rete restano.',
    unsent: (count: number) =>
      n(count, {
        one: 'Ha # modifica non inviata: andrebbe persa.',
        other: 'Ha # modifiche non inviate: andrebbero perse.',
      }),
    removeOf: (name: string) => `Togli ${name} da qui`,
    removed: (name: string) => `${name} non è più qui`,
    waiting: (count: number) => n(count, { one: '# da inviare', other: '# da inviare' }),
    removeAnyway: 'Togli e perdi le modifiche',
  },
  storage: 'Spazio e dati',
  storageKept: 'Protezione',
  storageUsed: 'Occupato',
  storageHeld: 'Contenuto',
  storageAsked: 'Il sistema non l’ha concesso. Riprova dopo aver installato WIN.',
  about: {
    title: 'Versione e licenze',
    version: (name: string) => `Versione ${name}`,
    licence: 'WIN è software libero, licenza EUPL-1.2.',
    parts: 'Costruito con',
    part: (name: string, licence: string) => `${name}, licenza ${licence}`,
    built: (moment: string) => `preparata ${moment}`,
  },
  install: 'Installa WIN',
  installMore: 'Sulla schermata principale si apre più in fretta e i dati sono più al sicuro.',
  installHow: 'Dal menu del browser scegli “Installa” o “Aggiungi alla schermata Home”.',
  installed: 'WIN è installato su questo dispositivo.',
}
