import { parseDatabase } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import { checkEnvelope } from '#lib/entries/envelope.ts'
import type { Entry, Path, RecordId } from '#lib/entries/entry.ts'
import { isHashed } from '#lib/entries/hash.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { makeBody, signBody } from '#lib/entries/make.ts'
import type { GatewayKey } from '../keys.ts'
import { leavesOfCase, purge, type PurgeSlice } from '../erasure/purge.ts'
import { writeForOthers, type Leaf } from '../exchange/write-entries.ts'
import { countedOf, type Counted } from './counted.ts'
import { newPlace, type Place, type Places } from './places.ts'

/** What moving a case needs. */
export type MoveSlice = PurgeSlice & { key: GatewayKey; places: Places; now(): number }

/** Notes that a case goes from one database to another, and that it is back there if it once left that one. */
export async function noteMove(
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
  const body = makeBody(
    {
      kind: 'moved',
      record: slotRecordId('moved', place.target, place.database),
      author: gatewayLogin,
      device: given.key.device,
      at: new Date(given.now()).toISOString(),
      changes: Object.entries(set)
        // What it speaks of is said once.
        .filter(([path]) => path !== 'target' || place.notes.length === 0)
        .map(([path, value]) => ({ path, value, seen: seen(path) })),
    },
    (n) => crypto.getRandomValues(new Uint8Array(n)),
  )
  const note = await signBody(body, given.key.sign)
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

/** The body whose hash fits its id, without what is the replica's own. */
export function trueBody({ doc }: Leaf): Entry[] {
  const own = Object.entries(doc).filter(([member]) => member === '_id' || !member.startsWith('_'))
  const checked = checkEnvelope(Object.fromEntries(own))
  return checked.ok && isHashed(checked.value) ? [checked.value] : []
}
