import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type TestReplica, makeDatabase, startTestReplica } from '../testing/startTestReplica.ts'

describe('POST /db/_bulk_docs', () => {
  let replica: TestReplica
  let mario: Caller

  const push = (docs: unknown, more: object = {}) => mario('POST', '/db/_bulk_docs', { docs, ...more })
  const leaves = async (id: string) =>
    ((await mario('GET', `/db/${id}?open_revs=all`)).json as { ok: { _rev: string } }[]).map(
      (leaf) => leaf.ok._rev,
    )

  beforeAll(async () => {
    replica = await startTestReplica()
    await makeDatabase(replica, 'db', 'op')
    mario = replica.as('mario', 'op')
  })

  afterAll(async () => {
    expect(replica.faults).toEqual([])
    await replica.discard()
  })

  it('answers a row for each document, in order, and gives ids to those without', async () => {
    const { status, json } = await push([{ _id: 'a1', n: 1 }, { n: 2 }, { _id: 'a1', n: 3 }])
    expect(status).toBe(201)
    expect(json[0]).toEqual({ ok: true, id: 'a1', rev: expect.stringMatching(/^1-[0-9a-f]{32}$/) })
    expect(json[1]).toMatchObject({ ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect(json[2]).toEqual({ id: 'a1', error: 'conflict', reason: 'Document update conflict.' })
  })

  it('answers a conflict to a document that is there, an equal one too, and to a revision that is no leaf', async () => {
    const [first] = (await push([{ _id: 'b1', n: 1 }])).json
    expect((await push([{ _id: 'b1', n: 1 }])).json[0].error).toBe('conflict')
    const [second] = (await push([{ _id: 'b1', _rev: first.rev, n: 2 }])).json
    expect(second.rev).toMatch(/^2-/)
    expect((await push([{ _id: 'b1', _rev: first.rev, n: 3 }])).json[0].error).toBe('conflict')
    expect((await push([{ _id: 'unknown', _rev: '1-a', n: 3 }])).json[0].error).toBe('conflict')
  })

  it('makes a deleted document again on top of its tombstone', async () => {
    const [first] = (await push([{ _id: 'c1', n: 1 }])).json
    await push([{ _id: 'c1', _rev: first.rev, _deleted: true }])
    expect((await mario('GET', '/db/c1')).json).toEqual({ error: 'not_found', reason: 'deleted' })
    const [again] = (await push([{ _id: 'c1', n: 2 }])).json
    expect(again.rev).toMatch(/^3-/)
  })

  it('with new_edits false keeps the revisions that are pushed, and answers refused rows only', async () => {
    const docs = [
      { _id: 'd1', _rev: '1-aaaa', n: 1 },
      { _id: 'd1', _rev: '1-bbbb', n: 2 },
      { _id: 'd1', _revisions: { start: 3, ids: ['cc', 'bb', 'aaaa'] }, _rev: '9-ignored', n: 3 },
    ]
    for (let round = 0; round < 2; round += 1) {
      const { status, json } = await push(docs, { new_edits: false })
      expect([status, json]).toEqual([201, []])
      expect(await leaves('d1')).toEqual(['3-cc', '1-bbbb'])
    }
    const { json } = await mario('GET', '/db/d1?rev=3-cc&revs=true')
    expect(json).toMatchObject({ n: 3, _revisions: { start: 3, ids: ['cc', 'bb', 'aaaa'] } })
  })

  it('refuses a whole request that is malformed, and writes nothing of it', async () => {
    const good = { _id: 'never' }
    for (const bad of [
      { _id: '_secret' },
      { _id: '' },
      { _id: 5 },
      { _id: 'x'.repeat(161) },
      { _id: '_design/' },
      { _id: 'x', _rev: 'y' },
      { _id: 'x', _foo: 1 },
      { _id: 'x', _deleted: 'yes' },
      { _id: 'x', _attachments: 'none' },
      { _id: 'x', _rev_tree: [] },
      { _id: 'x', _revisions: { start: 'a', ids: [] } },
      'text',
      null,
      [],
    ]) {
      const answer = await push([good, bad])
      expect([JSON.stringify(bad).slice(0, 40), answer.status]).toEqual([
        JSON.stringify(bad).slice(0, 40),
        400,
      ])
    }
    expect((await push([good, { _id: 'x' }], { new_edits: false })).status).toBe(400)
    expect((await push([good], { new_edits: 'no' })).status).toBe(400)
    expect((await push('text')).status).toBe(400)
    expect((await mario('POST', '/db/_bulk_docs', {})).json.reason).toBe(
      'POST body must include `docs` parameter.',
    )
    expect((await mario('GET', '/db/never')).status).toBe(404)
  })

  it('refuses __proto__ at the top of a document and keeps it as data deeper down', async () => {
    const top = await mario('POST', '/db/_bulk_docs', '{"docs":[{"_id":"e1","__proto__":{"a":1}}]}')
    expect(top.json).toEqual({ error: 'doc_validation', reason: 'Bad special document member: __proto__' })
    await mario(
      'POST',
      '/db/_bulk_docs',
      '{"docs":[{"_id":"e2","set":{"__proto__":{"admin":true}},"constructor":1}]}',
    )
    const { text } = await mario('GET', '/db/e2')
    expect(text).toContain('"set":{"__proto__":{"admin":true}}')
    expect(text).toContain('"constructor":1')
  })

  it('refuses attachments row by row, to the admin too, and leaves the rest alone', async () => {
    const attached = { _id: 'f1', _attachments: { 'a.txt': { content_type: 'text/plain', data: 'YQ==' } } }
    const docs = [attached, { _id: 'f2', _attachments: {} }, { _id: '_local/x' }]
    for (const caller of [mario, replica.admin]) {
      const { json } = await caller('POST', '/db/_bulk_docs', { docs })
      expect(json[0]).toEqual({ id: 'f1', error: 'forbidden', reason: 'Attachments are not accepted.' })
      expect(json[2]).toMatchObject({ id: '_local/x', error: 'forbidden' })
    }
    expect((await mario('GET', '/db/f1')).status).toBe(404)
    expect((await mario('GET', '/db/f2')).json).not.toHaveProperty('_attachments')
  })

  it('refuses a batch with a document over 1 MB whole, and a request over 12 MB', async () => {
    const large = { _id: 'g2', text: 'x'.repeat(1_000_000) }
    const answer = await push([{ _id: 'g1' }, large])
    expect([answer.status, answer.json]).toEqual([413, { error: 'document_too_large', reason: 'g2' }])
    expect((await mario('GET', '/db/g1')).status).toBe(404)
    const docs = Array.from({ length: 13 }, (_, index) => ({ _id: `h${index}`, text: 'x'.repeat(990_000) }))
    expect((await push(docs)).json).toEqual({ error: 'too_large', reason: 'the request entity is too large' })
    expect((await push(docs.slice(0, 2))).json[1]).toMatchObject({ ok: true, id: 'h1' })
    expect((await push(Array.from({ length: 10_001 }, () => ({})))).status).toBe(413)
  })

  it('keeps every character of ids and values', async () => {
    const docs = ['à/€ ?&#%', '😀', 'nul\u0000', 'constructor', 'toString', '\u202eid', '../..'].map(
      (_id) => ({ _id }),
    )
    const sent = docs.map(({ _id }) => ({ _id, text: _id }))
    expect((await push(sent)).json.every((row: { ok?: boolean }) => row.ok)).toBe(true)
    for (const { _id } of sent) {
      expect((await mario('GET', `/db/${encodeURIComponent(_id)}`)).json).toMatchObject({ _id, text: _id })
    }
    const keys = sent.map(({ _id }) => _id)
    const { rows } = (await mario('POST', '/db/_all_docs', { keys, include_docs: true })).json
    expect(rows.map((row: { doc: { text: string } }) => row.doc.text)).toEqual(keys)
  })

  it('answers a hundred writers of one id with one success', async () => {
    const rows = await Promise.all(
      Array.from({ length: 100 }, (_, n) => push([{ _id: 'race', n }]).then(({ json }) => json[0])),
    )
    expect(rows.filter((row) => row.ok)).toHaveLength(1)
    expect(rows.filter((row) => row.error === 'conflict')).toHaveLength(99)
    expect(await leaves('race')).toHaveLength(1)
  })
})
