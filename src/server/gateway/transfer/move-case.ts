import { databaseOf, parseDatabase, type DatabaseClass } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry, Path, RecordId } from '#lib/entries/entry.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import type { GatewayKey } from '../keys.ts'
import { leavesOfCase, purge, type PurgeSlice } from '../erasure/purge.ts'
import type { Writes } from '../erasure/queue.ts'
import { trueBody } from '../exchange/read-record.ts'
import { writeForOthers } from '../exchange/write-entries.ts'
import { ownEntry } from '../own-entry.ts'
import { countedOf, type Counted } from './counted.ts'
import { newPlace, type Place, type Places } from './places.ts'

/** What moving a case needs. */
export type MoveSlice = PurgeSlice & { key: GatewayKey; places: Places; now(): number }

/** What goes along with a case. */
const classes = [
  'tavolo',
  'riservato',
  'documenti',
  'riservato-documenti',
] as const satisfies readonly DatabaseClass[]

/**
 * Brings a case from one tavolo to another, whole. `noted` runs when nothing can be forgotten any more and before
 * anything goes. Repeating it changes nothing.
 */
export async function sendCase(
  given: MoveSlice & { writes: Writes },
  { from, to, target }: { from: string; to: string; target: RecordId },
  noted: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const pairs = classes.map((cls) => [databaseOf(cls, from).name, databaseOf(cls, to).name] as const)
  const places: Place[] = []
  for (const [database, home] of pairs)
    places.push(...(await noteMove(given, { database, to: home, target })))
  await noted()
  // Who began to write before the note may still write here: what they bring is taken along.
  await Promise.allSettled(pairs.flatMap(([database]) => given.writes.running(database)))
  for (const place of places) await carryOut(given, place)
}

/** Notes that a case goes from one database to another, and that it is back there if it once left that one. */
async function noteMove(
  given: MoveSlice,
  move: { database: string; to: string; target: RecordId },
): Promise<Place[]> {
  const { database, to, target } = move
  const known = given.places.of(database, target)
  // A crash came after the note: it stands, for what it counted may be gone from here.
  if (known?.to === to) return [known]
  const counted = await countedIn(given, database, target)
  const on = new Date(given.now()).toISOString().slice(0, 10)
  const left = known ?? newPlace(database, target)
  const gone = await withNote(given, left, { target, to, on, counted })
  const back = given.places.of(to, target)
  const returned = back?.to ? [await withNote(given, back, { to: null })] : []
  // Who comes back is let in before who goes is shut out.
  for (const place of [...returned, gone]) await given.places.put(place)
  return [...returned, gone]
}

/** Brings the databases to what a place says: notes, bodies over there, none here. Repeating it changes nothing. */
export async function carryOut(given: MoveSlice, place: Place): Promise<void> {
  const { database, target, to, notes } = place
  if (to !== null)
    for await (const leaves of leavesOfCase(given, database, target))
      await writeAll(given, to, leaves.flatMap(trueBody))
  await writeAll(given, database, notes)
  if (to !== null) await purge(given, database, { case: target })
  await given.places.put({ ...place, state: 'settled' })
}

/** Each note is over the one before it on the paths that it sets, as any later word is. */
async function withNote(given: MoveSlice, place: Place, set: Record<Path, Json>): Promise<Place> {
  const seen = (path: Path) => place.notes.filter((note) => path in note.set).map(({ _id }) => _id)
  const note = await ownEntry(given.key, {
    kind: 'moved',
    record: slotRecordId('moved', place.target, place.database),
    changes: Object.entries(set)
      // What it speaks of is said once.
      .filter(([path]) => path !== 'target' || place.notes.length === 0)
      .map(([path, value]) => ({ path, value, seen: seen(path) })),
    now: given.now(),
  })
  const to = typeof set.to === 'string' ? set.to : null
  return { ...place, to, notes: [...place.notes, note], state: 'moving' }
}

async function writeAll(given: MoveSlice, database: string, entries: readonly Entry[]): Promise<void> {
  const rows = await writeForOthers(given, database, entries)
  if (rows.some((row) => 'error' in row)) throw new Error('the replica did not take all of a case that moves')
}

/** What of a case was counted already. Papers are not counted, and not read for it. */
async function countedIn(given: MoveSlice, database: string, target: RecordId): Promise<Counted[]> {
  if (parseDatabase(database)?.class !== 'tavolo') return []
  const entries: Entry[] = []
  for await (const leaves of leavesOfCase(given, database, target)) entries.push(...leaves.flatMap(trueBody))
  return countedOf(entries)
}
