import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { ContactInput } from '#lib/engine/api.ts'
import type { Device } from '#tests/simulation/device.ts'

const day = 86_400_000
const person = { tavolo: 'empoli', name: 'Maria', surname: 'Bianchi', birthYear: 1980, origin: 'TAVOLO' }
const bare = { tavolo: 'empoli', needs: [], toSocialWorker: false }
const words = { reason: 'Cerca lavoro', urgency: 'ALTA', basis: 'URGENZA' }

/** A tavolo that knows Maria Bianchi, with an operator, a tutor and a volunteer. */
let ground: EngineGround
let [anna, tina, vito] = [] as unknown as [Device, Device, Device]

beforeAll(async () => {
  ground = await engineGround(['anna', 'bruno', 'tina', 'vito'])
  anna = await ground.tablet('anna')
  good(await anna.engine().newCase(person))
  await anna.engine().syncNow()
  tina = await ground.tablet('tina')
  vito = await ground.tablet('vito')
})
afterAll(() => ground.stop())

const record = async (device: Device, input: Partial<ContactInput>) =>
  good(await device.engine().newContact({ ...bare, ...input })).record

async function isKnown(device: Device, contact: string): Promise<boolean> {
  const { rows } = await device.engine().listContacts({ from: 0, count: 500 })
  return rows.find((row) => row.record === contact)?.known === true
}

async function knownEntries(contact: string): Promise<number> {
  return (await anna.engine().history(contact, 'known')).length
}

describe('a volunteer’s contact', () => {
  it('of someone who has a case is known after the operator’s exchange, and says nothing of whom', async () => {
    const contact = await record(vito, { name: 'Maria', surname: 'Bianchi', birthYear: 1980 })
    await vito.engine().syncNow()
    expect(await isKnown(vito, contact)).toBe(false)
    await anna.engine().syncNow()
    const { local, sent, refused, confirmed } = await anna.engine().syncView()
    expect([local, sent, refused, confirmed > 0]).toEqual([0, 0, 0, true])
    await vito.engine().syncNow()
    expect(await isKnown(vito, contact)).toBe(true)
    const view = (await vito.engine().openContact(contact))!
    expect(view.contact.fields.known).toMatchObject({ shown: true, conflict: false, editable: false })
    expect(view.case).toBeUndefined()
    const [entry, ...more] = await anna.engine().history(contact, 'known')
    expect([entry?.value, entry?.author.login, more]).toEqual([true, 'anna', []])
  })

  it('is judged once, whoever exchanges afterwards, however often, and after a new start', async () => {
    const contact = await record(vito, { name: 'Maria', surname: 'Bianchi', birthYear: 1980 })
    await meet(vito, tina, anna, vito)
    await anna.restart()
    await meet(anna, tina, vito)
    expect([await isKnown(vito, contact), await knownEntries(contact)]).toEqual([true, 1])
    expect((await anna.engine().syncView()).local).toBe(0)
  })

  it('that resembles nobody, or somebody a little, gets no entry at all', async () => {
    const weak = [
      { name: 'Maria', surname: 'B.', birthYear: 1980, comune: 'empoli' },
      { name: 'Maria', surname: 'Bianchi' },
      { name: 'Mariella', surname: 'Bianchini', birthYear: 1980 },
      { name: 'Omar', surname: 'Diop', birthYear: 1991 },
    ]
    const contacts = await Promise.all(weak.map((each) => record(vito, each)))
    await meet(vito, anna, tina, vito)
    for (const contact of contacts) expect([await knownEntries(contact), contact]).toEqual([0, contact])
  })

  it('makes a later one known, and is not made known by it', async () => {
    const ugo = { name: 'Ugo', surname: 'Maltinti', birthYear: 1961 }
    const first = await record(vito, ugo)
    await meet(vito, anna)
    ground.clock.now += day
    const second = await record(vito, ugo)
    await meet(vito, anna, vito)
    expect([await isKnown(vito, first), await isKnown(vito, second)]).toEqual([false, true])
  })

  it('is compared again after it was corrected', async () => {
    const contact = await record(vito, { name: 'Maria', surname: 'Bianchi', birthYear: 1918 })
    await meet(vito, anna, vito)
    expect(await isKnown(vito, contact)).toBe(false)
    const { contact: view } = (await vito.engine().openContact(contact))!
    const seen = view.fields.birthYear!.values.map(({ entry }) => entry)
    good(await vito.engine().save(contact, [{ path: 'birthYear', value: 1980, seen }]))
    await meet(vito, anna, vito)
    expect(await isKnown(vito, contact)).toBe(true)
  })

  it('is left alone when its referral is answered, the person said no, or it is history', async () => {
    const maria = { name: 'Maria', surname: 'Bianchi', birthYear: 1980 }
    anna.network.isParted = true
    tina.network.isParted = true
    const bruno = await ground.tablet('bruno')
    const denied = await record(vito, { ...maria, consentP1: 'NEGATO' })
    vito.clock.skewMs = -90 * day
    const old = await record(vito, maria)
    vito.clock.skewMs = 0
    const answered = await record(bruno, maria)
    const { record: referral } = good(await bruno.engine().refer(answered, words))
    good(await bruno.engine().refuseReferral(referral, 'Già seguita'))
    await meet(vito, bruno)
    anna.network.isParted = false
    tina.network.isParted = false
    await meet(anna, tina, bruno)
    for (const contact of [denied, old, answered]) expect(await knownEntries(contact)).toBe(0)
  })

  it('is not known by the case that was opened for itself', async () => {
    const contact = await record(vito, { name: 'Lea', surname: 'Corsi', birthYear: 1970 })
    const { record: referral } = good(await vito.engine().refer(contact, words))
    await meet(vito, anna)
    good(await anna.engine().acceptReferral(referral))
    await meet(anna, tina, vito)
    expect(await knownEntries(contact)).toBe(0)
  })
})

describe('many at once', () => {
  it('are compared fifty in an exchange, each in the end, and no exchange waits for another', async () => {
    const before = (await anna.engine().syncView()).confirmed
    anna.network.isParted = true
    tina.network.isParted = true
    const maria = { name: 'Maria', surname: 'Bianchi', birthYear: 1980 }
    for (let n = 0; n < 60; n += 1) await record(vito, maria)
    await vito.engine().syncNow()
    anna.network.isParted = false
    const written: number[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      await anna.engine().syncNow()
      const { confirmed, local } = await anna.engine().syncView()
      expect(local).toBe(0)
      written.push(confirmed - before)
    }
    expect(written[0]).toBeLessThanOrEqual(50)
    expect(written.slice(1)).toEqual([60, 60])
    tina.network.isParted = false
  })
})
