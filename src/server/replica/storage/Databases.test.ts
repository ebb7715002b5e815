import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeDataDir } from '../testing/startTestReplica.ts'
import { openCatalogue } from './Catalogue.ts'
import { DatabaseGone } from './Database.ts'
import { type Databases, openDatabases } from './Databases.ts'

describe('databases that are closed', () => {
  let dataDir: string
  let databases: Databases

  function find(name: string) {
    const found = databases.find(name)
    if (!found.ok) throw new Error('the database is missing')
    return found.value
  }

  beforeEach(async () => {
    dataDir = await makeDataDir()
    const opened = await openCatalogue(dataDir)
    if (!opened.ok) throw new Error(opened.reason)
    databases = await openDatabases({ catalogue: opened.catalogue, now: Date.now, flush: false })
    await databases.create('used')
    await databases.create('never-used')
  })

  afterEach(() => rm(dataDir, { recursive: true }))

  it('are opened again by no request that outlives its connection', async () => {
    const used = find('used')
    await used.read(() => Promise.resolve())
    await databases.close()
    for (const late of [used, find('never-used')]) {
      await expect(late.read(() => Promise.resolve())).rejects.toThrow(DatabaseGone)
      await expect(late.write(() => Promise.resolve())).rejects.toThrow(DatabaseGone)
    }
  })
})
