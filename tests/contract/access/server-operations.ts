import { nobody, post, type Knock, type Operation } from './operation.ts'

const user = '/_users/org.couchdb.user:wintest-o'
const raised = {
  _id: 'org.couchdb.user:wintest-o',
  name: 'wintest-o',
  type: 'user',
  roles: ['_admin'],
  password: 'x',
}

const knocks: [string, Knock, Operation['direct']?][] = [
  ['_all_dbs', { path: '/_all_dbs' }],
  ['_dbs_info', post('/_dbs_info', { keys: ['rete'] })],
  ['_active_tasks', { path: '/_active_tasks' }],
  ['_scheduler', { path: '/_scheduler/jobs' }],
  ['_node', { path: '/_node/_local/_config' }],
  ['_membership', { path: '/_membership' }],
  ['_replicator', { path: '/_replicator/_all_docs' }],
  ['_global_changes', { path: '/_global_changes/_changes' }],
  ['_users, all', { path: '/_users/_all_docs?include_docs=true' }],
  ['_users, changes', { path: '/_users/_changes?include_docs=true' }],
  ['_users, one', { path: user }, 'any'],
  ['_users, raised', { method: 'PUT', path: user, body: raised }],
  [
    '_users, new',
    { method: 'PUT', path: '/_users/org.couchdb.user:wintest-y', body: { ...raised, name: 'wintest-y' } },
  ],
  ['the gateway’s own database', { path: '/win-gateway/_all_docs?include_docs=true' }],
  ['the gateway’s key', { path: '/win-gateway/key' }],
  ['a new database', { method: 'PUT', path: '/wintest-nuova' }],
  ['_replicate', post('/_replicate', { source: 'http://127.0.0.1:1/x', target: 'rete' }), 'any'],
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
