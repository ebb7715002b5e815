import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type TestReplica, makeDatabase, startTestReplica } from '../testing/startTestReplica.ts'

const tell = `function(newDoc, oldDoc, userCtx) {
  if (newDoc.tell) throw { forbidden: toJSON({
    rev: newDoc._rev === undefined ? null : newDoc._rev,
    revisions: newDoc._revisions === undefined ? null : newDoc._revisions,
    old: oldDoc === null ? null : oldDoc._rev,
    deleted: newDoc._deleted === true,
    attachments: newDoc._attachments !== undefined,
    user: userCtx.name
  }) }
}`

describe('validate_doc_update', () => {
  let replica: TestReplica
  let mario: Caller
  let rev: string

  async function told(doc: object, newEdits: boolean, caller = mario) {
    const { json } = await caller('POST', '/db/_bulk_docs', {
      docs: [{ tell: 1, ...doc }],
      new_edits: newEdits,
    })
    expect(json[0].error).toBe('forbidden')
    return JSON.parse(json[0].reason)
  }

  beforeAll(async () => {
    replica = await startTestReplica()
    await makeDatabase(replica, 'db', 'op')
    mario = replica.as('mario', 'op')
    expect((await replica.admin('PUT', '/db/_design/v', { validate_doc_update: tell })).status).toBe(201)
    rev = (await mario('POST', '/db/_bulk_docs', { docs: [{ _id: 'known' }] })).json[0].rev
  })

  afterAll(() => replica.discard())

  it('sees no history on a new document, and no old one', async () => {
    expect(await told({ _id: 'new' }, true)).toEqual({
      rev: null,
      revisions: null,
      old: null,
      deleted: false,
      attachments: false,
      user: 'mario',
    })
  })

  it('sees the old document, the revision and its history on an ordinary update and deletion', async () => {
    const [start, hash] = [1, rev.slice(2)]
    const seen = { rev, revisions: { start, ids: [hash] }, old: rev }
    expect(await told({ _id: 'known', _rev: rev }, true)).toMatchObject({ ...seen, deleted: false })
    expect(await told({ _id: 'known', _rev: rev, _deleted: true }, true)).toMatchObject({
      ...seen,
      deleted: true,
    })
  })

  it('sees the pushed history with new_edits false', async () => {
    expect(await told({ _id: 'new', _rev: '1-aa' }, false)).toMatchObject({
      rev: '1-aa',
      revisions: { start: 1, ids: ['aa'] },
      old: null,
    })
    const child = { _id: 'known', _revisions: { start: 3, ids: ['cc', 'bb', rev.slice(2)] } }
    expect(await told(child, false)).toMatchObject({ rev: '3-cc', revisions: child._revisions, old: rev })
  })

  it('[F12] sees no old document on a forged branch without a common ancestor, nor on a second first revision', async () => {
    expect(await told({ _id: 'known', _rev: '9999-forged' }, false)).toMatchObject({
      revisions: { start: 9999, ids: ['forged'] },
      old: null,
    })
    expect(await told({ _id: 'known', _rev: '1-ffffffffffffffffffffffffffffffff' }, false)).toMatchObject({
      old: null,
    })
    expect((await mario('GET', '/db/known?open_revs=all')).json).toHaveLength(1)
  })

  it('is not asked about a revision that is known, nor about a conflict', async () => {
    const known = { docs: [{ _id: 'known', _rev: rev, tell: 1 }], new_edits: false }
    expect((await mario('POST', '/db/_bulk_docs', known)).json).toEqual([])
    const conflict = await mario('POST', '/db/_bulk_docs', { docs: [{ _id: 'known', tell: 1 }] })
    expect(conflict.json[0].error).toBe('conflict')
  })

  it('judges admins too, single writes too, and shows attachments before they are refused', async () => {
    expect(await told({ _id: 'new' }, true, replica.admin)).toMatchObject({ user: 'admin' })
    const single = await mario('PUT', '/db/new', { tell: 1 })
    expect([single.status, single.json.error]).toEqual([403, 'forbidden'])
    expect(await told({ _id: 'new', _attachments: { a: { data: '' } } }, true)).toMatchObject({
      attachments: true,
    })
  })

  it('is not asked about design and local documents', async () => {
    expect((await replica.admin('PUT', '/db/_design/other', { tell: 1 })).status).toBe(201)
    expect((await mario('PUT', '/db/_local/mark', { tell: 1 })).status).toBe(201)
  })

  it('takes effect and ends with its design document; all validators must agree', async () => {
    const no = { validate_doc_update: 'function() { throw { unauthorized: "closed" } }' }
    const added = await replica.admin('PUT', '/db/_design/zz', no)
    const refused = await mario('PUT', '/db/one', {})
    expect([refused.status, refused.json]).toEqual([401, { error: 'unauthorized', reason: 'closed' }])
    await replica.admin('DELETE', `/db/_design/zz?rev=${added.json.rev}`)
    expect((await mario('PUT', '/db/one', {})).status).toBe(201)
  })

  it('that does not compile is refused at the door', async () => {
    const answer = await replica.admin('PUT', '/db/_design/broken', { validate_doc_update: 'function( {' })
    expect([answer.status, answer.json.error]).toEqual([400, 'compilation_error'])
    expect((await replica.admin('GET', '/db/_design/broken')).status).toBe(404)
  })

  it('that fails or runs out of time refuses the document with 500, and lets the others pass', async () => {
    const source = 'function(doc) { if (doc.slow) while (true) {} ; if (doc.fail) doc.no.thing() }'
    await replica.admin('PUT', '/db/_design/slow', { validate_doc_update: source })
    const docs = [{ _id: 's1' }, { _id: 's2', slow: 1 }, { _id: 's3', fail: 1 }, { _id: 's4' }]
    const { json } = await mario('POST', '/db/_bulk_docs', { docs })
    expect(json.map((row: { ok?: boolean; error?: string }) => row.ok ?? row.error)).toEqual([
      true,
      'timeout',
      'TypeError',
      true,
    ])
    expect((await mario('PUT', '/db/s5', { fail: 1 })).status).toBe(500)
    expect(replica.faults).toEqual([])
  })
})
