import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demand } from '#server/couch/couch.ts'
import { buildApp } from '#server/gateway/http/build-app.ts'
import { forward } from '#server/gateway/http/forward.ts'
import { requireDatabase, requireSession } from '#server/gateway/http/require-session.ts'
import { designId } from '#server/provision/network.ts'
import { prepareGround, type Ground } from './access/ground.ts'
import { readOperations, shutOperations } from './access/read-operations.ts'
import { serverOperations } from './access/server-operations.ts'
import { runAccess, type Way } from './access/run-access.ts'
import { writeOperations } from './access/write-operations.ts'
import { startNetwork, type Network } from './network.ts'
import { createReport } from './report.ts'
import { ask } from './tablet.ts'

let network: Network
let ground: Ground

beforeAll(async () => {
  let ahead = 0
  network = await startNetwork({ now: () => Date.now() + ahead })
  ground = await prepareGround(network, (ms) => (ahead += ms))
}, 120_000)
afterAll(() => network.close())

/** What the matrix says of some rows, past the gateway unless told otherwise. */
async function complaints(names: readonly string[], way: Way = 'direct', on = ground): Promise<string[]> {
  const lines: string[] = []
  const report = createReport((line) => void lines.push(line.trim()), true)
  const all = [...readOperations, ...shutOperations, ...writeOperations, ...serverOperations]
  const rows = all.filter(({ name }) => names.includes(name))
  expect(rows).toHaveLength(names.length)
  await runAccess(on, way, rows, report)
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

/** The same people before a gateway that lets one path more through than the app uses. */
async function withOnePathMore(path: string, run: (ground: Ground) => Promise<void>): Promise<void> {
  const { gateway } = network
  const app = await buildApp(gateway, { version: '0', schema: '' })
  const isOfDatabase = path.startsWith('/db/:db/')
  const onRequest = isOfDatabase ? [requireSession(gateway), requireDatabase(gateway)] : []
  app.get(path, { onRequest }, async (request, reply) => {
    const way = (request.raw.url ?? '').replace(/^\/db\/[^/]+/, '')
    if (isOfDatabase) return forward(gateway, request, reply, { path: way })
    return reply.send((await gateway.couch.ask({ path: way })).json)
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  try {
    await run({ ...ground, network: { ...network, url }, people: before(url) })
  } finally {
    await app.close()
  }
}

/** Sessions are the gateway's, so that those that are there go on at another of its doors. */
function before(url: string): Ground['people'] {
  const moved = Object.entries(ground.people).map(([role, { tablet, ...person }]) => {
    const { cookie, login, device } = tablet
    const headers = { cookie: `win_session=${cookie}`, 'x-win-login': login, 'x-win-device': device }
    const elsewhere: typeof tablet.ask = (path, question = {}) =>
      ask(`${url}${path}`, { ...question, headers: { ...headers, ...question.headers } })
    return [role, { ...person, tablet: { ...tablet, ask: elsewhere } }]
  })
  return Object.fromEntries(moved) as Ground['people']
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

  it.each([
    ['/db/:db/_design/:name', '_design/canarino', 'O tavolo-empoli: let in'],
    ['/db/:db/_security', '_security', 'O tavolo-empoli: let in'],
    ['/_all_dbs', '_all_dbs', 'AN rete: let in'],
  ])('turns red when the gateway lets %s through', async (path, row, complaint) => {
    expect(await complaints([row], 'gateway')).toEqual([])
    await withOnePathMore(path, async (open) => {
      expect(await complaints([row], 'gateway', open)).toContain(complaint)
    })
    expect(await complaints([row], 'gateway')).toEqual([])
  })
})
