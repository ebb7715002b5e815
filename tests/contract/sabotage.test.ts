import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demand } from '#server/couch/couch.ts'
import { designId } from '#server/provision/network.ts'
import { prepareGround, type Ground } from './access/ground.ts'
import { readOperations } from './access/read-operations.ts'
import { runAccess } from './access/run-access.ts'
import { writeOperations } from './access/write-operations.ts'
import { startNetwork, type Network } from './network.ts'
import { createReport } from './report.ts'

let network: Network
let ground: Ground

beforeAll(async () => {
  let ahead = 0
  network = await startNetwork({ now: () => Date.now() + ahead })
  ground = await prepareGround(network, (ms) => (ahead += ms))
}, 120_000)
afterAll(() => network.close())

/** What the matrix says of some rows past the gateway. */
async function complaints(names: readonly string[]): Promise<string[]> {
  const lines: string[] = []
  const report = createReport((line) => void lines.push(line.trim()), true)
  const rows = [...readOperations, ...writeOperations].filter(({ name }) => names.includes(name))
  expect(rows).toHaveLength(names.length)
  await runAccess(ground, 'direct', rows, report)
  return lines
}

async function change(
  path: string,
  make: (old: Record<string, unknown>) => object,
): Promise<() => Promise<void>> {
  const old = (await demand(network.couch, { path })) as Record<string, unknown>
  await demand(network.couch, { method: 'PUT', path, body: make(old) })
  return async () => {
    const { _rev } = (await demand(network.couch, { path })) as { _rev?: string }
    await demand(network.couch, {
      method: 'PUT',
      path,
      body: { ...old, ...(_rev !== undefined && { _rev }) },
    })
  }
}

describe('the access matrix', () => {
  it('is quiet where all is as it should be', async () => {
    expect(await complaints(['_all_docs with documents', 'an entry with another’s name'])).toEqual([])
  })

  it('turns red when one database is opened', async () => {
    const undo = await change('/tavolo-vinci/_security', () => ({ members: { names: [], roles: [] } }))
    const lines = await complaints(['_all_docs with documents'])
    await undo()
    expect(lines).toContain('AN tavolo-vinci: let in')
    expect(lines).toContain('AN tavolo-vinci: saw CANARINO-tavolo-vinci-FINE')
  })

  it('turns red when one line of a validator is gone', async () => {
    const path = `/tavolo-empoli/${designId}`
    const undo = await change(path, (design) => ({
      ...design,
      validate_doc_update: String(design.validate_doc_update).replace('doc.author !== userCtx.name', 'false'),
    }))
    const lines = await complaints(['an entry with another’s name'])
    await undo()
    expect(lines).toContain('O tavolo-empoli: let in')
  })
})
