import type { Entry } from '#lib/entries/entry.ts'
import { entryId } from '#lib/entries/hash.ts'
import type { Canary, Person } from './ground.ts'
import { nobody, post, type Knock, type Operation } from './operation.ts'
import { kindFor, type DatabaseName } from './roles.ts'

/** A row that nobody is let in by, unless told otherwise. */
export function write(
  name: string,
  knock: Operation['knock'],
  more: Partial<Omit<Operation, 'name' | 'knock'>> = {},
): Operation {
  return { name, group: 'writing', knock, gateway: nobody, direct: nobody, ...more }
}

/** A right entry of one's own. */
export function ownEntry({ tablet }: Person, database: DatabaseName): Promise<Entry> {
  return tablet.entry(kindFor(database), { nota: 'x' })
}

/** A batch of one, made from a right entry of one's own. */
export function batchOf(
  change: (entry: Entry, canary: Canary) => object,
  more: object = {},
): Operation['knock'] {
  return async (person, database, canary): Promise<Knock> => {
    const doc = change(await ownEntry(person, database), canary)
    return { ...post('/_bulk_docs', { docs: [doc], ...more }), ids: [(doc as Entry)._id] }
  }
}

/** What a document with this history says of it; revisions are made up. */
export function history(start: number, ids: string[]): { _rev: string; _revisions: object } {
  return { _rev: `${start}-${ids[0]}`, _revisions: { start, ids } }
}

/** The way by which replicas write to each other. */
export const forged = { new_edits: false }

/** Made-up bytes of a revision. */
export function hex(digit: string): string {
  return digit.repeat(32)
}

/** The same with an id that fits, as far as its kind: whoever forges an entry does as much. */
export function rehash<T extends Entry>(entry: T): T {
  const record = entry.record.replace(/^[a-z-]+(?=-[a-z2-7]{26}$)/, entry.kind)
  const ofCase = entry.case === undefined ? {} : { case: entry.case }
  const next = { ...entry, record, ...ofCase }
  return { ...next, _id: entryId(next) }
}
