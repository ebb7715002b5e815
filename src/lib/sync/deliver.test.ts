import { expect, it } from 'vitest'
import { exchangeGround, marksOf } from '#tests/fixtures/exchange-ground.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { deliver } from './deliver.ts'
import { fetchEntries } from './fetch-entries.ts'
import { reconcileEveryMs } from './round.ts'

const scope = 'tavolo-empoli-documenti'
const chunk = (n: number) => recordId('chunk', n)
const [anna, bruna] = [createSpeaker(), createSpeaker('bruna')]

/** A tablet that has delivered a chunk and fetched one of someone else, of a replica that holds a third. */
async function settled() {
  const ground = await exchangeGround()
  const own = anna.say(chunk(1), { data: ['AAAA'] })
  const [theirs, unread] = [bruna.say(chunk(2), { data: ['BBBB'] }), bruna.say(chunk(3), { data: ['CCCC'] })]
  must(await ground.store.save(scope, [own]))
  for (const entry of [theirs, unread]) ground.remote.put(scope, entry)
  expect(await deliver(ground.exchange, scope)).toMatchObject({ ok: true, value: { sent: 1 } })
  const fetched = await fetchEntries(ground.exchange, scope, [theirs._id])
  expect(fetched).toEqual({ ok: true, value: new Set([theirs._id]) })
  ground.remote.heard.length = 0
  return { ...ground, own, theirs, unread }
}

it('[Y15] what was sent is asked after by its id and confirmed; nothing is pulled', async () => {
  const { store, own, theirs, exchange, remote } = await settled()
  expect(await marksOf(store, scope)).toEqual({ [own._id]: 'confirmed' })
  expect(
    must(await store.ids(scope))
      .map(({ id }) => id)
      .sort(),
  ).toEqual([own._id, theirs._id].sort())
  expect(await deliver(exchange, scope)).toMatchObject({ ok: true, value: { reconciled: false } })
  expect(remote.heard).toEqual([])
})

it('[Y15] a replica that lost them gets them again: own ones as they were, those of others as relays', async () => {
  const { store, own, theirs, exchange, remote } = await settled()
  remote.rebuild('second', scope, [])
  must(await store.markScope('tavolo-empoli', { epoch: 'second' }))
  expect(await deliver(exchange, scope)).toMatchObject({ ok: true, value: { sent: 1, reconciled: true } })
  expect(remote.idsOf(scope)).toEqual([own._id, theirs._id].sort())
  expect(remote.heard.map(({ call }) => call)).toEqual(['has', 'relay', 'push'])
})

it('[Y15] once a day all is asked after, whoever told nobody of a restore', async () => {
  const ground = await settled()
  const later = { ...ground.exchange, now: () => ground.exchange.now() + reconcileEveryMs }
  expect(await deliver(later, scope)).toMatchObject({ ok: true, value: { reconciled: true } })
  expect(ground.remote.heard.map(({ call }) => call)).toEqual(['has'])
})

it('[Y15] an answer that leaves everything out makes nothing confirmed, and what is pushed again does no harm', async () => {
  const { store, exchange, remote, own } = await settled()
  must(await store.mark(scope, [own._id], 'local'))
  remote.twist('has', (answer) => ({ ...answer, value: [] }))
  expect(await deliver(exchange, scope)).toMatchObject({ ok: true })
  expect(remote.bodiesOf(scope, own._id)).toHaveLength(1)
  expect(await marksOf(store, scope)).toEqual({ [own._id]: 'sent' })
})

it('[Y15] what the other side does not have is not answered as fetched', async () => {
  const { exchange } = await settled()
  const missing = anna.say(chunk(9), { data: ['DDDD'] })
  expect(await fetchEntries(exchange, scope, [missing._id])).toEqual({ ok: true, value: new Set() })
})
