import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type TestReplica, makeDatabase, startTestReplica } from '../testing/startTestReplica.ts'

describe('hostile requests', () => {
  let replica: TestReplica
  let mario: Caller

  beforeAll(async () => {
    replica = await startTestReplica()
    mario = replica.as('mario', 'op')
    await makeDatabase(replica, 'db', 'op')
  })

  afterAll(async () => {
    expect(replica.faults).toEqual([])
    expect((await mario('GET', '/db')).json.doc_count).toBe(0)
    await replica.discard()
  })

  it.each([
    ['an array nested 50,000 deep', `{"docs":[{"_id":"a","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}]}`],
    [
      'an object nested 50,000 deep',
      `{"docs":[{"_id":"a","x":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}]}`,
    ],
    ['nesting that never ends', '['.repeat(1_000_000)],
    ['half a surrogate pair', '{"docs":[{"_id":"\\ud800"}]}'],
    ['broken JSON', '{"docs":['],
    ['a body that is no object', '[]'],
    ['an empty body', ''],
    ['__proto__ around the batch', '{"__proto__":{"docs":[]},"docs":[]}'],
  ])('%s answers 400', async (_name, body) => {
    expect((await mario('POST', '/db/_bulk_docs', body)).status).toBe(400)
  })

  it('bytes that are not UTF-8 answer 400', async () => {
    const bytes = Buffer.concat([Buffer.from('{"docs":[{"_id":"'), Buffer.from([0xff]), Buffer.from('"}]}')])
    expect((await mario('POST', '/db/_bulk_docs', bytes)).status).toBe(400)
  })

  it('other types of body, and packed ones, answer 415', async () => {
    const body = JSON.stringify({ docs: [{ _id: 'a' }] })
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'a/b',
    ]) {
      const answer = await mario('POST', '/db/_bulk_docs', body, { 'content-type': type })
      expect([type, answer.status, answer.json.error]).toEqual([type, 415, 'bad_content_type'])
    }
    const packed = await mario('POST', '/db/_bulk_docs', gzipSync(body), { 'content-encoding': 'gzip' })
    expect(packed.status).toBe(415)
  })

  it('a body in chunks without a length is held to the same limit', async () => {
    const piece = Buffer.alloc(1_000_000, 0x20)
    async function* endless() {
      for (let n = 0; n < 40; n += 1) yield piece
    }
    const sending = fetch(`${replica.url}/db/_bulk_docs`, {
      method: 'POST',
      body: endless() as unknown as BodyInit,
      duplex: 'half',
      headers: {
        'content-type': 'application/json',
        authorization: 'Basic ' + Buffer.from('admin:only for tests').toString('base64'),
      },
    } as RequestInit).then(
      (answer) => answer.status,
      () => 413,
    )
    expect(await sending).toBe(413)
  })

  it('odd addresses answer with a refusal', async () => {
    for (const path of [
      '/%',
      '/%zz',
      '/db/%ff',
      `/db/${'x'.repeat(2000)}`,
      '/db/%2e%2e/_users',
      '/db?rev=1',
    ]) {
      const answer = await mario('GET', path)
      expect([path.slice(0, 20), answer.status < 500]).toEqual([path.slice(0, 20), true])
      if (path !== '/db?rev=1') expect(answer.status).toBeGreaterThanOrEqual(400)
    }
    for (const method of ['PATCH', 'OPTIONS', 'COPY', 'TRACEX']) {
      expect((await rawRequest(`${method} /db/one HTTP/1.1`)).slice(9, 12)).toMatch(/4\d\d/)
    }
    expect((await rawRequest('GARBAGE')).slice(9, 12)).toBe('400')
  })

  function rawRequest(line: string): Promise<string> {
    const { hostname, port } = new URL(replica.url)
    return new Promise((resolve, reject) => {
      let text = ''
      const socket = connect(Number(port), hostname, () =>
        socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`),
      )
      socket.on('data', (bytes) => (text += bytes.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })
  }

  it('names of JavaScript are names like others', async () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      expect((await mario('GET', `/${name}`)).status).toBe(404)
      expect((await mario('GET', `/db/${name}`)).status).toBe(404)
      expect((await mario('GET', `/db/${name}?rev=1-${name}`)).status).toBe(404)
      expect((await replica.as(name, name)('GET', '/db')).status).toBe(403)
    }
    const diff = await mario('POST', '/db/_revs_diff', '{"constructor":["1-constructor"]}')
    expect(diff.json).toEqual({ constructor: { missing: ['1-constructor'] } })
  })

  it('a local document that names other databases harms nothing when its database is deleted', async () => {
    await makeDatabase(replica, 'bait', 'op')
    const dependent = { dependentDbs: { [`${replica.dataDir}/databases`]: true, '../../catalogue': true } }
    expect((await mario('PUT', '/bait/_local/_pouch_dependentDbs', dependent)).status).toBe(201)
    expect((await replica.admin('DELETE', '/bait')).status).toBe(200)
    expect((await mario('GET', '/db')).status).toBe(200)
  })
})
