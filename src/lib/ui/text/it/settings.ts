import { plural } from '../plural.ts'

const n = plural('it')

/** Settings: passphrase, lock, language, look, this tablet's people and storage, version. */
export const settings = {
  title: 'Impostazioni',
  saved: 'Impostazione salvata',
  passphrase: {
    title: 'Passphrase',
    change: 'Cambia passphrase',
    old: 'Passphrase di adesso',
    next: 'Passphrase nuova',
    again: 'Ripeti per conferma',
    changed: 'Passphrase cambiata',
    more: 'Cambia solo la chiave: i casi restano dove sono.',
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
    removeAnyway: 'Togli e perdi le modifiche',
  },
  storage: 'Spazio e dati',
  about: {
    title: 'Versione e licenze',
    version: (name: string) => `Versione ${name}`,
    licence: 'WIN è software libero, licenza EUPL-1.2.',
    parts: 'Icone di Bootstrap Italia (BSD-3-Clause), caratteri Titillium Web (OFL).',
    accessibility: 'Dichiarazione di accessibilità',
  },
  install: 'Installa WIN',
  installMore: 'Sulla schermata principale si apre più in fretta e i dati sono più al sicuro.',
}
