import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startReplica } from './startReplica.ts'
import { spawnReplica } from './testing/spawnReplica.ts'
import {
  makeDataDir,
  makeDatabase,
  startTestReplica,
  testAdmin,
  testSecret,
} from './testing/startTestReplica.ts'

describe('starting a replica', () => {
  let dataDir: string
  const start = (folder = dataDir, port = 0) =>
    startReplica({ dataDir: folder, admin: testAdmin, proxySecret: testSecret, port })

  beforeEach(async () => {
    dataDir = await makeDataDir()
  })

  afterEach(() => rm(dataDir, { recursive: true, force: true }))

  it('keeps documents, rights and its own identity over a restart', async () => {
    const first = await startTestReplica({ dataDir })
    await makeDatabase(first, 'db', 'op')
    await first.as('mario', 'op')('PUT', '/db/one', { n: 1 })
    const { uuid } = (await first.anonymous('GET', '/')).json
    const { update_seq: seq, instance_start_time: created } = (await first.admin('GET', '/db')).json
    await first.stop()
    const second = await startTestReplica({ dataDir })
    expect((await second.anonymous('GET', '/')).json.uuid).toBe(uuid)
    expect((await second.as('mario', 'op')('GET', '/db/one')).json.n).toBe(1)
    expect((await second.as('mario', 'op2')('GET', '/db/one')).status).toBe(403)
    expect((await second.admin('GET', '/db')).json).toMatchObject({
      update_seq: seq,
      instance_start_time: created,
    })
    await second.stop()
  })

  it('refuses a folder that this process or another one holds', async () => {
    const first = await startTestReplica({ dataDir })
    expect(await start()).toEqual({ ok: false, reason: 'folder-in-use' })
    const other = await spawnReplica(dataDir)
    expect(other.said).toEqual({ ok: false, reason: 'folder-in-use' })
    await other.kill()
    expect((await first.admin('GET', '/_all_dbs')).status).toBe(200)
    await first.stop()
    const again = await start()
    expect(again.ok).toBe(true)
    if (again.ok) await again.stop()
  })

  it('refuses a folder that it cannot write', async () => {
    await writeFile(join(dataDir, 'file'), '')
    expect(await start(join(dataDir, 'file', 'below'))).toEqual({ ok: false, reason: 'folder-unwritable' })
    await writeFile(join(dataDir, 'catalogue'), '')
    expect(await start()).toEqual({ ok: false, reason: 'folder-unwritable' })
  })

  it('refuses an address that is taken, and lets go of the folder', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    expect(await start(dataDir, port)).toEqual({ ok: false, reason: 'address-unavailable' })
    taken.close()
    const again = await start()
    expect(again.ok).toBe(true)
    if (again.ok) await again.stop()
  })

  it('does not start empty over databases whose catalogue is lost', async () => {
    const first = await startTestReplica({ dataDir })
    await makeDatabase(first, 'db', 'op')
    await first.admin('PUT', '/db/one', {})
    await first.stop()
    await rm(join(dataDir, 'catalogue'), { recursive: true })
    expect(await start()).toEqual({ ok: false, reason: 'folder-corrupt' })
    expect(await readdir(join(dataDir, 'databases'))).toHaveLength(1)
  })

  it('leaves a folder alone that is none of its own, and buries what a crash left half done', async () => {
    const first = await startTestReplica({ dataDir })
    await makeDatabase(first, 'db', 'op')
    await first.admin('PUT', '/db/one', {})
    await first.stop()
    await mkdir(join(dataDir, 'databases', 'somebody-elses'))
    const second = await startTestReplica({ dataDir })
    await second.admin('DELETE', '/db')
    await second.stop()
    expect(await readdir(join(dataDir, 'databases'))).toEqual(['somebody-elses'])
  })

  it('ends open long-polls when it stops', async () => {
    const replica = await startTestReplica({ dataDir })
    await makeDatabase(replica, 'db', 'op')
    const waiting = fetch(`${replica.url}/db/_changes?feed=longpoll&since=now`, {
      headers: {
        authorization: 'Basic ' + Buffer.from(`${testAdmin.name}:${testAdmin.password}`).toString('base64'),
      },
    })
    const ended = expect((await waiting).text()).rejects.toThrow()
    await replica.stop()
    await ended
  })
})
