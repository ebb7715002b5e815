import type { Entry } from '#lib/entries/entry.ts'
import { entryId } from '#lib/entries/hash.ts'
import { signBody } from '#lib/entries/make.ts'
import type { Canary, Person } from './ground.ts'
import { post, writersOnly, type Knock, type Operation, type Rule } from './operation.ts'
import { kindFor, mayRead, type DatabaseName } from './roles.ts'
import { batchOf, forged, hex, history, ownEntry, rehash, write } from './write-knocks.ts'

const json = { 'content-type': 'application/json' }
const dayMs = 86_400_000

/** The coordinator writes erasures, wherever a tavolo keeps entries of people that they read. */
const erasers: Rule = (role, database) =>
  (role === 'C' || role === 'X') &&
  mayRead(role, database) &&
  /^tavolo-[a-z]+(-contatti|-documenti)?$/.test(database)

/** By which entries a record changes, who may write them, and what a text can hide. */
export const entryOperations: readonly Operation[] = [
  write('a new entry on another’s record', onAnothersRecord, { gateway: writersOnly, direct: writersOnly }),
  write('a batch of right and wrong', rightAndWrong, { gateway: writersOnly, direct: writersOnly }),
  write('an erasure', erasure, { gateway: erasers, direct: erasers }),
  // A tablet whose clock is wrong loses nothing: moments are shown, and never trusted.
  ...[-30, -5 * 365, 2, 400].map((days) =>
    write(`an entry of ${days} days from today`, (person, database) => ofAnotherDay(person, database, days), {
      gateway: writersOnly,
      direct: writersOnly,
    }),
  ),
  write('an entry of a kind that is at home elsewhere', atHomeElsewhere),
  write(
    'an entry whose record is of another kind',
    batchOf((entry) => withFittingId({ ...entry, record: `person-${entry.record.slice(-26)}` })),
  ),
  write(
    'an entry with a member that is CouchDB’s',
    batchOf((entry) => ({ ...entry, _foo: 1 })),
  ),
  write(
    'an entry with a number of 30 digits',
    batchOf((entry) => rehash({ ...entry, set: { nota: 10 ** 29 } })),
  ),
  write(
    'an entry with a hidden text direction',
    batchOf((entry) => rehash({ ...entry, set: { nota: 'a\u202eb' } })),
  ),
  write(
    'an entry nine levels deep',
    batchOf((entry) => rehash({ ...entry, set: { nota: [[[[[[[[['x']]]]]]]]] } })),
  ),
  write('an entry whose author is said twice', authorTwice),
  write(
    'a design document in a batch',
    batchOf(() => ({ _id: '_design/altro', validate_doc_update: 'function () {}' })),
  ),
  write(
    'a forged branch of the design document',
    batchOf(() => ({ _id: '_design/win', ...history(9999, [hex('f')]) }), forged),
  ),
]

async function onAnothersRecord({ tablet }: Person, database: DatabaseName, canary: Canary): Promise<Knock> {
  const { record, case: ofCase } = canary.entry
  const more = { record, ...(ofCase !== undefined && { case: ofCase }) }
  const entry = await tablet.entry(kindFor(database), { nota: 'x' }, more)
  return { ...post('/_bulk_docs', { docs: [entry] }), ids: [entry._id] }
}

/** The right one is kept, the wrong one is not: rows are judged one by one. */
async function rightAndWrong(person: Person, database: DatabaseName): Promise<Knock> {
  const right = await ownEntry(person, database)
  const wrong = rehash({ ...(await ownEntry(person, database)), author: 'wintest-z' })
  return { ...post('/_bulk_docs', { docs: [wrong, right] }), ids: [right._id], isByRow: true }
}

async function erasure({ tablet }: Person): Promise<Knock> {
  const target = { record: `contact-${'a'.repeat(26)}` }
  const entry = await tablet.entry('erasure', { target, basis: 'ERRORE' })
  return { ...post('/_bulk_docs', { docs: [entry] }), ids: [entry._id] }
}

async function ofAnotherDay(person: Person, database: DatabaseName, days: number): Promise<Knock> {
  const { _id, sig, ...body } = await ownEntry(person, database)
  const at = new Date(Date.parse(body.at) + days * dayMs).toISOString()
  const entry = await signBody({ ...body, at }, person.tablet.sign)
  return { ...post('/_bulk_docs', { docs: [entry] }), ids: [entry._id] }
}

async function atHomeElsewhere({ tablet }: Person, database: DatabaseName): Promise<Knock> {
  const entry = await tablet.entry(kindFor(database) === 'contact' ? 'case' : 'contact', { nota: 'x' })
  return { ...post('/_bulk_docs', { docs: [entry] }), ids: [entry._id] }
}

function withFittingId(entry: Entry): Entry {
  return { ...entry, _id: entryId(entry) }
}

/** One reader may see the first and another the last (CVE-2017-12635): here the last is the forged one. */
async function authorTwice(person: Person, database: DatabaseName): Promise<Knock> {
  const entry = await ownEntry(person, database)
  const author = JSON.stringify(entry.author)
  const raw = JSON.stringify({ docs: [entry] }).replace(
    `"author":${author}`,
    `"author":${author},"author":"win-gateway"`,
  )
  return { method: 'POST', path: '/_bulk_docs', raw, headers: json, ids: [entry._id] }
}
