import { beforeEach, describe, expect, it } from 'vitest'
import { textOf } from '#lib/entries/read.ts'
import { exchangeGround, type Ground } from '#tests/fixtures/exchange-ground.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { round, reconcileEveryMs } from './round.ts'

const scope = 'tavolo-empoli-contatti'
const [contact, referral] = [recordId('contact'), recordId('referral')]
const [vito, anna] = [createSpeaker('vito'), createSpeaker('anna')]
const own = vito.say(contact, { name: 'Ines' })
const sent = anna.say(referral, { contact, state: 'INVIATA' })
const answer = anna.say(referral, { state: 'ACCETTATA' }, [sent])

/** A tablet that exchanged a contact with its referral and then let both go. */
let ground: Ground

beforeEach(async () => {
  ground = await exchangeGround()
  must(await ground.store.save(scope, [own]))
  ground.remote.put(scope, sent)
  await round(ground.exchange, scope)
  must(await ground.store.letGo(scope, [[contact, referral]]))
  ground.remote.heard.length = 0
})

const held = async () => must(await ground.store.recordRefs()).map(({ record }) => record)
const calls = () => ground.remote.heard.map(({ call }) => call)

describe('what was let go', () => {
  it('[Y12] is not pulled again by a daily comparison, nor relayed, nor pushed', async () => {
    ground.clock.now += reconcileEveryMs
    expect(await round(ground.exchange, scope)).toMatchObject({
      ok: true,
      value: { fresh: 0, reconciled: true },
    })
    ground.remote.rebuild('second', scope, [])
    expect(await round(ground.exchange, scope)).toMatchObject({
      ok: true,
      value: { fresh: 0, reconciled: true },
    })
    expect(await held()).toEqual([])
    expect(calls()).not.toContain('leaves')
    expect(calls()).not.toContain('relay')
    expect(ground.remote.idsOf(scope)).toEqual([])
  })

  it('[Y12] comes back whole when a pull brings something new about it', async () => {
    ground.remote.put(scope, answer)
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { fresh: 3 } })
    expect(textOf(must(await ground.store.record(contact)).folded, 'name')).toBe('Ines')
    expect(textOf(must(await ground.store.record(referral)).folded, 'state')).toBe('ACCETTATA')
    expect(must(await ground.store.verify())).toMatchObject({ records: 2, differing: [], damaged: [] })
  })

  it('[Y12] comes back whole when a comparison finds something new about it', async () => {
    ground.remote.rebuild('second', scope, [own._id, sent._id])
    ground.remote.put(scope, answer)
    const marks = must(await ground.store.scopes())[0]!
    must(await ground.store.markScope(scope, { cursor: '3', epoch: marks.epoch! }))
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { fresh: 3 } })
    expect((await held()).sort()).toEqual([contact, referral].sort())
  })

  it('[Y12] trouble while the rest is read leaves it away, and the next round brings it', async () => {
    ground.remote.put(scope, answer)
    ground.remote.fail('leaves', { reason: 'timeout' })
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: false, trouble: { reason: 'timeout' } })
    expect(await held()).toEqual([])
    await round(ground.exchange, scope)
    expect((await held()).sort()).toEqual([contact, referral].sort())
  })

  it('[Y12] stays away when the replica no longer has all of it', async () => {
    ground.remote.rebuild('first', scope, [sent._id])
    ground.remote.put(scope, answer)
    must(await ground.store.markScope(scope, { cursor: '1' }))
    expect(await round(ground.exchange, scope)).toMatchObject({ ok: true, value: { fresh: 0 } })
    expect(await held()).toEqual([])
  })

  it('[Y12] called back, the next round brings all of it', async () => {
    must(await ground.store.callBack(scope))
    expect(await round(ground.exchange, scope)).toMatchObject({
      ok: true,
      value: { fresh: 2, reconciled: true },
    })
    expect((await held()).sort()).toEqual([contact, referral].sort())
  })
})
