import { describe, expect, it } from 'vitest'
import { exchangeGround, marksOf, type Ground } from '#tests/fixtures/exchange-ground.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { reconcileEveryMs, round } from './round.ts'

const scope = 'tavolo-empoli'
const person = (n = 0) => recordId('person', n)

/** A tablet that has exchanged all: two own entries confirmed, two of someone else, a comparison made. */
async function settled() {
  const ground = await exchangeGround()
  const [anna, bruna] = [createSpeaker(), createSpeaker('bruna')]
  const own = [anna.say(person(1), { name: 'Ada' }), anna.say(person(2), { name: 'Ugo' })]
  const theirs = [bruna.say(person(1), { phone: '1' }), bruna.say(person(3), { name: 'Eva' })]
  must(await ground.store.save(scope, own))
  for (const entry of theirs) ground.remote.put(scope, entry)
  for (let turn = 0; turn < 2; turn += 1)
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true })
  ground.remote.heard.length = 0
  return { ...ground, anna, bruna, own, theirs, all: [...own, ...theirs].map(({ _id }) => _id).sort() }
}

const isCompared = ({ remote }: Ground) => remote.heard.some(({ call }) => call === 'ids')

async function idsHere({ store }: Ground): Promise<string[]> {
  return must(await store.ids(scope)).map(({ id }) => id)
}

it('[Y8] pushes first, then pulls, then sends receipts', async () => {
  const ground = await settled()
  must(await ground.store.save(scope, [ground.anna.say(person(4), { name: 'Ida' })]))
  ground.remote.put(scope, ground.bruna.erase({ record: person(3) }))
  expect(await round(ground.exchange, scope)).toMatchObject({
    ok: true,
    value: { sent: 1, reconciled: false },
  })
  expect(ground.remote.heard.map(({ call }) => call)).toEqual(['push', 'changes', 'receipts'])
  expect(must(await ground.store.counts())).toMatchObject({ local: 0, sent: 0 })
})

it('[Y6] a first pull is itself a comparison, and is noted as one', async () => {
  const ground = await exchangeGround()
  ground.remote.put(scope, createSpeaker('bruna').say(person(1), { name: 'Ada' }))
  await round(ground.exchange, scope)
  expect(must(await ground.store.scopes())).toMatchObject([{ scope, lastReconcile: expect.any(String) }])
  await round(ground.exchange, scope)
  expect(isCompared(ground)).toBe(false)
})

it('[Y6] a repair that lost rows of others calls for a comparison, once', async () => {
  const ground = await settled()
  must(await ground.store.markScope(scope, { owesComparison: true }))
  expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { reconciled: true } })
  expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { reconciled: false } })
})

describe('another epoch', () => {
  it('[Y6] own entries that were lost go again, those of others as relays, new ones come, nothing is deleted', async () => {
    const ground = await settled()
    const { remote, store, own, theirs, bruna } = ground
    remote.rebuild('second', scope, [own[0]!._id, theirs[0]!._id])
    const fresh = bruna.say(person(5), { name: 'Nuova' })
    remote.put(scope, fresh)
    expect(await round(ground.exchange, scope)).toMatchObject({
      ok: true,
      value: { sent: 1, fresh: 1, reconciled: true },
    })
    const everything = [...ground.all, fresh._id].sort()
    expect(await idsHere(ground)).toEqual(everything)
    expect(remote.idsOf(scope)).toEqual(everything)
    expect(remote.heard.filter(({ call }) => call === 'relay').map(({ ids }) => ids)).toEqual([
      [theirs[1]!._id],
    ])
    expect(await marksOf(store, scope)).toEqual({ [own[0]!._id]: 'confirmed', [own[1]!._id]: 'sent' })
    await round(ground.exchange, scope)
    expect(await marksOf(store, scope)).toEqual({ [own[0]!._id]: 'confirmed', [own[1]!._id]: 'confirmed' })
  })

  it('[Y6] is still compared after a round that trouble ended between pull and comparison', async () => {
    const ground = await settled()
    const { remote, own } = ground
    remote.rebuild('second', scope, [own[0]!._id])
    remote.fail('cursor', { reason: 'offline' })
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: false, trouble: { reason: 'offline' } })
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { reconciled: true } })
    expect(remote.idsOf(scope)).toEqual(ground.all)
    expect(must(await ground.store.scopes())).toMatchObject([{ epoch: 'second' }])
  })

  it('[Y7] a relay that is refused leaves the entry here, and the others go', async () => {
    const ground = await settled()
    const { remote, theirs, own } = ground
    remote.rebuild(
      'second',
      scope,
      own.map(({ _id }) => _id),
    )
    remote.forbidden.set(theirs[0]!._id, 'revoked-device')
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { reconciled: true } })
    expect(await idsHere(ground)).toEqual(ground.all)
    expect(remote.idsOf(scope)).toEqual([...own.map(({ _id }) => _id), theirs[1]!._id].sort())
    expect(must(await ground.store.refused())).toEqual([])
  })

  it('[Y6] what a restored replica answers last is not taken twice for a new epoch', async () => {
    const ground = await settled()
    ground.remote.rebuild('second', scope, ground.all)
    await round(ground.exchange, scope)
    ground.remote.heard.length = 0
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { reconciled: false } })
  })
})

describe('when a comparison is due', () => {
  it('[Y6] a cursor that is not known there (400) leads to one', async () => {
    const ground = await settled()
    const fresh = ground.bruna.say(person(6), { name: 'Nuova' })
    ground.remote.put(scope, fresh)
    ground.remote.fail('changes', { reason: 'refused', status: 400, code: 'bad_request' })
    expect(await round(ground.exchange, scope)).toMatchObject({
      ok: true,
      value: { fresh: 1, reconciled: true },
    })
    expect(must(await ground.store.scopes())).toMatchObject([{ cursor: '5' }])
  })

  it('[Y6] another refusal of the feed does not', async () => {
    const ground = await settled()
    ground.remote.fail('changes', { reason: 'refused', status: 403, code: 'forbidden' })
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: false, trouble: { status: 403 } })
    expect(isCompared(ground)).toBe(false)
  })

  it.each([
    ['a day less a second', reconcileEveryMs - 1000, false],
    ['a day', reconcileEveryMs, true],
    ['a clock set back by a year', -365 * reconcileEveryMs, true],
  ])('[Y6] %s after the last one', async (_, later, expected) => {
    const ground = await settled()
    ground.clock.now += later
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { reconciled: expected } })
    expect(isCompared(ground)).toBe(expected)
  })

  it('[Y6] something odd leads to one', async () => {
    const ground = await settled()
    ground.remote.put(scope, { garbage: true }, 'person-garbage')
    expect(await round(ground.exchange, scope)).toMatchObject({
      ok: true,
      value: { broken: 1, reconciled: true },
    })
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { reconciled: false } })
    expect(must(await ground.store.quarantined())).toHaveLength(1)
  })
})

describe('a comparison', () => {
  it('[Y3] does not take an id for a body: what was never answered is pushed, and stands beside a false one', async () => {
    const ground = await settled()
    const { remote, store, anna } = ground
    const entry = anna.say(person(7), { name: 'Vera' })
    must(await store.save(scope, [entry]))
    remote.put(scope, { ...entry, author: 'mallory' })
    remote.fail('push', { reason: 'refused', status: 500, code: '' })
    ground.clock.now += reconcileEveryMs
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { reconciled: true } })
    expect(await marksOf(store, scope)).toMatchObject({ [entry._id]: 'local' })
    await round(ground.exchange, scope)
    expect(await marksOf(store, scope)).toMatchObject({ [entry._id]: 'sent' })
    expect(remote.bodiesOf(scope, entry._id)).toContainEqual(entry)
  })

  it('[Y6] a listing that trouble cuts off mends nothing', async () => {
    const ground = await settled()
    ground.remote.rebuild('second', scope, [])
    ground.remote.fail('ids', { reason: 'misshapen' })
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: false, trouble: { reason: 'misshapen' } })
    expect(Object.values(await marksOf(ground.store, scope))).toEqual(['confirmed', 'confirmed'])
    expect(ground.remote.idsOf(scope)).toEqual([])
  })

  it('[Y6] a listing that says nothing is there loses nothing', async () => {
    const ground = await settled()
    ground.clock.now += reconcileEveryMs
    ground.remote.twist('ids', () => ({ ok: true, value: [], epoch: 'first' }))
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true })
    expect(await idsHere(ground)).toEqual(ground.all)
    await round(ground.exchange, scope)
    expect(must(await ground.store.counts())).toMatchObject({ local: 0, refused: 0 })
    expect(ground.remote.idsOf(scope)).toEqual(ground.all)
  })
})
