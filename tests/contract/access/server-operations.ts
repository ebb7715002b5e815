import { nobody, post, type Knock, type Operation } from './operation.ts'

const user = '/_users/org.couchdb.user:wintest-o'
const raised = {
  _id: 'org.couchdb.user:wintest-o',
  name: 'wintest-o',
  type: 'user',
  roles: ['_admin'],
  password: 'x',
}

/** Of two readers of one text, one may see the first key and one the last (CVE-2017-12635). */
const twice = JSON.stringify(raised).replace('"roles":["_admin"]', '"roles":["_admin"],"roles":[]')
const json = { 'content-type': 'application/json' }
const forgedUser = {
  ...raised,
  _rev: `9999-${'f'.repeat(32)}`,
  _revisions: { start: 9999, ids: ['f'.repeat(32)] },
}
const between = (source: string, target: string) => ({ source, target, continuous: false })

const knocks: [string, Knock, Operation['direct']?][] = [
  ['_all_dbs', { path: '/_all_dbs' }],
  ['the root', { path: '/' }, 'any'],
  ['_dbs_info, all', { path: '/_dbs_info' }],
  ['_dbs_info', post('/_dbs_info', { keys: ['rete'] })],
  ['_active_tasks', { path: '/_active_tasks' }],
  ['_scheduler', { path: '/_scheduler/jobs' }],
  ['_scheduler, documents', { path: '/_scheduler/docs' }],
  ['_cluster_setup', { path: '/_cluster_setup' }],
  ['_reshard', { path: '/_reshard' }],
  ['_search_analyze', post('/_search_analyze', { analyzer: 'standard', text: 'x' }), 'any'],
  ['_dbs', { path: '/_dbs/_all_docs' }],
  ['_nodes', { path: '/_nodes/_all_docs' }],
  ['_node, statistics', { path: '/_node/_local/_stats' }],
  [
    '_node, a change of the settings',
    { method: 'PUT', path: '/_node/_local/_config/log/level', body: 'none' },
  ],
  ['_node, restart', post('/_node/_local/_restart', {})],
  ['_node', { path: '/_node/_local/_config' }],
  ['_membership', { path: '/_membership' }],
  ['_replicator', { path: '/_replicator/_all_docs' }],
  [
    '_replicator, a new task',
    { method: 'PUT', path: '/_replicator/wintest', body: { source: 'a', target: 'b' } },
  ],
  ['_global_changes', { path: '/_global_changes/_changes' }],
  ['_users, all', { path: '/_users/_all_docs?include_docs=true' }],
  ['_users, changes', { path: '/_users/_changes?include_docs=true' }],
  ['_users, one', { path: user }, 'any'],
  ['_users, raised', { method: 'PUT', path: user, body: raised }],
  [
    '_users, new',
    { method: 'PUT', path: '/_users/org.couchdb.user:wintest-y', body: { ...raised, name: 'wintest-y' } },
  ],
  ['_users, raised by a key said twice', { method: 'PUT', path: user, raw: twice, headers: json }],
  ['_users, by a batch', post('/_users/_bulk_docs', { docs: [raised] })],
  ['_users, by a forged branch', post('/_users/_bulk_docs', { new_edits: false, docs: [forgedUser] })],
  ['_users, searched', post('/_users/_find', { selector: {} })],
  ['_users, opened', { method: 'PUT', path: '/_users/_security', body: {} }],
  ['the gateway’s own database', { path: '/win-gateway/_all_docs?include_docs=true' }],
  ['the gateway’s key', { path: '/win-gateway/key' }],
  ['a new database', { method: 'PUT', path: '/wintest-nuova' }],
  ['_replicate', post('/_replicate', { source: 'http://127.0.0.1:1/x', target: 'rete' }), 'any'],
  [
    '_replicate, another’s database into one’s own',
    post('/_replicate', between('tavolo-vinci', 'rete')),
    'any',
  ],
  ['_replicate, out of the house', post('/_replicate', between('rete', 'http://127.0.0.1:1/x')), 'any'],
  ['_uuids', { path: '/_uuids?count=1000000' }, 'any'],
  ['_up', { path: '/_up' }, 'any'],
  ['_utils', { path: '/_utils/' }, 'any'],
  ['_session', { path: '/_session' }, 'any'],
]

/** What belongs to the server and no database of the app: asked once by everybody, by either way. */
export const serverOperations: readonly Operation[] = knocks.map(([name, knock, direct = nobody]) => ({
  name,
  group: 'the server',
  knock: () => ({ ...knock, path: `/${knock.path}` }),
  gateway: nobody,
  direct,
}))
