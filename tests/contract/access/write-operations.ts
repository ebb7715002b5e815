import { kindFor, type DatabaseName } from './roles.ts'
import type { Canary, Person } from './ground.ts'
import { post, readersOnly, writersOnly, type Knock, type Operation } from './operation.ts'
import { batchOf, forged, hex, history, rehash, write } from './write-knocks.ts'

const longHistory = Array.from({ length: 1001 }, (_, i) => i.toString(16).padStart(32, '0'))

/** Entries, right and wrong, and everything else that could change a database. */
export const writeOperations: readonly Operation[] = [
  write(
    'an entry of one’s own',
    batchOf((entry) => entry),
    { gateway: writersOnly, direct: writersOnly },
  ),
  write(
    'an entry with a forged author',
    batchOf((entry) => rehash({ ...entry, author: 'win-gateway' })),
  ),
  write(
    'an entry with another’s name',
    batchOf((entry) => rehash({ ...entry, author: 'wintest-z' })),
  ),
  write(
    'an entry without an author',
    batchOf(({ author: _author, ...entry }) => entry),
  ),
  // What only the gateway can tell: hash and signature. Readers check the hash for themselves.
  write(
    'an entry with another content',
    batchOf((entry) => ({ ...entry, set: { nota: 'y' } })),
    { direct: 'any' },
  ),
  write(
    'an entry with another’s device',
    batchOf((entry, { entry: { device } }) => rehash({ ...entry, device })),
    {
      direct: 'any',
    },
  ),
  write(
    'an entry of an unknown kind',
    batchOf((entry) => rehash({ ...entry, kind: 'diary' })),
  ),
  write(
    'an entry of a newer version',
    batchOf((entry) => rehash({ ...entry, v: 2 as 1 })),
  ),
  write(
    'an entry with a stranger member',
    batchOf((entry) => ({ ...entry, type: 'x' })),
  ),
  write(
    'an entry over 256 KB',
    batchOf((entry) => rehash({ ...entry, set: bigSet() })),
  ),
  write(
    'any document',
    batchOf(() => ({ _id: 'strano', nota: 'x' })),
  ),
  write(
    'a change of another’s entry',
    batchOf((_entry, { entry, rev }) => ({ ...entry, _rev: rev, set: {} })),
  ),
  write(
    'a deletion by tombstone',
    batchOf((_entry, { entry, rev }) => ({ _id: entry._id, _rev: rev, _deleted: true })),
  ),
  write(
    'a deletion with a body',
    batchOf((_entry, { entry, rev }) => ({ ...entry, _rev: rev, _deleted: true })),
  ),
  write(
    'an attachment',
    batchOf((entry) => ({ ...entry, _attachments: { a: { data: '', content_type: 'text/html' } } })),
  ),
  write(
    'a forged branch of generation 9999',
    batchOf((entry, canary) => ({ ...entry, _id: canary.entry._id, ...history(9999, [hex('f')]) }), forged),
  ),
  write(
    'a forged branch with a history of 1,001 revisions',
    batchOf((entry, canary) => ({ ...entry, _id: canary.entry._id, ...history(1001, longHistory) }), forged),
  ),
  write(
    'a forged tombstone',
    batchOf(
      (_entry, { entry }) => ({ _id: entry._id, _deleted: true, ...history(9999, [hex('e')]) }),
      forged,
    ),
  ),
  write(
    'a forged child',
    batchOf(
      (entry, { entry: { _id }, rev }) => ({ ...entry, _id, ...history(2, [hex('d'), rev.slice(2)]) }),
      forged,
    ),
  ),
  // The validator sees a first revision of one's own; readers find by the hash which body is the right one.
  write(
    'a second body in an existing id',
    batchOf(
      (entry, canary) => ({
        ...entry,
        _id: canary.entry._id,
        record: canary.entry.record,
        ...history(1, [hex('f')]),
      }),
      forged,
    ),
    { direct: 'any' },
  ),
  write(
    'a right entry by a forged way',
    batchOf((entry) => ({ ...entry, ...history(1, [hex('c')]) }), forged),
    {
      direct: 'any',
    },
  ),
  write('a relay of another’s entry', async ({ tablet }, database) => relayed(tablet, database, 'relay'), {
    direct: 'none',
  }),
  write('another’s entry beside', async ({ tablet }, database) => relayed(tablet, database, 'beside'), {
    direct: 'none',
  }),
  write('an empty relay', (_person, database) => post(`//api/relay/${database}`, { entries: [] }), {
    gateway: readersOnly,
    direct: 'none',
  }),
  ...raw(),
]

async function relayed(tablet: Person['tablet'], database: DatabaseName, how: string): Promise<Knock> {
  const entry = await tablet.entry(kindFor(database), { nota: 'x' }, { author: 'wintest-z' })
  return { ...post(`//api/${how}/${database}`, { entries: [entry] }), ids: [entry._id] }
}

function bigSet(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, 'x'.repeat(16_000)]))
}

/** Ways to change a database that are no batch. */
function raw(): Operation[] {
  const methods: [string, (canary: Canary) => Knock][] = [
    [
      'PUT of a document',
      ({ entry }) => ({ method: 'PUT', path: '/strano', body: { ...entry, _id: 'strano' } }),
    ],
    ['POST of a document', () => post('', { nota: 'x' })],
    ['DELETE of a document', ({ entry, rev }) => ({ method: 'DELETE', path: `/${entry._id}?rev=${rev}` })],
    [
      'PUT of an attachment',
      ({ entry, rev }) => ({ method: 'PUT', path: `/${entry._id}/a?rev=${rev}`, body: {} }),
    ],
    [
      'DELETE of an attachment',
      ({ entry, rev }) => ({ method: 'DELETE', path: `/${entry._id}/a?rev=${rev}` }),
    ],
    ['DELETE of the design document', () => ({ method: 'DELETE', path: `/_design/win?rev=1-${hex('0')}` })],
    ['COPY', ({ entry }) => ({ method: 'COPY', path: `/${entry._id}`, headers: { destination: 'copia' } })],
    ['PUT of a design document', () => ({ method: 'PUT', path: '/_design/altro', body: { x: 1 } })],
    ['PUT of _security', () => ({ method: 'PUT', path: '/_security', body: {} })],
    ['PUT of _revs_limit', () => ({ method: 'PUT', path: '/_revs_limit', body: 1 })],
    ['_purge', ({ entry, rev }) => post('/_purge', { [entry._id]: [rev] })],
    ['_sync_shards', () => post('/_sync_shards', {})],
    ['PUT of _purged_infos_limit', () => ({ method: 'PUT', path: '/_purged_infos_limit', body: 1 })],
    ['_compact', () => post('/_compact', {})],
    ['_view_cleanup', () => post('/_view_cleanup', {})],
    ['_index', () => post('/_index', { index: { fields: ['kind'] } })],
    ['PUT of the database', () => ({ method: 'PUT', path: '' })],
    ['DELETE of the database', () => ({ method: 'DELETE', path: '' })],
  ]
  return methods.map(([name, knock]) => write(name, (_person, _database, canary) => knock(canary)))
}
