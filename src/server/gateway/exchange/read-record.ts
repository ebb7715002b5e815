import type { Entry, RecordId } from '#lib/entries/entry.ts'
import { checkEnvelope } from '#lib/entries/envelope.ts'
import { foldRecord, type Folded } from '#lib/entries/fold.ts'
import { collectRemovals, noRemovals, type Removals } from '#lib/entries/removals.ts'
import { isHashed } from '#lib/entries/hash.ts'
import { recordOfEntry } from '#lib/entries/ids.ts'
import { demand } from '../../couch/couch.ts'
import type { Gateway } from '../gateway.ts'
import { readLeaves, type Leaf } from './write-entries.ts'

type Slice = Pick<Gateway, 'couch' | 'naming' | 'speak' | 'ownSalt'>

/** The entries of one record in one database, those alone whose hash fits. */
export function readEntries(gateway: Slice, database: string, record: RecordId): Promise<Entry[]> {
  return readUnder(gateway, database, `${record}.`)
}

/** What was erased in a database, whole or in part: what an erased entry replaced must not come back in a fold. */
export async function readRemovals(gateway: Slice, database: string): Promise<Removals> {
  return collectRemovals(await readUnder(gateway, database, 'erasure-'))
}

/** One record as its entries fold, or `undefined` where it is not. */
export async function readFolded(
  gateway: Slice,
  database: string,
  record: RecordId,
  removals: Removals = noRemovals,
): Promise<Folded | undefined> {
  return foldRecord(await readEntries(gateway, database, record), removals)
}

/** The records whose entries' ids begin so, each as its entries fold: `user-` is every user. */
export async function readFoldedUnder(gateway: Slice, database: string, start: string): Promise<Folded[]> {
  const byRecord = new Map<RecordId, Entry[]>()
  for (const entry of await readUnder(gateway, database, start)) {
    const record = recordOfEntry(entry._id)
    byRecord.set(record, [...(byRecord.get(record) ?? []), entry])
  }
  return [...byRecord.values()].flatMap((entries) => foldRecord(entries) ?? [])
}

/** Every entry whose id begins so. */
export async function readUnder(gateway: Slice, database: string, start: string): Promise<Entry[]> {
  const range = `startkey=${JSON.stringify(start)}&endkey=${JSON.stringify(`${start}~`)}`
  const path = `/${gateway.naming.of(database)}/_all_docs?${range}`
  const { rows } = (await demand(gateway.couch, { path })) as { rows: { id: string }[] }
  const ids = rows.map(({ id }) => id)
  return (await readLeaves(gateway, database, ids)).flatMap(trueBody)
}

/** The body whose hash fits its id, without what is the replica's own. */
export function trueBody({ doc }: Leaf): Entry[] {
  const own = Object.entries(doc).filter(([member]) => member === '_id' || !member.startsWith('_'))
  const checked = checkEnvelope(Object.fromEntries(own))
  return checked.ok && isHashed(checked.value) ? [checked.value] : []
}
