import { textOf } from '#lib/entries/read.ts'
import { foldRecord } from '#lib/entries/fold.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import type { Entry, RecordId } from '#lib/entries/entry.ts'
import { demand } from '../../couch/couch.ts'
import { readFolded, readRemovals } from '../exchange/read-record.ts'
import type { PurgeSlice } from '../erasure/purge.ts'
import { knownId, type Known } from './known-people.ts'
import { marksOf } from './person-marks.ts'
import { casesOf } from './sharing-page.ts'
import { tavoloOf } from './where-people-live.ts'

/** The fields by which somebody is recognised, or told to live somewhere. */
const telling = ['name', 'surname', 'birthDate', 'birthYear', 'taxCode', 'comune', 'limited']

/** True for an entry after which a person may be recognised elsewhere. */
export function isTelling({ kind, set }: Entry): boolean {
  return kind === 'person' && telling.some((path) => path in set)
}

/** How the person of a case is recognised now; `undefined` where the case or its person is not here (any more). */
export async function recognise(
  given: PurgeSlice & { secret: string },
  database: string,
  ofCase: RecordId,
): Promise<Known | undefined> {
  const tavolo = parseDatabase(database)?.tavolo
  const removals = await readRemovals(given, database)
  const folded = await readFolded(given, database, ofCase, removals)
  const named = folded && textOf(folded, 'person')
  const person = named === undefined ? undefined : await readFolded(given, database, named, removals)
  if (!folded || !person || tavolo === undefined) return undefined
  return {
    _id: knownId(ofCase),
    case: ofCase,
    person: person.record,
    tavolo,
    marks: marksOf(person, given.secret),
    openedOn: textOf(folded, 'openedOn') ?? '',
  }
}

/** The tavolo of where the person of a case lives on a day. Asked only when two meet. */
export async function livesAt(given: PurgeSlice, known: Known, day: string): Promise<string | undefined> {
  const database = casesOf(known.tavolo)
  const person = await readFolded(given, database, known.person, await readRemovals(given, database))
  const comune = person && textOf(person, 'comune')
  return comune === undefined ? undefined : tavoloOf(given, comune, day)
}

/** Where the person of two cases is followed: by residence, else where a case was opened first (domain.md §9, 7). */
export function competentOf(a: Known, b: Known, lives: readonly (string | undefined)[]): string {
  const here = [a.tavolo, b.tavolo]
  const homes = new Set(lives.filter((each) => each !== undefined && here.includes(each)))
  const [home] = homes
  if (homes.size === 1 && home !== undefined) return home
  const since = (known: Known) => `${known.openedOn} ${known.tavolo}`
  return (since(a) < since(b) ? a : b).tavolo
}

/** The cases that a tavolo has: for a gateway that did not look at them when they were written. */
export async function casesIn(given: PurgeSlice, tavolo: string): Promise<RecordId[]> {
  const path = `/${given.naming.of(casesOf(tavolo))}/_all_docs?startkey="case-"&endkey="case-~"`
  const { rows } = (await demand(given.couch, { path })) as { rows: { id: string }[] }
  return [...new Set(rows.map(({ id }) => id.slice(0, id.indexOf('.'))))]
}

/** What the words of a shared case hang on beside the case and its person: actions, consents, and its contact. */
export function partsAmong(entries: readonly Entry[]): RecordId[] {
  const parts = entries.filter(({ kind }) => kind === 'action' || kind === 'consent')
  const cases = entries.filter(({ kind }) => kind === 'case')
  const contact = foldRecord(cases)
  const pointed = contact && textOf(contact, 'contact')
  return [...new Set([...parts.map(({ record }) => record), ...(pointed === undefined ? [] : [pointed])])]
}
