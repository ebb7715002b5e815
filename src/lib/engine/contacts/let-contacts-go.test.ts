import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantOf, type Role } from '#lib/domain/schema/roles.ts'
import { round } from '#lib/sync/round.ts'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import { exchangeGround } from '#tests/fixtures/exchange-ground.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import type { Device } from '#tests/simulation/device.ts'
import type { Session } from '../session/session.ts'
import { letContactsGo } from './let-contacts-go.ts'

const day = 86_400_000
const words = { reason: 'Cerca lavoro', urgency: 'ALTA', basis: 'CONSENSO' }
let count = 0

/** A tavolo with one operator and one volunteer, whose tablets have met. */
let ground: EngineGround
let [anna, vito] = [] as unknown as [Device, Device]

beforeAll(async () => {
  ground = await engineGround(['anna', 'vito'])
  anna = await ground.tablet('anna')
  vito = await ground.tablet('vito')
})
afterAll(() => ground.stop())

/** A contact that nobody else resembles. */
async function record(device: Device): Promise<string> {
  count += 1
  const surname = ['Zoppi', 'Falaschi', 'Bini', 'Ughi', 'Maltinti', 'Corsi', 'Lari', 'Nesi'][count % 8]!
  const met = { tavolo: 'empoli', name: `Ines${count}`, surname, needs: ['LAVORO'], toSocialWorker: false }
  return good(await device.engine().newContact({ ...met, consentP1: 'PRESTATO' })).record
}

async function shown(device: Device): Promise<string[]> {
  const { rows } = await device.engine().listContacts({ from: 0, count: 100 })
  return rows.map((row) => row.record)
}

/** Nothing waits, every fold is true, and nothing that a list shows lacks a name. */
async function sound(device: Device): Promise<void> {
  const { local, sent, refused, quarantined } = await device.engine().syncView()
  expect([local, sent, refused, quarantined]).toEqual([0, 0, 0, 0])
  expect(await device.engine().verify()).toMatchObject({ differing: [], damaged: [] })
  const { rows } = await device.engine().listContacts({ from: 0, count: 100 })
  expect(rows.filter(({ title }) => title === '')).toEqual([])
}

describe('a contact on a volunteer’s tablet', () => {
  it('goes seven days after its confirmation, own or not, from lists and search, and stays elsewhere', async () => {
    const [own, theirs] = [await record(vito), await record(anna)]
    const { record: referral } = good(await vito.engine().refer(own, words))
    ground.clock.now += 30 * day
    await meet(vito, anna)
    ground.clock.now += 6.9 * day
    await vito.engine().syncNow()
    expect((await shown(vito)).sort()).toEqual([own, theirs].sort())
    ground.clock.now += 0.2 * day
    await meet(anna, vito)
    expect(await shown(vito)).toEqual([])
    expect((await vito.engine().listContacts({ text: 'ines', from: 0, count: 9 })).total).toBe(0)
    expect(await vito.engine().candidates({ name: 'Ines1', surname: 'Falaschi' })).toEqual([])
    expect(await vito.engine().openContact(own)).toBeUndefined()
    expect((await shown(anna)).sort()).toEqual([own, theirs].sort())
    expect((await anna.engine().openContact(own))?.referral?.record).toBe(referral)
    await sound(vito)
    await sound(anna)
  })

  it('does not come back by another exchange, a daily comparison or an unlock', async () => {
    const own = await record(vito)
    await meet(vito, anna)
    ground.clock.now += 8 * day
    await vito.engine().syncNow()
    for (const wait of [0, 2 * day, 9 * day]) {
      ground.clock.now += wait
      await vito.engine().syncNow()
      expect(await shown(vito)).not.toContain(own)
    }
    await vito.restart()
    expect(await shown(vito)).not.toContain(own)
    await sound(vito)
  })

  it('is gone at the unlock before a list is shown, without a network', async () => {
    const own = await record(vito)
    await meet(vito, anna)
    await vito.stop()
    vito.network.isParted = true
    ground.clock.now += 6 * day
    await vito.restart()
    expect(await shown(vito)).toContain(own)
    await vito.stop()
    ground.clock.now += 2 * day
    await vito.restart()
    expect(await shown(vito)).not.toContain(own)
    vito.network.isParted = false
    await sound(vito)
  })

  it('that was answered comes back whole for another seven days, though only its referral changed', async () => {
    const own = await record(vito)
    const { record: referral } = good(await vito.engine().refer(own, words))
    await meet(vito, anna)
    ground.clock.now += 8 * day
    await vito.engine().syncNow()
    expect(await shown(vito)).not.toContain(own)
    const { title } = (await anna.engine().openContact(own))!
    good(await anna.engine().acceptReferral(referral))
    await meet(anna, vito)
    const back = (await vito.engine().openContact(own))!
    expect(back.title).toBe(title)
    expect(back.referral?.fields.state?.shown).toBe('ACCETTATA')
    await sound(vito)
    ground.clock.now += 6 * day
    await vito.engine().syncNow()
    expect(await shown(vito)).toContain(own)
    ground.clock.now += 1.1 * day
    await vito.engine().syncNow()
    expect(await shown(vito)).not.toContain(own)
    await sound(vito)
  })

  it('stays while anything of it waits, and while a draft about it is open', async () => {
    const [waiting, drafted] = [await record(vito), await record(vito)]
    await meet(vito, anna)
    await vito.engine().putDraft(`contact-edit/${drafted}~a1`, { name: 'In' })
    vito.network.isParted = true
    good(await vito.engine().refer(waiting, words))
    ground.clock.now += 8 * day
    await vito.restart()
    expect((await shown(vito)).sort()).toEqual([waiting, drafted].sort())
    vito.network.isParted = false
    await vito.engine().dropDraft(`contact-edit/${drafted}~a1`)
    await vito.engine().syncNow()
    expect(await shown(vito)).toEqual([waiting])
    ground.clock.now += 7 * day
    await vito.engine().syncNow()
    expect(await shown(vito)).toEqual([])
    await sound(vito)
  })

  it('is not dropped early by a clock that is set back and set right again', async () => {
    const own = await record(vito)
    await meet(vito, anna)
    for (const skew of [-30, -29, 0]) {
      vito.clock.skewMs = skew * day
      await vito.engine().syncNow()
      expect(await shown(vito)).toContain(own)
    }
    ground.clock.now += 7 * day
    await vito.engine().syncNow()
    expect(await shown(vito)).not.toContain(own)
  })

  it('[S14] comes back to one who is more than a volunteer from now on', async () => {
    const [scope, { say }, { store, remote, exchange }] = [
      'tavolo-empoli-contatti',
      createSpeaker(),
      await exchangeGround(),
    ]
    let time = Date.UTC(2026, 1, 1)
    const runtime = { now: () => time } as Session['runtime']
    remote.put(scope, say(recordId('contact'), { name: 'Ines' }))
    await round(exchange, scope)
    const as = (role: Role) => {
      const granted = { grants: ['rete', grantOf(role, 'empoli')], databases: [scope] } as Session['granted']
      return letContactsGo({ store, granted, runtime })
    }
    const held = async () => must(await store.size()).records
    expect(await as('volontario')).toBe(false)
    time += 8 * day
    expect([await as('volontario'), await held()]).toEqual([true, 0])
    await round(exchange, scope)
    expect([await as('operatore'), await held()]).toEqual([false, 0])
    await round(exchange, scope)
    expect([await as('operatore'), await held()]).toEqual([false, 1])
  })
})
