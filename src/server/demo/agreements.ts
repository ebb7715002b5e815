import { addDays, dayOf } from '#lib/domain/calendar.ts'
import { comuni } from '#lib/domain/comuni.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { itemOfTavolo } from '#lib/domain/schema/roles.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { writeEntry, type Author } from './author.ts'
import { createChance } from './seeded.ts'

/** Who writes what the network agrees on, the record of a body by its key, and now in ms. */
type Given = {
  now: number
  authors: ReadonlyMap<string, Author>
  coordinatorOf(tavolo: string): string
  bodyRecord(key: string): string
}

type Set = Record<string, Json>

/** The Patto with its protocols, the directives of the year and what bodies offer, as the demonstration shows them. */
export async function writeAgreements(given: Given): Promise<Entry[]> {
  // A stream of its own: the rest of the network stays as it was.
  const { random } = createChance('win-demo-agreements')
  const today = dayOf(given.now)
  const put = (
    login: string,
    { kind, slot, at, set }: { kind: string; slot: string; at: string; set: Set },
  ) =>
    writeEntry(
      given.authors.get(login) as Author,
      { kind, record: slotRecordId(kind, 'win-demo', slot), at: Date.parse(`${at}T09:00:00Z`), set },
      random,
    )
  return Promise.all([
    ...protocolsOf(given, today).map(({ slot, at, set }) =>
      put('amministrazione', { kind: 'protocol', slot, at, set }),
    ),
    ...directivesOf(today).map(({ slot, at, set }) => put('cabina', { kind: 'directive', slot, at, set })),
    ...answersOf(today).map(({ tavolo, slot, at, set }) =>
      put(given.coordinatorOf(tavolo), { kind: 'directive', slot, at, set }),
    ),
    ...resourcesOf(given, today).map(({ slot, at, set }) =>
      put('amministrazione', { kind: 'resource', slot, at, set }),
    ),
  ])
}

type Slot = { slot: string; at: string; set: Set }

function commitment(item: string, given: Given, [body, to]: readonly [string, string?], more: Set): Set {
  const fields: Set = {
    body: given.bodyRecord(body),
    ...(to !== undefined && { receiver: given.bodyRecord(to) }),
    ...more,
  }
  return Object.fromEntries(
    Object.entries(fields).map(([leaf, value]) => [`commitments/${item}/${leaf}`, value]),
  )
}

function signed(given: Given, on: string, keys: readonly string[]): Set {
  return Object.fromEntries(
    keys.flatMap((key, i) => [
      [`parties/p${i}/body`, given.bodyRecord(key)],
      [`parties/p${i}/signed`, on],
    ]),
  )
}

function protocolsOf(given: Given, today: string): Slot[] {
  const at = addDays(today, -240)
  return [
    {
      slot: 'patto',
      at,
      set: {
        type: 'PATTO',
        subject: 'Patto Territoriale di Reciprocità',
        from: '2014-11-25',
        to: addDays(today, 400),
        procedures:
          'I tavoli scelgono i casi, la Cabina programma e verifica, gli enti danno ciò che hanno scritto.',
        'aims/a1/text': 'Rendere di nuovo attive persone in povertà',
        'aims/a1/measure': '150 azioni all’anno',
        'duties/d1/who': 'Cabina di Regia',
        'duties/d1/what': 'Programma, valuta, distribuisce i fondi',
        ...signed(given, '2014-11-25', ['unione', 'asl', 'cpi', 'associazione-0', 'diocesi-firenze']),
        ...commitment('c1', given, ['unione'], {
          what: 'Fondi Anticrisi per i tirocini',
          quantity: 175_000,
          unit: 'EURO',
          given: 120_000,
          by: addDays(today, 30),
          state: 'IN_CORSO',
        }),
        ...commitment('c2', given, ['diocesi-firenze', 'associazione-0'], {
          what: 'Una sala per lo sportello di ascolto',
          quantity: 200,
          unit: 'ORE',
          given: 200,
          by: addDays(today, -20),
          state: 'MANTENUTO',
        }),
      },
    },
    {
      slot: 'botteghe',
      at,
      set: {
        type: 'PROTOCOLLO',
        subject: 'Tirocini nelle botteghe artigiane',
        from: addDays(today, -320),
        to: addDays(today, 45),
        procedures: 'Il tavolo propone, la bottega accoglie, il tutor passa ogni mese.',
        dataAnnex: 'La bottega riceve solo il codice, finché non accetta e la persona non ha detto sì.',
        withdrawal: 'Con 60 giorni di preavviso; i tirocini in corso arrivano alla fine.',
        'aims/a1/text': 'Venti tirocini in botteghe in un anno',
        'aims/a1/measure': 'Tirocini avviati',
        ...signed(given, addDays(today, -320), ['categoria-0', 'unione', 'associazione-0']),
        ...commitment('c1', given, ['categoria-0'], {
          what: 'Posti di tirocinio',
          quantity: 20,
          unit: 'POSTI',
          given: 13,
          by: addDays(today, -5),
          state: 'IN_CORSO',
        }),
        ...commitment('c2', given, ['associazione-0', 'categoria-0'], {
          what: 'Tutor per ogni tirocinante',
          quantity: 20,
          unit: 'PERSONE',
          given: 13,
          by: addDays(today, 45),
          state: 'IN_CORSO',
        }),
      },
    },
    {
      slot: 'italiano',
      at: addDays(today, -15),
      set: {
        type: 'PROTOCOLLO',
        subject: 'Corsi di italiano per chi cerca lavoro',
        from: addDays(today, 20),
        to: addDays(today, 385),
        'parties/p0/body': given.bodyRecord('agenzia'),
        'parties/p1/body': given.bodyRecord('unione'),
        ...commitment('c1', given, ['agenzia'], { what: 'Corsi di 40 ore', quantity: 3, unit: 'CORSI' }),
      },
    },
  ]
}

const all = comuni.map(({ slug }) => slug)

function addressed(tavoli: readonly string[]): Set {
  return Object.fromEntries(tavoli.map((slug) => [`addressed/${itemOfTavolo(slug)}/on`, true]))
}

function directivesOf(today: string): Slot[] {
  return [
    {
      slot: 'orari',
      at: addDays(today, -70),
      set: {
        issued: addDays(today, -70),
        subject: 'Orari degli sportelli',
        text: 'Ogni tavolo pubblica gli orari dei propri sportelli e li aggiorna a ogni cambio.',
        deadline: addDays(today, -30),
        indicator: 'Sportelli con orari pubblicati',
        evidence: 'Il volantino',
        closed: addDays(today, -20),
        closing: 'Gli sportelli hanno un orario esposto e in rete.',
        ...addressed(['empoli', 'vinci', 'fucecchio']),
      },
    },
    {
      slot: 'contatti',
      at: addDays(today, -14),
      set: {
        issued: addDays(today, -14),
        subject: 'Primo colloquio entro 15 giorni',
        text: 'Dalla segnalazione al primo colloquio non passano più di 15 giorni. Ogni tavolo dice come si organizza.',
        deadline: addDays(today, 45),
        indicator: 'Giorni mediani fra segnalazione e primo colloquio',
        ...addressed(all),
      },
    },
    {
      slot: 'botteghe',
      at: addDays(today, -4),
      set: {
        issued: addDays(today, -4),
        subject: 'Tirocini nelle botteghe: i posti che restano',
        text: 'Restano sette posti: ogni tavolo propone almeno una persona.',
        deadline: addDays(today, 30),
        indicator: 'Persone proposte',
        evidence: 'I codici dei casi',
        ...addressed(['empoli', 'certaldo', 'castelfiorentino']),
      },
    },
  ]
}

function answersOf(today: string): (Slot & { tavolo: string })[] {
  const answer = (slot: string, tavolo: string, ago: number, said: Set) => ({
    slot,
    tavolo,
    at: addDays(today, -ago),
    set: Object.fromEntries(
      Object.entries(said).map(([leaf, value]) => [`answers/${itemOfTavolo(tavolo)}/${leaf}`, value]),
    ),
  })
  const seen = (ago: number) => ({ seen: addDays(today, -ago) })
  return [
    ...['empoli', 'vinci', 'fucecchio'].map((tavolo) =>
      answer('orari', tavolo, 40, {
        ...seen(65),
        state: 'ATTUATA',
        on: addDays(today, -40),
        evidence: 'Volantino di maggio',
      }),
    ),
    answer('contatti', 'vinci', 9, {
      ...seen(9),
      state: 'IN_CORSO',
      on: addDays(today, -9),
      note: 'Due turni in più.',
    }),
    answer('contatti', 'fucecchio', 8, seen(8)),
    answer('contatti', 'montaione', 6, {
      ...seen(6),
      state: 'NON_FATTIBILE',
      on: addDays(today, -6),
      note: 'Una sola assistente sociale per due comuni.',
    }),
  ]
}

function resourcesOf(given: Given, today: string): Slot[] {
  const offer = (
    slot: string,
    body: string,
    quotas: readonly (readonly [string, number])[],
    set: Set,
  ): Slot => ({
    slot,
    at: addDays(today, -60),
    set: {
      body: given.bodyRecord(body),
      from: addDays(today, -50),
      ...set,
      ...Object.fromEntries(
        quotas.flatMap(([tavolo, places], i) => [
          [`quotas/q${i}/tavolo`, tavolo],
          [`quotas/q${i}/places`, places],
        ]),
      ),
    },
  })
  return [
    offer(
      'serra',
      'coop-0',
      [
        ['empoli', 2],
        ['vinci', 1],
        ['cerreto-guidi', 1],
      ],
      {
        type: 'POSTO_TIROCINIO',
        title: 'Aiuto in serra',
        about: 'Semina, trapianti, raccolta. Lavoro all’aperto, in squadra di quattro.',
        schedule: 'Dal lunedì al venerdì, 8–12',
        comune: 'vinci',
        needs: ['ITALIANO_BASE'],
        ways: ['NAVETTA'],
        places: 5,
      },
    ),
    offer(
      'sartoria',
      'impresa-0',
      [
        ['empoli', 1],
        ['montelupo-fiorentino', 1],
      ],
      {
        type: 'POSTO_TIROCINIO',
        title: 'Sartoria: cucito e rifinitura',
        comune: 'empoli',
        ways: ['BUS', 'TRENO'],
        places: 2,
      },
    ),
    offer('magazzino', 'impresa-3', [['empoli', 1]], {
      type: 'POSTO_LAVORO',
      title: 'Magazziniere, sei mesi',
      comune: 'empoli',
      needs: ['PATENTE_B', 'AUTO'],
      ways: ['SOLO_AUTO'],
      minAge: 18,
      places: 1,
      to: addDays(today, 60),
    }),
    offer(
      'italiano',
      'agenzia',
      all.map((slug) => [slug, 2] as const),
      {
        type: 'CORSO',
        title: 'Italiano per il lavoro, 40 ore',
        schedule: 'Martedì e giovedì, 17–19',
        comune: 'empoli',
        ways: ['A_PIEDI', 'BUS', 'TRENO'],
        places: 30,
      },
    ),
    offer(
      'giovani',
      'associazione-4',
      [
        ['empoli', 4],
        ['fucecchio', 2],
      ],
      {
        type: 'VOLONTARIATO',
        title: 'Allenamenti dei bambini',
        comune: 'empoli',
        minAge: 16,
        maxAge: 35,
        ways: ['BUS'],
        places: 6,
      },
    ),
    offer(
      'banco',
      'associazione-2',
      all.map((slug) => [slug, 10] as const),
      {
        type: 'BENE',
        title: 'Pacco alimentare del mese',
        comune: 'empoli',
        places: 120,
      },
    ),
  ]
}
