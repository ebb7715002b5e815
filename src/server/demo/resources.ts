import { addDays } from '#lib/domain/calendar.ts'
import { comuni } from '#lib/domain/comuni.ts'
import type { BodyRecord, Slot } from './slot.ts'

type Fields = Slot['set']
type Quota = readonly [tavolo: string, places: number]

const everywhere = (places: number) => comuni.map(({ slug }): Quota => [slug, places])

const offers: readonly {
  slot: string
  body: string
  quotas: readonly Quota[]
  days?: number
  set: Fields
}[] = [
  {
    slot: 'serra',
    body: 'coop-0',
    quotas: [
      ['empoli', 2],
      ['vinci', 1],
      ['cerreto-guidi', 1],
    ],
    set: {
      type: 'POSTO_TIROCINIO',
      title: 'Aiuto in serra',
      about: 'Semina, trapianti, raccolta. Lavoro all’aperto, in squadra di quattro.',
      schedule: 'Dal lunedì al venerdì, 8–12',
      comune: 'vinci',
      needs: ['ITALIANO_BASE'],
      ways: ['NAVETTA'],
      places: 5,
    },
  },
  {
    slot: 'sartoria',
    body: 'impresa-0',
    quotas: [
      ['empoli', 1],
      ['montelupo-fiorentino', 1],
    ],
    set: {
      type: 'POSTO_TIROCINIO',
      title: 'Sartoria: cucito e rifinitura',
      comune: 'empoli',
      ways: ['BUS', 'TRENO'],
      places: 2,
    },
  },
  {
    slot: 'magazzino',
    body: 'impresa-3',
    quotas: [['empoli', 1]],
    days: 60,
    set: {
      type: 'POSTO_LAVORO',
      title: 'Magazziniere, sei mesi',
      comune: 'empoli',
      needs: ['PATENTE_B', 'AUTO'],
      ways: ['SOLO_AUTO'],
      minAge: 18,
      places: 1,
    },
  },
  {
    slot: 'italiano',
    body: 'agenzia',
    quotas: everywhere(2),
    set: {
      type: 'CORSO',
      title: 'Italiano per il lavoro, 40 ore',
      schedule: 'Martedì e giovedì, 17–19',
      comune: 'empoli',
      ways: ['A_PIEDI', 'BUS', 'TRENO'],
      places: 30,
    },
  },
  {
    slot: 'giovani',
    body: 'associazione-4',
    quotas: [
      ['empoli', 4],
      ['fucecchio', 2],
    ],
    set: {
      type: 'VOLONTARIATO',
      title: 'Allenamenti dei bambini',
      comune: 'empoli',
      minAge: 16,
      maxAge: 35,
      ways: ['BUS'],
      places: 6,
    },
  },
  {
    slot: 'banco',
    body: 'associazione-2',
    quotas: everywhere(10),
    set: { type: 'BENE', title: 'Pacco alimentare del mese', comune: 'empoli', places: 120 },
  },
]

/** What bodies offer, with the quotas of the tavoli. */
export function resourcesOf(bodyRecord: BodyRecord, today: string): Slot[] {
  return offers.map(({ slot, body, quotas, days, set }) => ({
    slot,
    at: addDays(today, -60),
    set: {
      body: bodyRecord(body),
      from: addDays(today, -50),
      ...(days !== undefined && { to: addDays(today, days) }),
      ...set,
      ...quotaFields(quotas),
    },
  }))
}

function quotaFields(quotas: readonly Quota[]): Fields {
  const fields: Fields = {}
  for (const [i, [tavolo, places]] of quotas.entries()) {
    fields[`quotas/q${i}/tavolo`] = tavolo
    fields[`quotas/q${i}/places`] = places
  }
  return fields
}
