import { addDays } from '#lib/domain/calendar.ts'
import { comuni } from '#lib/domain/comuni.ts'
import { itemOfTavolo } from '#lib/domain/schema/roles.ts'
import type { Slot } from './slot.ts'

type Fields = Slot['set']

const all = comuni.map(({ slug }) => slug)

function addressed(tavoli: readonly string[]): Fields {
  return Object.fromEntries(tavoli.map((slug) => [`addressed/${itemOfTavolo(slug)}/on`, true]))
}

/** A directive that is closed, one that some tavoli answered, and a new one. */
export function directivesOf(today: string): Slot[] {
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

/** What tavoli answered, each by whoever coordinates it. */
export function answersOf(today: string): (Slot & { tavolo: string })[] {
  const answer = (slot: string, tavolo: string, ago: number, said: Fields) => ({
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
