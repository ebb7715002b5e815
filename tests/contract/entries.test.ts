import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '#lib/domain/schema/kind.ts'
import { chunkRecord } from '#lib/entries/chunks.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { entryId } from '#lib/entries/hash.ts'
import { addPeople, loggedIn, startNetwork, type Network } from './network.ts'
import type { Answer, Tablet } from './tablet.ts'

let network: Network

let operator: Tablet
let volunteer: Tablet
let coordinator: Tablet

beforeAll(async () => {
  network = await startNetwork()
  await addPeople(network, ['operatore', 'volontario', 'coordinatore', 'tutor', 'vinci', 'amministrazione'])
  operator = await loggedIn(network, 'operatore')
  volunteer = await loggedIn(network, 'volontario')
  coordinator = await loggedIn(network, 'coordinatore')
})
afterAll(() => network.close())

const main = 'tavolo-empoli'
const contacts = 'tavolo-empoli-contatti'

function push(tablet: Tablet, docs: unknown[], database = main): Promise<Answer> {
  return tablet.ask(`/db/${database}/_bulk_docs`, { method: 'POST', body: { docs } })
}

function relay(tablet: Tablet, entries: unknown[], database = main, how = 'relay'): Promise<Answer> {
  return tablet.ask(`/api/${how}/${database}`, { method: 'POST', body: { entries } })
}

/** A document as the replica has it, past the gateway. */
async function stored(id: string, database = main): Promise<Record<string, unknown> | undefined> {
  const { status, json } = await network.couch.ask({ path: `/${database}/${id}` })
  return status === 200 ? (json as Record<string, unknown>) : undefined
}

const newCase = `case-${'a'.repeat(26)}`
const newDocument = `document-${'a'.repeat(26)}`

const refusal = (id: string, reason: string) => ({ id, error: 'forbidden', reason })

describe('pushing', () => {
  it('tells row by row, in order, what was taken and what was not', async () => {
    const good = await operator.entry('case', { state: 'SEGNALATO' })
    const foreign = await operator.entry('case', { state: 'SEGNALATO' }, { author: 'tutor' })
    const tampered = { ...good, set: { state: 'CHIUSO' } }
    const rehashed = { ...tampered, _id: entryId(tampered) }
    const answer = await push(operator, [{ x: 1 }, foreign, good, tampered, rehashed, 'x', null])
    expect(answer.status).toBe(201)
    expect(answer.json).toEqual([
      refusal('', 'not-an-entry'),
      refusal(foreign._id, 'foreign-author'),
      { id: good._id, ok: true },
      refusal(good._id, 'hash'),
      refusal(rehashed._id, 'signature'),
      refusal('', 'not-an-entry'),
      refusal('', 'not-an-entry'),
    ])
    expect((await stored(good._id))?.set).toEqual({ state: 'SEGNALATO' })
    expect(await stored(rehashed._id)).toBeUndefined()
  })

  it('answers conflict where the very same entry is there', async () => {
    const entry = await operator.entry('case', { state: 'SEGNALATO' })
    await push(operator, [entry])
    expect((await push(operator, [entry])).json).toEqual([{ id: entry._id, error: 'conflict' }])
  })

  it('takes an entry only from a device of its author, not cut off', async () => {
    const lost = await loggedIn(network, 'operatore')
    const second = await loggedIn(network, 'operatore')
    const entry = await lost.entry('case', { state: 'SEGNALATO' })
    const stranger = await network.tablet('operatore')
    const unknown = await stranger.entry('case', { state: 'SEGNALATO' })
    const borrowed = await operator.entry('case', { state: 'SEGNALATO' }, { device: volunteer.device })
    expect((await push(operator, [unknown, borrowed])).json).toEqual([
      refusal(unknown._id, 'unknown-device'),
      refusal(borrowed._id, 'unknown-device'),
    ])
    await second.ask(`/api/devices/${lost.device}/revoke`, { method: 'POST' })
    expect((await push(second, [entry])).json).toEqual([refusal(entry._id, 'revoked-device')])
  })

  it('refuses documents of CouchDB, revisions and forged histories', async () => {
    const entry = await operator.entry('case', { state: 'SEGNALATO' })
    const revised = { ...entry, _rev: '1-abc' }
    const deleted = { ...entry, _deleted: true }
    const attached = { ...entry, _attachments: { a: { data: '', content_type: 'text/html' } } }
    expect((await push(operator, [revised, deleted, attached])).json).toEqual(
      Array.from({ length: 3 }, () => refusal(entry._id, 'unknown-member')),
    )
    const body = { docs: [entry], new_edits: false }
    expect((await operator.ask(`/db/${main}/_bulk_docs`, { method: 'POST', body })).status).toBe(400)
    expect(await stored(entry._id)).toBeUndefined()
  })

  it('refuses an entry over 256 KB and more than 500 at once, and takes 500', async () => {
    const big = await operator.entry(
      'case',
      Object.fromEntries(numbers(17).map((i) => [`k${i}`, 'x'.repeat(16_000)])),
    )
    expect((await push(operator, [big])).json).toEqual([refusal(big._id, 'size')])
    const many = await Promise.all(numbers(501).map(() => operator.entry('case', { state: 'SEGNALATO' })))
    expect((await push(operator, many)).status).toBe(400)
    const rows = (await push(operator, many.slice(1))).json as { ok?: boolean }[]
    expect(rows.filter((row) => row.ok === true)).toHaveLength(500)
  })
})

describe('relaying', () => {
  it("writes other people's entries when hash, signature and certificate are right", async () => {
    const entry = await operator.entry('case', { state: 'SEGNALATO' })
    const answer = await relay(coordinator, [entry])
    expect(answer.json).toEqual({ rows: [{ id: entry._id, ok: true }] })
    expect((await stored(entry._id))?.author).toBe('operatore')
    expect((await relay(coordinator, [entry])).json).toEqual({ rows: [{ id: entry._id, ok: true }] })
  })

  it('refuses what its author might not write, what is tampered with, and unknown devices', async () => {
    const contact = await volunteer.entry('contact', { name: 'Nome' })
    const forbidden = await volunteer.entry('case', { state: 'SEGNALATO' })
    const tampered = { ...contact, sig: 'A'.repeat(86) }
    const unknown = await (await network.tablet('volontario')).entry('contact', { name: 'Nome' })
    expect((await relay(operator, [tampered, unknown], contacts)).json).toEqual({
      rows: [refusal(contact._id, 'signature'), refusal(unknown._id, 'unknown-device')],
    })
    expect((await relay(operator, [forbidden])).json).toEqual({
      rows: [refusal(forbidden._id, 'not-a-writer')],
    })
    expect((await relay(operator, [contact], contacts)).json).toEqual({
      rows: [{ id: contact._id, ok: true }],
    })
  })

  it('is open only to who reads the database', async () => {
    const entry = await operator.entry('case', { state: 'SEGNALATO' })
    expect((await relay(volunteer, [entry])).status).toBe(403)
    const other = await loggedIn(network, 'vinci')
    expect((await relay(other, [entry])).status).toBe(403)
    expect(await stored(entry._id)).toBeUndefined()
  })

  it("takes the entries of a device that was cut off only with a coordinator's consent", async () => {
    const lost = await loggedIn(network, 'tutor')
    const entry = await lost.entry('case', { state: 'SEGNALATO' })
    const administration = await loggedIn(network, 'amministrazione')
    await administration.ask(`/api/devices/${lost.device}/revoke`, { method: 'POST' })
    expect((await relay(operator, [entry])).json).toEqual({ rows: [refusal(entry._id, 'revoked-device')] })
    expect((await relay(coordinator, [entry])).json).toEqual({ rows: [{ id: entry._id, ok: true }] })
  })

  it('brings certificates back after a restore, so that entries of their devices can follow', async () => {
    const before = await loggedIn(network, 'tutor')
    const entry = await before.entry('case', { state: 'SEGNALATO' })
    const { rows } = (await network.couch.ask({ path: '/rete/_all_docs?include_docs=true' })).json as {
      rows: { doc: Entry & { _rev: string } }[]
    }
    const found = rows.find(({ doc }) => doc.set?.publicKey === before.publicKey)?.doc as Entry & {
      _rev: string
    }
    const { _rev, ...told } = found
    // The replica comes back as it was before this device was known.
    await network.couch.ask({ method: 'POST', path: '/rete/_purge', body: { [told._id]: [_rev] } })
    await network.gateway.ledger.remove(`device:${before.device}`)
    expect((await relay(coordinator, [entry])).json).toEqual({ rows: [refusal(entry._id, 'unknown-device')] })
    const forged = { ...told, sig: entry.sig }
    expect((await relay(coordinator, [forged], 'rete')).json).toEqual({
      rows: [refusal(told._id, 'signature')],
    })
    expect((await relay(coordinator, [told], 'rete')).json).toEqual({ rows: [{ id: told._id, ok: true }] })
    expect((await relay(coordinator, [entry])).json).toEqual({ rows: [{ id: entry._id, ok: true }] })
  })

  it('writes beside a false body that holds the id', async () => {
    const entry = await operator.entry('case', { state: 'SEGNALATO' })
    const falseBody = { ...entry, set: { state: 'CHIUSO' }, _rev: `1-${'f'.repeat(32)}` }
    const docs = [{ ...falseBody, _revisions: { start: 1, ids: ['f'.repeat(32)] } }]
    const as = network.gateway.speak({ login: 'operatore', grants: operator.session?.grants ?? [], salt: '' })
    await network.couch.ask({
      method: 'POST',
      path: `/${main}/_bulk_docs`,
      body: { new_edits: false, docs },
      as,
    })
    expect((await push(operator, [entry])).json).toEqual([{ id: entry._id, error: 'conflict' }])
    expect((await relay(coordinator, [entry], main, 'beside')).json).toEqual({
      rows: [refusal(entry._id, 'foreign-author')],
    })
    expect((await relay(operator, [entry], main, 'beside')).json).toEqual({
      rows: [{ id: entry._id, ok: true }],
    })
    const body = { docs: [{ id: entry._id }] }
    const { results } = (await operator.ask(`/db/${main}/_bulk_get`, { method: 'POST', body })).json as {
      results: { docs: { ok: Entry }[] }[]
    }
    const states = results[0]?.docs.map(({ ok }) => ok.set.state).sort()
    expect(states).toEqual(['CHIUSO', 'SEGNALATO'])
  })
})

describe('an erasure', () => {
  it('of a case removes its entries, refuses them for ever and leaves the others', async () => {
    const opened = await operator.entry('case', { state: 'SEGNALATO' })
    const person = await operator.entry('person', { name: 'Parolasegreta' }, { case: opened.record })
    const other = await operator.entry('case', { state: 'SEGNALATO' })
    await push(operator, [opened, person, other])
    const erasure = await coordinator.entry('erasure', {
      target: { case: opened.record },
      basis: 'RICHIESTA',
    })
    expect((await push(operator, [erasure])).json).toEqual([refusal(erasure._id, 'foreign-author')])
    expect((await push(coordinator, [erasure])).json).toEqual([{ id: erasure._id, ok: true }])
    await network.gateway.erasures.settled()
    expect(await stored(opened._id)).toBeUndefined()
    expect(await stored(person._id)).toBeUndefined()
    expect(await stored(other._id)).toBeDefined()
    const later = await operator.entry('interview', { note: 'Altro' }, { case: opened.record })
    const refused = [person, later].map(({ _id }) => refusal(_id, 'erased'))
    expect((await push(operator, [person, later])).json).toEqual(refused)
    expect((await relay(coordinator, [person, later])).json).toEqual({ rows: refused })
    expect(await stored(erasure._id)).toBeDefined()
  })

  it('of a record and of one entry', async () => {
    const first = await volunteer.entry('contact', { name: 'Uno' })
    const second = await volunteer.entry('contact', { name: 'Due' }, { record: first.record })
    const single = await volunteer.entry('contact', { name: 'Tre' })
    const sibling = await volunteer.entry('contact', { phone: '0571' }, { record: single.record })
    await push(volunteer, [first, second, single, sibling], contacts)
    const targets: Json[] = [{ record: first.record }, { entry: single._id, over: { name: [] } }]
    const erasures = await Promise.all(
      targets.map((target) => coordinator.entry('erasure', { target, basis: 'ERRORE' })),
    )
    await push(coordinator, erasures, contacts)
    await network.gateway.erasures.settled()
    const left = await Promise.all([first, second, single, sibling].map(({ _id }) => stored(_id, contacts)))
    expect(left.map((doc) => doc !== undefined)).toEqual([false, false, false, true])
    const again = (await push(volunteer, [second, single, sibling], contacts)).json
    expect(again).toEqual([
      refusal(second._id, 'erased'),
      refusal(single._id, 'erased'),
      { id: sibling._id, error: 'conflict' },
    ])
  })

  it.each(['case', 'record'] as const)('of a %s takes the chunks of its papers along', async (what) => {
    const papers = 'tavolo-empoli-documenti'
    const opened = await operator.entry('case', { state: 'SEGNALATO' })
    const document = await operator.entry('document', { title: 'ISEE' }, { case: opened.record })
    const chunkOf = (at: number, of = document.record) =>
      operator.entry(
        'chunk',
        { case: opened.record, document: of, data: ['AAAA'] },
        { record: chunkRecord(of, at) },
      )
    const [first, last, late, other] = await Promise.all([
      chunkOf(0),
      chunkOf(39),
      chunkOf(1),
      operator.entry('chunk', { case: newCase, document: newDocument, data: ['AAAA'] }),
    ])
    await push(operator, [opened, document])
    await push(operator, [first, last, other], papers)
    const target: Json = what === 'case' ? { case: opened.record } : { record: document.record }
    await push(coordinator, [await coordinator.entry('erasure', { target, basis: 'RICHIESTA' })])
    await network.gateway.erasures.settled()
    const left = await Promise.all([first, last, other].map(({ _id }) => stored(_id, papers)))
    expect(left.map((doc) => doc !== undefined)).toEqual([false, false, true])
    expect((await push(operator, [late], papers)).json).toEqual([refusal(late._id, 'erased')])
  })

  it('gets receipts, and only by ids', async () => {
    const erased = [`${(await operator.entry('contact', {})).record}`]
    const send = (body: object) => operator.ask('/api/receipts', { method: 'POST', body })
    expect((await send({ database: main, erased })).status).toBe(204)
    expect((await send({ database: main, erased: ['Mario Rossi'] })).status).toBe(400)
    expect((await send({ database: 'altro', erased })).status).toBe(400)
  })
})

function numbers(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
