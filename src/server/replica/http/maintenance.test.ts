import { randomBytes } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, type TestReplica, makeDatabase, startTestReplica } from '../testing/startTestReplica.ts'

/** Every byte that the replica keeps. LevelDB's compression leaves random text as it is. */
async function isOnDisk(folder: string, marker: string): Promise<boolean> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const file of files.filter((entry) => entry.isFile())) {
    if ((await readFile(join(file.parentPath, file.name))).includes(marker)) return true
  }
  return false
}

describe('purge and compaction', () => {
  let replica: TestReplica
  let mario: Caller
  let count = 0
  let db: string

  const purge = async (asked: object) => (await replica.admin('POST', `/${db}/_purge`, asked)).json
  const compact = async () => (await replica.admin('POST', `/${db}/_compact`, {})).status
  const put = async (id: string, body: object) =>
    (await mario('PUT', `/${db}/${id}`, body)).json.rev as string
  const described = async () => (await mario('GET', `/${db}`)).json

  beforeAll(async () => {
    replica = await startTestReplica()
    mario = replica.as('mario', 'op')
  })

  beforeEach(async () => {
    count += 1
    db = `db${count}`
    await makeDatabase(replica, db, 'op')
  })

  afterAll(async () => {
    expect(replica.faults).toEqual([])
    await replica.discard()
  })

  it('takes a purged body off the disk, and keeps everything else', async () => {
    const marker = randomBytes(48).toString('base64url')
    const rev = await put('erased', { marker })
    for (let n = 0; n < 50; n += 1) await put(`kept${n}`, { n, text: randomBytes(200).toString('base64') })
    expect(await isOnDisk(replica.dataDir, marker)).toBe(true)
    expect(await purge({ erased: [rev], never: ['1-a'] })).toEqual({
      purge_seq: null,
      purged: { erased: [rev], never: [] },
    })
    expect((await mario('GET', `/${db}/erased`)).json).toEqual({ error: 'not_found', reason: 'missing' })
    expect((await mario('GET', `/${db}/erased?rev=${rev}`)).status).toBe(404)
    expect((await mario('GET', `/${db}/_changes?style=all_docs`)).text).not.toContain('erased')
    expect(await compact()).toBe(202)
    expect(await isOnDisk(replica.dataDir, marker)).toBe(false)
    expect(await described()).toMatchObject({ doc_count: 50, purge_seq: expect.stringMatching(/^2-/) })
    const { rows } = (await mario('GET', `/${db}/_all_docs?include_docs=true`)).json
    expect(
      rows.map((row: { doc: { n: number } }) => row.doc.n).sort((a: number, b: number) => a - b),
    ).toEqual(Array.from({ length: 50 }, (_, n) => n))
  })

  it('takes a body off the disk that was written and purged before anything reached a table', async () => {
    const marker = randomBytes(48).toString('base64url')
    await purge({ only: [await put('only', { marker })] })
    await compact()
    await compact()
    expect(await isOnDisk(replica.dataDir, marker)).toBe(false)
  })

  it('takes replaced bodies off the disk; the revision is then missing, its history known', async () => {
    const marker = randomBytes(48).toString('base64url')
    const first = await put('changed', { marker })
    const second = await put(`changed?rev=${first}`, { n: 2 })
    expect((await mario('GET', `/${db}/changed?rev=${first}`)).json.marker).toBe(marker)
    await compact()
    expect(await isOnDisk(replica.dataDir, marker)).toBe(false)
    expect((await mario('GET', `/${db}/changed?rev=${first}`)).status).toBe(404)
    expect((await mario('GET', `/${db}/changed?revs=true`)).json._revisions.ids).toEqual([
      second.slice(2),
      first.slice(2),
    ])
    expect((await mario('POST', `/${db}/_revs_diff`, { changed: [first, second] })).json).toEqual({})
    const pushed = { docs: [{ _id: 'changed', _rev: first, marker }], new_edits: false }
    expect((await mario('POST', `/${db}/_bulk_docs`, pushed)).json).toEqual([])
    expect((await mario('GET', `/${db}/changed?rev=${first}`)).status).toBe(404)
  })

  it('purges one of two leaves, and shows what is left at a new place of the feed', async () => {
    const rev = await put('two', { n: 1 })
    await put('other', {})
    await mario('PUT', `/${db}/two?new_edits=false`, { _rev: '1-ffff', n: 2 })
    const { last_seq: since } = (await mario('GET', `/${db}/_changes`)).json
    expect((await purge({ two: ['1-ffff', '5-x'] })).purged).toEqual({ two: ['1-ffff'] })
    expect((await mario('GET', `/${db}/two?conflicts=true`)).json).toEqual({ _id: 'two', _rev: rev, n: 1 })
    const later = (await mario('GET', `/${db}/_changes?since=${encodeURIComponent(since)}&style=all_docs`))
      .json
    expect(later.results).toMatchObject([{ id: 'two', changes: [{ rev }] }])
    expect((await described()).doc_count).toBe(2)
  })

  it('purges a leaf with the ancestors that led to it alone, and no inner revision', async () => {
    const first = await put('deep', { n: 1 })
    const second = await put(`deep?rev=${first}`, { n: 2 })
    expect((await purge({ deep: [first] })).purged).toEqual({ deep: [] })
    expect((await purge({ deep: [second] })).purged).toEqual({ deep: [second] })
    expect((await mario('GET', `/${db}/deep?rev=${first}`)).status).toBe(404)
    expect((await described()).doc_count).toBe(0)
  })

  it('purges tombstones, and counts on rightly after restart', async () => {
    const rev = await put('gone', { n: 1 })
    const deleted = (await mario('DELETE', `/${db}/gone?rev=${rev}`)).json.rev
    await put('stays', {})
    expect((await purge({ gone: [deleted] })).purged).toEqual({ gone: [deleted] })
    expect((await described()).doc_count).toBe(1)
    expect(await put('gone', { n: 2 })).toMatch(/^1-/)
    expect((await described()).doc_count).toBe(2)
  })

  it('forgets a validator that is purged', async () => {
    const no = { validate_doc_update: 'function() { throw { forbidden: "no" } }' }
    const { rev } = (await replica.admin('PUT', `/${db}/_design/v`, no)).json
    expect((await mario('PUT', `/${db}/a`, {})).status).toBe(403)
    await purge({ '_design/v': [rev] })
    expect((await mario('PUT', `/${db}/a`, {})).status).toBe(201)
  })

  it('lets readers, writers and waiters go on while it works', async () => {
    const waiting = mario('GET', `/${db}/_changes?feed=longpoll&timeout=20000`)
    const work = Array.from({ length: 40 }, async (_, n) => {
      if (n % 10 === 0) return compact()
      if (n % 10 === 5) return purge({ [`d${n - 1}`]: ['1-a'] })
      return n % 2
        ? put(`d${n}`, { n })
        : (await mario('GET', `/${db}/_all_docs?include_docs=true`)).json.rows
    })
    await Promise.all(work)
    expect((await waiting).json.results.length).toBeGreaterThan(0)
    const written = Array.from({ length: 40 }, (_, n) => n).filter((n) => n % 2 && n % 10 !== 5)
    expect((await described()).doc_count).toBe(written.length)
  })

  it('refuses what is malformed', async () => {
    for (const bad of ['[]', '{"a":"1-a"}', '{"a":["x"]}', '{"a":[5]}']) {
      expect((await replica.admin('POST', `/${db}/_purge`, bad)).status).toBe(400)
    }
  })
})
