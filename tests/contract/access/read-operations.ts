import { nobody, post, readersOnly, type Knock, type Operation } from './operation.ts'

type Path = string | ((id: string) => string)

function get(name: string, path: Path, more: Partial<Operation> = {}): Operation {
  return {
    name,
    group: 'reading',
    knock: (_person, _database, { entry }): Knock => ({
      path: typeof path === 'string' ? path : path(entry._id),
    }),
    gateway: readersOnly,
    direct: readersOnly,
    ...more,
  }
}

/** What the app reads by: for readers, by either way. */
export const readOperations: readonly Operation[] = [
  get('database', ''),
  { ...get('database, head', ''), knock: () => ({ path: '', method: 'HEAD' }) },
  get('_all_docs', '/_all_docs'),
  get('_all_docs with documents', '/_all_docs?include_docs=true'),
  get(
    '_all_docs from a key',
    (id) => `/_all_docs?include_docs=true&startkey=${encodeURIComponent(JSON.stringify(id))}`,
  ),
  {
    ...get('_all_docs by keys', ''),
    knock: (_person, _database, { entry }) => post('/_all_docs?include_docs=true', { keys: [entry._id] }),
  },
  get('_changes', '/_changes'),
  get('_changes with documents', '/_changes?include_docs=true&style=all_docs&since=0&limit=1000'),
  get('_changes, long-poll', '/_changes?feed=longpoll&include_docs=true&since=0&timeout=100'),
  {
    ...get('_bulk_get', ''),
    knock: (_person, _database, { entry }) => post('/_bulk_get', { docs: [{ id: entry._id }] }),
  },
]

function shut(name: string, path: Path, more: Partial<Operation> = {}): Operation {
  return {
    ...get(name, path),
    group: 'reading that the app has no use for',
    gateway: nobody,
    direct: 'any',
    ...more,
  }
}

const ofEntry = (query: string) => (id: string) => `/${id}${query}`

/** What CouchDB offers its members and the gateway to nobody. */
export const shutOperations: readonly Operation[] = [
  shut('_changes, continuous', '/_changes?feed=continuous&timeout=10'),
  shut('_changes, event source', '/_changes?feed=eventsource&timeout=10', { direct: 'none' }),
  shut('_changes, filtered', '/_changes?filter=_view&view=a/b'),
  shut('_changes by ids', '/_changes?filter=_doc_ids&doc_ids=%5B%22x%22%5D'),
  shut('_changes by selector', '/_changes?filter=_selector'),
  { ...shut('_changes, asked by POST', ''), knock: () => post('/_changes?include_docs=true', {}) },
  shut('a document', ofEntry('')),
  shut('an old revision of a document', ofEntry(`?rev=1-${'0'.repeat(32)}`)),
  shut('a document with attachments', ofEntry('?attachments=true&att_encoding_info=true')),
  shut('a document, all leaves', ofEntry('?open_revs=all')),
  shut('a document with conflicts', ofEntry('?conflicts=true&revs_info=true')),
  shut('an attachment', ofEntry('/a.html')),
  shut('_design/win', '/_design/win'),
  shut('_design/canarino', '/_design/canarino'),
  shut('_design_docs', '/_design_docs?include_docs=true'),
  ...['_view', '_list', '_show', '_update', '_rewrite', '_info'].map((part) =>
    shut(`a design document’s ${part}`, `/_design/canarino/${part}/x`),
  ),
  shut('_security', '/_security'),
  shut('_shards', '/_shards'),
  shut('_revs_limit', '/_revs_limit'),
  shut('_purged_infos', '/_purged_infos'),
  shut('_purged_infos_limit', '/_purged_infos_limit'),
  shut('_index, read', '/_index'),
  shut('_partition', '/_partition/x/_all_docs'),
  shut('_local_docs', '/_local_docs?include_docs=true'),
  shut('_local/x', '/_local/x'),
  ...(
    [
      ['_find', { selector: {} }],
      ['_explain', { selector: {} }],
      ['_design_docs by keys', { keys: ['_design/canarino'] }],
      ['_search_analyze', { analyzer: 'standard', text: 'x' }],
      ['_local_docs by keys', { keys: ['_local/x'] }],
      ['_all_docs/queries', { queries: [{ include_docs: true }] }],
      ['_revs_diff', { x: ['1-abc'] }],
      ['_missing_revs', { x: ['1-abc'] }],
      ['_bulk_get of a design document', { docs: [{ id: '_design/canarino' }] }],
      ['_all_docs of a design document', { keys: ['_design/canarino'] }],
    ] as const
  ).map(([name, body]) => ({ ...shut(name, ''), knock: () => post(`/${name.split(' ')[0]}`, body) })),
]
