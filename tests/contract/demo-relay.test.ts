import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comuni } from '#lib/domain/comuni.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { isSigned } from '#lib/entries/make.ts'
import { demand } from '#server/couch/couch.ts'
import { ensureDemo } from '#server/demo-door.ts'
import { demoPassword } from '#server/demo/load-demo.ts'
import type { Gateway } from '#server/gateway/gateway.ts'
import { startNetwork, type Network } from './network.ts'
import type { Tablet } from './tablet.ts'

type Stored = Entry & { _rev: string }

/** Passwords are slow on purpose: here those of one tavolo are enough. */
const people = ['giulia.ferri', 'paolo.vanni', 'marco.landi', 'sara.benvenuti', 'anna.conti']
const small = { people: 60, logins: new Set(people) }
const database = 'tavolo-empoli'
let network: Network
let tablet: Tablet
/** What the tablet holds of the tavolo, by author. */
let held: Map<string, Stored[]>

beforeAll(async () => {
  network = await startNetwork({ tavoli: comuni.map(({ slug }) => slug), prepare: loadAtTheSecondTry })
  tablet = await network.tablet('giulia.ferri')
  await tablet.logIn(demoPassword)
  const entries = await pull(database)
  held = new Map()
  for (const entry of entries) held.set(entry.author, [...(held.get(entry.author) ?? []), entry])
}, 120_000)
afterAll(() => network.close())

/** The first start ends when half of it is written, as a closed window does. */
async function loadAtTheSecondTry(gateway: Gateway): Promise<void> {
  let left = 40
  const ask: Gateway['couch']['ask'] = (request) => {
    if (request.path.endsWith('/_bulk_docs') && (left -= 1) < 0) throw new Error('cut short')
    return gateway.couch.ask(request)
  }
  await expect(ensureDemo({ ...gateway, couch: { ...gateway.couch, ask } }, small)).rejects.toThrow('cut')
  await ensureDemo(gateway, small)
}

async function pull(name: string): Promise<Stored[]> {
  const path = `/${name}/_all_docs?include_docs=true`
  const { rows } = (await demand(network.couch, { path })) as { rows: { doc: Stored }[] }
  return rows.map(({ doc }) => doc).filter(({ _id }) => !_id.startsWith('_'))
}

async function lose(name: string, { _id, _rev }: Stored): Promise<void> {
  await demand(network.couch, { method: 'POST', path: `/${name}/_purge`, body: { [_id]: [_rev] } })
  expect((await network.couch.ask({ path: `/${name}/${_id}` })).status).toBe(404)
}

async function relay(name: string, { _rev, ...entry }: Stored): Promise<unknown> {
  const body = { entries: [entry] }
  const { json } = await tablet.ask(`/api/relay/${name}`, { method: 'POST', body })
  return (json as { rows: unknown[] }).rows[0]
}

describe('an entry of the demonstration', () => {
  it('that the replica lost is taken back from a tablet that holds it, whoever of the tavolo wrote it', async () => {
    expect([...held.keys()].length).toBeGreaterThan(1)
    for (const [author, [entry]] of held) {
      if (!entry) throw new Error('nothing is held')
      await lose(database, entry)
      expect([author, await relay(database, entry)]).toEqual([author, { id: entry._id, ok: true }])
      const { _rev, ...back } = (await demand(network.couch, { path: `/${database}/${entry._id}` })) as Stored
      expect({ ...back, _rev: entry._rev }).toEqual(entry)
    }
  })

  it('is taken back also after a restore that knows nothing of its device, by the certificate in rete', async () => {
    const [entry] = [...held.values()].flat().filter(({ author }) => author !== tablet.login)
    if (!entry) throw new Error('nothing is held')
    const record = slotRecordId('device', 'device', entry.device)
    const [certificate] = (await pull('rete')).filter((each) => each.record === record)
    if (!certificate) throw new Error('no certificate')
    await lose(database, entry)
    await lose('rete', certificate)
    await network.gateway.ledger.remove(`device:${entry.device}`)
    expect(await relay(database, entry)).toMatchObject({ error: 'forbidden', reason: 'unknown-device' })
    expect(await relay('rete', certificate)).toEqual({ id: certificate._id, ok: true })
    expect(await relay(database, entry)).toEqual({ id: entry._id, ok: true })
  })

  it('is signed by a device of the ledger, even where the first start was cut short', async () => {
    const names = ['rete', ...comuni.flatMap(({ slug }) => [`tavolo-${slug}`, `tavolo-${slug}-contatti`])]
    const { devices, key, verify } = network.gateway
    const wrong: string[] = []
    for (const entry of (await Promise.all(names.map(pull))).flat()) {
      const device = entry.device === key.device ? key : await devices.find(entry.device)
      if (!device || !(await isSigned(entry, device.publicKey, verify))) wrong.push(entry._id)
    }
    expect(wrong).toEqual([])
  })

  it('was written on devices that nobody has in hand, and that no list shows to its owner', async () => {
    const { json } = await tablet.ask('/api/devices')
    expect((json as { id: string }[]).map(({ id }) => id)).toEqual([tablet.device])
  })

  it('leaves nothing behind that could sign another', async () => {
    expect(await network.gateway.ledger.read('demo')).not.toHaveProperty('secret')
  })
})
