import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rotateEpoch } from '#server/gateway/epoch.ts'
import { addPeople, loggedIn, startNetwork, type Network } from './network.ts'
import { sendRaw } from './raw-request.ts'
import { ask, pushCases, type Tablet } from './tablet.ts'
import { until } from './until.ts'

let network: Network
let operator: Tablet

beforeAll(async () => {
  network = await startNetwork({ everyMs: 100 })
  await addPeople(network, ['operatore'])
  operator = await loggedIn(network, 'operatore')
})
afterAll(() => network.close())

describe('the allow-list', () => {
  const tricks = [
    '/db/rete%2F_all_docs',
    '/db/rete/%5fall_docs',
    '/%64b/rete',
    '/db//rete',
    '//db/rete',
    '/db/rete//_changes',
    '/db/rete/../cabina',
    '/db/..;/_users/_all_docs',
    '/db/_session/../_node/_local/_config',
    '/./db/rete',
    '/DB/rete',
    '/Db/rete',
    '/db/RETE',
    '/db/rete.',
    '/db/rete;x',
    '/db\\rete',
    '/db/rete/_design/win',
    '/db/rete/_security',
    '/db/rete/_find',
    '/db/rete/_purge',
    '/db/rete/_local_docs',
    '/db/rete/_revs_diff',
    '/db/_users',
    '/db/_users/_all_docs',
    '/db/win-gateway',
    '/db/_replicate',
    '/db/_all_dbs',
    '/db/',
    '/db',
    '/api',
    '/api/',
    '/api/session/',
    '/api/sessions',
    '/_session',
    '/_utils/index.html',
    '/.env',
    '/package.json',
  ]

  it('answers 404 to every other path, as it is written', async () => {
    const headers = {
      cookie: `win_session=${operator.cookie}`,
      'x-win-login': operator.login,
      'x-win-device': operator.device,
    }
    for (const path of tricks) {
      const { status, text } = await sendRaw(network.url, { line: `GET ${path} HTTP/1.1`, headers })
      expect([path, status]).toEqual([path, 404])
      expect(text).not.toContain('update_seq')
    }
    const absolute = await sendRaw(network.url, { line: `GET ${network.url}/db/rete HTTP/1.1`, headers })
    expect(absolute.status).toBe(404)
  })

  it('knows no other methods', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'COPY', 'OPTIONS', 'PROPFIND', 'TRACE']) {
      const { status } = await sendRaw(network.url, { line: `${method} /db/rete HTTP/1.1` })
      expect([method, status]).toEqual([method, 404])
    }
    const headers = { 'x-http-method-override': 'DELETE' }
    expect((await operator.ask('/db/rete', { headers })).json).toHaveProperty('update_seq')
  })

  it('takes only the parameters that the app uses, once each', async () => {
    for (const query of [
      'feed=continuous',
      'feed=eventsource',
      'filter=_view',
      'attachments=true',
      'since=0&since=1',
      'callback=alert',
      'doc_ids=[]',
      'limit=-1',
      '__proto__=1',
    ]) {
      expect([query, (await operator.ask(`/db/rete/_changes?${query}`)).status]).toEqual([query, 400])
    }
    for (const query of [
      'feed=normal',
      'style=all_docs&include_docs=true&limit=1&since=0',
      'feed=longpoll&since=0&heartbeat=1',
    ]) {
      expect([query, (await operator.ask(`/db/rete/_changes?${query}`)).status]).toEqual([query, 200])
    }
    const design = { docs: [{ id: '_design/win' }] }
    expect((await operator.ask('/db/rete/_bulk_get', { method: 'POST', body: design })).status).toBe(400)
    const keys = { keys: ['_design/win'] }
    expect((await operator.ask('/db/rete/_all_docs', { method: 'POST', body: keys })).status).toBe(400)
  })

  it('has one answer for databases that are not there and another for those of others', async () => {
    expect((await operator.ask('/db/tavolo-atlantide')).status).toBe(404)
    for (const other of ['cabina', 'tavolo-vinci', 'tavolo-vinci-contatti', 'tavolo-empoli-riservato']) {
      for (const path of ['', '/_changes?include_docs=true', '/_all_docs']) {
        expect((await operator.ask(`/db/${other}${path}`)).status).toBe(403)
      }
    }
  })
})

describe('other sites', () => {
  it('get nothing, whatever cookie the browser sends along', async () => {
    const claims: Record<string, string>[] = [
      { origin: 'https://altrove.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of claims) {
      const { status, text } = await operator.ask('/db/rete', { headers })
      expect([status, text]).toEqual([403, '{"error":"other-origin"}'])
    }
    expect(
      (await operator.ask('/db/rete', { headers: { origin: network.url, 'sec-fetch-site': 'same-origin' } }))
        .status,
    ).toBe(200)
  })

  it('cannot send a form for JSON', async () => {
    const body = JSON.stringify({ docs: [] })
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await operator.ask('/db/rete/_bulk_docs', {
        method: 'POST',
        raw: body,
        headers: { 'content-type': type },
      })
      expect([type, answer.status]).toEqual([type, 415])
    }
  })

  it("cannot use proofs of identity that are the replica's", async () => {
    const basic = Buffer.from(`${network.admin.name}:${network.admin.password}`).toString('base64')
    const forged: Record<string, string>[] = [
      { authorization: `Basic ${basic}` },
      { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.' },
      { 'x-auth-couchdb-username': 'admin', 'x-auth-couchdb-roles': '_admin', 'x-auth-couchdb-token': '00' },
    ]
    for (const headers of forged) {
      expect((await ask(`${network.url}/db/rete`, { headers })).status).toBe(401)
      expect((await operator.ask('/db/cabina', { headers })).status).toBe(403)
    }
  })
})

describe('sizes', () => {
  it('over 12 MB, packed bodies and broken JSON are refused', async () => {
    const json = { 'content-type': 'application/json' }
    const post = (raw: string | Uint8Array, headers: Record<string, string> = {}) =>
      operator.ask('/db/rete/_bulk_docs', { method: 'POST', raw, headers: { ...json, ...headers } })
    expect((await post('x'.repeat(12 * 1024 * 1024 + 1))).status).toBe(413)
    const bomb = new Uint8Array(gzipSync(`{"docs":["${' '.repeat(10_000_000)}"]}`))
    expect((await post(bomb, { 'content-encoding': 'gzip' })).status).toBe(415)
    for (const broken of ['', '{', '{"docs":[}', 'null', '[]', '7', '{"docs":{}}', '{"docs":[],"x":1}']) {
      expect([broken, (await post(broken)).status]).toEqual([broken, 400])
    }
    const deep = `{"docs":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`
    expect((await post(deep)).json).toEqual([{ id: '', error: 'forbidden', reason: 'depth' }])
    const proto = await post('{"docs":[{"__proto__":{"x":1}}]}')
    expect(proto.json).toEqual([{ id: '', error: 'forbidden', reason: 'key' }])
  })
})

describe('answers', () => {
  it('carry the epoch, no cache, and the headers of a closed house', async () => {
    const before = await operator.ask('/db/rete')
    for (const answer of [before, await operator.ask('/db/altro'), await operator.ask('/nulla.txt')]) {
      const { headers } = answer
      expect(headers.get('x-win-epoch')).toMatch(/^[a-z2-7]{26}$/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
    expect(before.headers.get('cache-control')).toBe('no-store')
    await rotateEpoch(network.gateway.ledger)
    await until(async () => {
      const { headers } = await operator.ask('/db/rete')
      return headers.get('x-win-epoch') !== before.headers.get('x-win-epoch')
    })
  })

  it('are packed when they are long', async () => {
    await pushCases(operator, 20)
    const headers = { 'accept-encoding': 'gzip, br' }
    const answer = await operator.ask('/db/tavolo-empoli/_changes?include_docs=true', { headers })
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect((answer.json as { results: unknown[] }).results.length).toBeGreaterThan(20)
  })
})

describe('the app', () => {
  it('is served with a policy without unsafe-inline, for ever where names carry a hash, and on deep links', async () => {
    const build = join(network.folder, 'build')
    mkdirSync(join(build, '_app/immutable/workers'), { recursive: true })
    writeFileSync(join(build, 'index.html'), '<!doctype html><title>WIN</title><script>start()</script>')
    writeFileSync(join(build, 'service-worker.js'), '// worker')
    writeFileSync(
      join(build, '_app/immutable/workers/engine-x1.js'),
      'export const words = "' + 'ciao '.repeat(999) + '"',
    )
    const other = await startNetwork({ build })
    const get = (path: string, headers = {}) => ask(`${other.url}${path}`, { headers })
    const home = await get('/')
    const policy = home.headers.get('content-security-policy') ?? ''
    // sha256 of `start()` by openssl.
    expect(policy).toContain("script-src 'self' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='")
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|http/)
    expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe')
    expect(home.headers.get('cache-control')).toBe('no-cache')
    expect((await get('/casi/case-x?da=oggi')).text).toBe(home.text)
    expect((await get('/casi/manca.js')).status).toBe(404)
    expect((await get('/_app/immutable/manca')).status).toBe(404)
    expect((await get('/service-worker.js')).headers.get('cache-control')).toBe('no-cache')
    const worker = await get('/_app/immutable/workers/engine-x1.js', { 'accept-encoding': 'br' })
    expect(worker.headers.get('content-security-policy')).toContain("'wasm-unsafe-eval'")
    expect(worker.headers.get('cache-control')).toContain('immutable')
    expect(worker.headers.get('content-encoding')).toBe('br')
    expect(
      (await get('/nulla', { 'x-forwarded-proto': 'https' })).headers.has('strict-transport-security'),
    ).toBe(false)
    await other.close()
  })

  it('believes the one proxy that it was told of', async () => {
    const other = await startNetwork({ trustProxy: '127.0.0.1' })
    const answer = await ask(`${other.url}/api/status`, { headers: { 'x-forwarded-proto': 'https' } })
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=63072000')
    await other.close()
  })
})
