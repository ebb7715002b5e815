import { gzipSync } from 'node:zlib'
import { kindFor } from './roles.ts'
import { nobody, post, readersOnly, type Knock, type Operation } from './operation.ts'

function door(name: string, knock: Operation['knock'], more: Partial<Operation> = {}): Operation {
  return { name, group: 'the door of the gateway', knock, gateway: nobody, direct: 'none', ...more }
}

const good = '/_all_docs?include_docs=true'
const paths: readonly string[] = [
  ...[
    '%2F_all_docs',
    '//_all_docs',
    '/../win-gateway/_all_docs',
    '/..;/_users/_all_docs',
    '/_ALL_DOCS',
    '/_all_docs.',
  ],
  ...['/_all_docs;x', '/%5Fall_docs', '/_all_docs/'],
]
const headers: [string, Record<string, string>][] = [
  ['from another origin', { origin: 'https://altrove.example' }],
  ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ['in another’s name', { 'x-win-login': 'wintest-z' }],
  ['from another device', { 'x-win-device': 'a'.repeat(26) }],
  ['with a password of the replica', { cookie: '', authorization: `Basic ${btoa('wintest-o:x')}` }],
  ['with a garbage cookie', { cookie: 'win_session=garbage' }],
  ['with no cookie', { cookie: '' }],
  ['with the replica’s own headers', { cookie: '', ...proxied() }],
  [
    'with a token that nobody signed',
    { cookie: '', authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.' },
  ],
]

function proxied(): Record<string, string> {
  return { 'x-auth-couchdb-username': 'admin', 'x-auth-couchdb-roles': '_admin', 'x-auth-couchdb-token': '0' }
}

const json = { 'content-type': 'application/json' }

function body(name: string, raw: Knock['raw'], more: Record<string, string> = {}): Operation {
  return door(name, () => ({
    method: 'POST',
    path: '/_bulk_docs',
    ...(raw !== undefined && { raw }),
    headers: { ...json, ...more },
  }))
}

const deep = (levels: number) => `{"docs":[${'['.repeat(levels)}${']'.repeat(levels)}]}`

/** Tricks with paths, headers, bodies and proofs of identity, at the gateway alone. */
export const doorOperations: readonly Operation[] = [
  ...paths.map((path) => door(`path ${path}`, () => ({ path }))),
  ...headers.map(([name, sent]) => door(name, () => ({ path: good, headers: sent }))),
  door(
    'with a method to be taken for another',
    () => ({ path: '', headers: { 'x-http-method-override': 'DELETE' } }),
    {
      gateway: readersOnly,
    },
  ),
  door('_all_docs as script', () => ({ path: `${good}&callback=x` })),
  door('_bulk_docs, without waiting for the others', () => post('/_bulk_docs?w=1', { docs: [] })),
  door('_bulk_docs, unchecked', () => post('/_bulk_docs?batch=ok', { docs: [] })),
  door('501 entries', async ({ tablet }, database) => {
    const entry = await tablet.entry(kindFor(database), { nota: 'x' })
    return post('/_bulk_docs', { docs: Array.from({ length: 501 }, () => entry) })
  }),
  body('a body that is no JSON', '{"docs":['),
  body('a body with half a pair', '{"docs":["\\ud83d"]}'),
  body('a body 50,000 levels deep', deep(50_000)),
  body('a form', 'docs=x', { 'content-type': 'application/x-www-form-urlencoded' }),
  body('a form of files', '--x\r\n\r\n{}\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }),
  body('a body with a key twice', '{"docs":[],"docs":[{"_id":"_design/altro"}]}'),
  body('a body with a number that is none', '{"docs":[{"_id":"x","n":1e999}]}'),
  door('what a browser asks before it asks for another site', () => ({
    path: good,
    method: 'OPTIONS',
    headers: { origin: 'https://altrove.example', 'access-control-request-method': 'GET' },
  })),
  body('plain text', '{"docs":[]}', { 'content-type': 'text/plain' }),
  body('a packed body', new Uint8Array(gzipSync('{"docs":[]}')), { 'content-encoding': 'gzip' }),
]
