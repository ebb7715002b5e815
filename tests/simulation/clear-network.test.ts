import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { demand } from '#server/couch/couch.ts'
import { listPeople } from '#server/couch/users.ts'
import { startAll } from '#server/start-all.ts'
import { clearNetwork } from './clear-network.ts'

it('leaves a replica as it was, with whoever else has databases and people there', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'win-clear-'))
  const all = await startAll({ dataDir, tavoli: ['simb'], prefix: 'winsim-', flush: false })
  if (!all.ok) throw new Error(all.reason)
  try {
    await demand(all.couch, { method: 'PUT', path: '/altrui' })
    for (const login of ['operatore.simb.1', 'operatore.simone', 'operatore.empoli.1'])
      await all.addUser({ login, name: login, grants: [], password: 'simulazione' })
    await clearNetwork(all)
    const left = (await demand(all.couch, { path: '/_all_dbs' })) as string[]
    expect(left.filter((name) => !name.startsWith('_'))).toEqual(['altrui'])
    const people = (await listPeople(all.couch)).map(({ login }) => login)
    expect(people.filter((login) => login.startsWith('operatore'))).toEqual([
      'operatore.empoli.1',
      'operatore.simone',
    ])
  } finally {
    await all.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
