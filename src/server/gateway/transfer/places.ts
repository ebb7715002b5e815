import type { Entry, RecordId } from '#lib/entries/entry.ts'
import type { Ledger } from '../../couch/ledger.ts'

/**
 * A page of the ledger: where a case went that was in a database. `to` is a database, `null` when the case came back.
 * `notes` are the `moved` entries, which hold no personal word, kept against a restore.
 */
export type Place = {
  _id: string
  database: string
  target: RecordId
  to: string | null
  notes: Entry[]
  state: 'moving' | 'settled'
}

/** Where cases went, as the gateway keeps it. */
export type Places = {
  of(database: string, target: RecordId): Place | undefined
  /** The database in which a case that was here is now; `undefined` while it is here. */
  homeOf(database: string, target: RecordId): string | undefined
  /** The databases in which a case was before it came to this one. */
  originsOf(database: string, target: RecordId): string[]
  put(place: Place): Promise<void>
  all(): Place[]
}

const pageOf = (database: string, target: RecordId) => `moved:${database}:${target}`

/** An empty page of a case that goes. */
export function newPlace(database: string, target: RecordId): Place {
  return { _id: pageOf(database, target), database, target, to: null, notes: [], state: 'settled' }
}

/** Reads them from the ledger. */
export async function openPlaces(ledger: Ledger): Promise<Places> {
  const places = new Map((await ledger.list<Place>('moved:')).map((place) => [place._id, place]))
  const of = (database: string, target: RecordId) => places.get(pageOf(database, target))
  return {
    of,
    homeOf(database, target) {
      let home: string | undefined
      const seen = new Set([database])
      for (let next = of(database, target)?.to; typeof next === 'string' && !seen.has(next);) {
        seen.add(next)
        home = next
        next = of(next, target)?.to
      }
      return home
    },
    originsOf: (database, target) =>
      [...places.values()].flatMap((place) =>
        place.target === target && place.database !== database ? [place.database] : [],
      ),
    async put(place) {
      places.set(place._id, place)
      await ledger.change<Place>(place._id, () => place)
    },
    all: () => [...places.values()],
  }
}
