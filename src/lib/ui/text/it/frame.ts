import { plural } from '../plural.ts'

const n = plural('it')
const about = (who: string) => who && `: ${who}`

/** The frame around every page: bar, places, person's menu, new version, pages that are not there. */
export const frame = {
  skip: 'Vai al contenuto',
  navigation: 'Principale',
  navigationPhone: 'Principale, in basso',
  actions: 'Azioni',
  today: 'Oggi',
  cases: 'Casi',
  contacts: 'Contatti',
  sends: 'Invii',
  settings: 'Impostazioni',
  switchPerson: 'Cambia operatore',
  lock: 'Blocca',
  personMenu: (name: string) => `${name}: impostazioni e blocco`,
  home: 'WIN, vai a Oggi',
  goToday: 'Vai a Oggi',
  place: (tavolo: string) => `Tavolo di ${tavolo}`,
  places: (count: number) => `${count} tavoli`,
  lead: 'La cartella condivisa dei tavoli territoriali del Circondario.',
  greeting: (hour: number, name: string) => {
    if (hour < 13) return `Buongiorno, ${name}`
    return hour < 18 ? `Buon pomeriggio, ${name}` : `Buonasera, ${name}`
  },
  asOf: (moment: string) => `dati di ${moment}`,
  offline: 'Senza rete',
  offlineSince: (since: string) => `Senza rete ${since}`,
  update: {
    ready: 'È pronta una nuova versione',
    now: 'Aggiorna',
    later: 'Più tardi',
    unsaved: 'Prima salva quello che stai scrivendo.',
  },
  keeping: (device: string) => `WIN si sta salvando su questo ${device}: resta in rete ancora un momento.`,
  shut: {
    browser: (device: string) =>
      `I dati su questo ${device} non si aprono e per ora non si può salvare. Si riprova da soli; se resta così, copia le parole aperte e ricarica.`,
    wiped: (device: string) =>
      `I dati su questo ${device} sono stati cancellati: da qui non si può più salvare. Copia le parole aperte e ricarica.`,
  },
  notFound: 'Questa pagina non c’è',
  notFoundMore: 'Forse il caso non è su questo dispositivo, oppure l’indirizzo è sbagliato.',
  broken: 'Qualcosa non ha funzionato',
  brokenMore: 'Quello che hai salvato è al sicuro. Ricarica la pagina.',
  reload: 'Ricarica',
  waiting: {
    title: 'Aspettano te',
    allMine: 'Tutti i miei casi',
    late: 'In ritardo',
    today: 'Oggi',
    next: 'Prossimi 7 giorni',
    later: 'Più avanti',
    empty: 'Niente in attesa. Buon lavoro!',
    toSee: 'Da vedere',
    refused: 'Rifiutata',
    toReview: 'Da rivedere',
    kinds: {
      conflict: 'Da rivedere',
      referral: 'Rispondi alla segnalazione',
      step: 'Prossimo passo',
      refused: 'Modifica rifiutata',
      draft: 'Bozza',
      unassigned: 'Manca chi risponde del caso',
    },
    unsaved: 'Da finire di scrivere',
    drafts: {
      contact: (who) => `Contatto non salvato${about(who)}`,
      case: (who) => `Caso non salvato${about(who)}`,
      'contact-edit': (who) => `Modifica non salvata: contatto ${who}`,
      refer: (who) => `Segnalazione non salvata${about(who)}`,
      edits: (who) => `Modifica non salvata: caso ${who}`,
      interview: (who) => `Colloquio non salvato${about(who)}`,
      review: (who) => `Scelta non salvata${about(who)}`,
    } as Record<string, (who: string) => string>,
    draftSince: (moment: string) => `Ultime parole: ${moment}`,
    draftElsewhere: 'È aperto in un’altra scheda: riprendilo lì.',
    dropDraft: (what: string) => `Butta: ${what}`,
    draftDropped: 'Bozza buttata',
    refusedMany: (count: number) => n(count, { one: '# modifica rifiutata', other: '# modifiche rifiutate' }),
    draft: 'Bozza',
    unassigned: 'Senza responsabile',
    openCases: 'casi aperti',
    myCases: 'casi miei',
    contactsThisYear: 'contatti di quest’anno',
  },
}
