import { rm } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SpawnedReplica, spawnReplica } from './testing/spawnReplica.ts'
import { basic, makeDataDir, makeDatabase, startTestReplica, testAdmin } from './testing/startTestReplica.ts'

const headers = {
  authorization: basic(testAdmin.name, testAdmin.password),
  'content-type': 'application/json',
}

type Row = { ok?: boolean; id: string }

/** Writes until the server dies; what it acknowledged in full goes to the list. */
async function writeUntilKilled({ said }: SpawnedReplica, round: string, acknowledged: string[]) {
  for (let batch = 0; ; batch += 1) {
    const docs = Array.from({ length: 20 }, (_, n) => ({
      _id: `${round}-${batch}-${n}`,
      text: 'x'.repeat(500),
    }))
    try {
      const answer = await fetch(`${said.url}/db/_bulk_docs`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ docs }),
      })
      const rows = (await answer.json()) as Row[]
      acknowledged.push(...rows.filter((row) => row.ok).map(({ id }) => id))
    } catch {
      return
    }
  }
}

async function compactUntilKilled({ said }: SpawnedReplica) {
  for (;;) {
    try {
      await (await fetch(`${said.url}/db/_compact`, { method: 'POST', headers, body: '{}' })).text()
    } catch {
      return
    }
  }
}

describe('kill -9', () => {
  let dataDir: string
  const acknowledged: string[] = []

  beforeAll(async () => {
    dataDir = await makeDataDir()
    const replica = await startTestReplica({ dataDir })
    await makeDatabase(replica, 'db', 'op')
    await replica.stop()
  })

  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  it.each([
    ['while writing', false],
    ['while writing again', false],
    ['while writing and compacting', true],
  ])('%s loses nothing that was answered', async (round, compacting) => {
    const before = acknowledged.length
    const spawned = await spawnReplica(dataDir)
    expect(spawned.said.ok).toBe(true)
    const writing = writeUntilKilled(spawned, round.replaceAll(' ', '_'), acknowledged)
    const compaction = compacting ? compactUntilKilled(spawned) : null
    while (acknowledged.length < before + 200) await setTimeout(5)
    await spawned.kill()
    await Promise.all([writing, compaction])

    const replica = await startTestReplica({ dataDir })
    const { rows } = (await replica.admin('GET', '/db/_all_docs?include_docs=true')).json
    const kept = new Map<string, number>(
      rows.map((row: { id: string; doc: { text: string } }) => [row.id, row.doc.text.length]),
    )
    expect(acknowledged.filter((id) => kept.get(id) !== 500)).toEqual([])
    const { json } = await replica.admin('GET', '/db/_changes')
    expect(json.results).toHaveLength(rows.length)
    expect((await replica.admin('GET', '/db')).json.doc_count).toBe(rows.length)
    await replica.stop()
  })
})
