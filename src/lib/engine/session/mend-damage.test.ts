import { expect, it } from 'vitest'
import { recordOfEntry } from '#lib/entries/ids.ts'
import { round } from '#lib/sync/round.ts'
import { exchangeGround } from '#tests/fixtures/exchange-ground.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must } from '#tests/fixtures/store/open-test-store.ts'
import { breakRow } from '#tests/fixtures/store/read-disk.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { mendDamage } from './mend-damage.ts'

const scope = 'tavolo-empoli'
const person = recordId('person')

it('[S11] [Y6] a row that a reader finds broken is mended, and the next exchange brings back what others wrote', async () => {
  const first = await exchangeGround()
  const own = createSpeaker().say(person, { name: 'Lucia' })
  const theirs = createSpeaker('bruna').say(person, { phone: '1' })
  must(await first.store.save(scope, [own]))
  first.remote.put(scope, theirs)
  for (let turn = 0; turn < 2; turn += 1) await round(first.exchange, scope)
  first.store.close()
  await breakRow(first.disk, 'records', `${scope}/${person}`)

  const { store, exchange } = await exchangeGround({ disk: first.disk, remote: first.remote })
  let mended = 0
  const repaired = new Promise<void>((resolve) => {
    mendDamage(store, () => {
      mended += 1
      resolve()
    })
  })
  expect(await store.record(person)).toEqual({ ok: false, reason: 'damaged' })
  await repaired
  expect(must(await store.whole(person)).entries).toEqual([own])
  expect(await round(exchange, scope)).toMatchObject({ ok: true, value: { reconciled: true, fresh: 1 } })
  const ids = must(await store.ids(scope)).filter(({ id }) => recordOfEntry(id) === person)
  expect(ids.map(({ id }) => id).sort()).toEqual([own._id, theirs._id].sort())
  expect(must(await store.verify())).toMatchObject({ damaged: [], differing: [] })
  expect(mended).toBe(1)
})
