/**
 * A row of the access matrix of the threat study (reliability.md §5): the operations by which it is run, the tests
 * that show what needs more than one knock, and what of it does not apply here, with the reason.
 */
export type Row = {
  row: number
  by?: readonly string[]
  tests?: readonly string[]
  not?: string
}

const session = 'tests/contract/session.test.ts'
const limits = 'tests/contract/limits.test.ts'
const http = 'tests/contract/http.test.ts'

/** Every row of the matrix, and what became of it. The roles are ours: B has no account, AS reads the reserved notes. */
export const rows: readonly Row[] = [
  { row: 1, by: ['database', 'database, head'] },
  { row: 2, by: ['_all_docs', '_all_docs with documents', '_all_docs by keys', '_all_docs from a key'] },
  { row: 3, by: ['_changes', '_changes, long-poll', '_changes, asked by POST'] },
  {
    row: 4,
    by: [
      '_changes, continuous',
      '_changes, event source',
      '_changes, filtered',
      '_changes by ids',
      '_changes by selector',
    ],
    not: 'include_docs is allowed: a pull is one request (design.md, where reliability.md is overruled)',
  },
  { row: 5, tests: [limits, 'tests/e2e/revocation.spec.ts'] },
  {
    row: 6,
    by: [
      'a document',
      'an old revision of a document',
      'a document, all leaves',
      'a document with conflicts',
      'a document with attachments',
    ],
  },
  { row: 7, by: ['_bulk_get', '_revs_diff', '_missing_revs'] },
  { row: 8, by: ['_find', '_explain', '_index, read'] },
  {
    row: 9,
    by: ['_index', 'PUT of a design document', 'DELETE of the design document', '_view_cleanup'],
  },
  { row: 10, by: ['_design/win', '_design/canarino', '_design_docs', 'a design document’s _view'] },
  { row: 11, by: ['an attachment', 'PUT of an attachment', 'DELETE of an attachment'] },
  {
    row: 12,
    by: ['_local/x'],
    not: 'the app keeps no checkpoint on the replica: marks and cursors lie on the device alone (design.md overrules the row)',
  },
  { row: 13, by: ['_local_docs', '_local_docs by keys'] },
  { row: 14, by: ['_security', '_shards', '_revs_limit', '_purged_infos'] },
  {
    row: 15,
    by: ['PUT of _security', 'PUT of _revs_limit', '_compact', '_purge', '_sync_shards'],
  },
  { row: 16, by: ['_all_docs'], not: 'no row of its own: every operation is run on every database' },
  { row: 17, by: ['_all_docs'], not: 'no row of its own: every operation is run on every database' },
  { row: 18, by: ['_all_docs'], not: '`comune` is called `rete` here, and is one of the databases' },
  {
    row: 19,
    by: ['an entry of one’s own'],
    not: 'there is no role `redazione`: each kind names its writers, and the row is run with those',
  },
  {
    row: 20,
    by: ['_replicate', '_replicate, another’s database into one’s own', '_replicate, out of the house'],
  },
  { row: 21, by: ['_replicator', '_replicator, a new task'] },
  {
    row: 22,
    by: [
      '_users, one',
      '_users, all',
      '_users, changes',
      '_users, new',
      '_users, raised',
      '_users, raised by a key said twice',
      '_users, by a batch',
    ],
  },
  {
    row: 23,
    by: [
      '_all_dbs',
      '_dbs_info',
      '_dbs_info, all',
      '_active_tasks',
      '_scheduler',
      '_node',
      '_membership',
      '_cluster_setup',
      '_reshard',
      '_search_analyze',
      '_global_changes',
    ],
  },
  { row: 24, by: ['the root', '_up', '_uuids', '_utils', '_session'] },
  { row: 25, by: ['a new database', 'DELETE of the database', '_dbs', '_nodes'] },
  { row: 26, by: ['an entry of one’s own'] },
  {
    row: 27,
    by: ['an entry with another’s name', 'an entry with another’s device', 'an entry without an author'],
  },
  { row: 28, by: ['a new entry on another’s record'] },
  { row: 29, by: ['an entry with another content', 'a change of another’s entry'] },
  {
    row: 30,
    by: ['an entry whose record is of another kind', 'an entry of a kind that is at home elsewhere'],
  },
  {
    row: 31,
    by: [
      'a forged branch of generation 9999',
      'a forged branch with a history of 1,001 revisions',
      'a second body in an existing id',
      'a forged child',
    ],
  },
  {
    row: 32,
    by: ['DELETE of a document', 'a deletion by tombstone', 'a deletion with a body', 'a forged tombstone'],
  },
  {
    row: 33,
    by: ['an erasure'],
    tests: ['tests/contract/erasure-resume.test.ts', 'tests/contract/entries.test.ts'],
  },
  {
    row: 34,
    by: [
      'an entry of -30 days from today',
      'an entry of -1825 days from today',
      'an entry of 2 days from today',
    ],
    not: 'future dates pass, flagged: a tablet with a wrong clock must not lose what it holds (design.md overrules the row)',
  },
  { row: 35, by: ['an entry over 256 KB', '501 entries', 'a packed body'], tests: [http] },
  {
    row: 36,
    by: [
      'a body that is no JSON',
      'a body with half a pair',
      'a body with a number that is none',
      'a body with a key twice',
      'an entry with a hidden text direction',
      'an entry nine levels deep',
      'a body 50,000 levels deep',
      'an entry with a number of 30 digits',
      'an entry with a stranger member',
      'an entry of a newer version',
      'an entry with a member that is CouchDB’s',
    ],
    tests: ['tests/contract/validator.test.ts'],
  },
  { row: 37, by: ['a batch of right and wrong'] },
  {
    row: 38,
    by: [
      'COPY',
      'with a method to be taken for another',
      '_bulk_docs, without waiting for the others',
      '_all_docs as script',
    ],
  },
  {
    row: 39,
    by: [
      'plain text',
      'a form',
      'a form of files',
      'from another origin',
      'what a browser asks before it asks for another site',
    ],
  },
  {
    row: 40,
    by: [
      'path %2F_all_docs',
      'path //_all_docs',
      'path /..;/_users/_all_docs',
      'path /_ALL_DOCS',
      'path /_all_docs.',
    ],
    tests: [http],
  },
  {
    row: 41,
    by: [
      'with a password of the replica',
      'with a token that nobody signed',
      'with the replica’s own headers',
    ],
    tests: [http],
  },
  { row: 42, by: ['with a garbage cookie', 'with no cookie'], tests: [session] },
  { row: 43, tests: [limits] },
  {
    row: 44,
    tests: ['tests/simulation/play.ts', 'tests/e2e/sealed.spec.ts'],
    not: 'not a request: what lies on a volunteer’s disk is searched by the simulation and in a real browser profile',
  },
]
