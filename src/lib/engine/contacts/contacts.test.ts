import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'
import { dayOf } from '../session/fresh.ts'
import { addDays } from '#lib/domain/calendar.ts'

let ground: EngineGround
let [anna, bruno, tina, vito] = [] as unknown as [Device, Device, Device, Device]

beforeAll(async () => {
  ground = await engineGround(['anna', 'bruno', 'tina', 'vito'])
  for (const [login, keep] of [
    ['anna', (device: Device) => (anna = device)],
    ['bruno', (device: Device) => (bruno = device)],
    ['tina', (device: Device) => (tina = device)],
    ['vito', (device: Device) => (vito = device)],
  ] as const) {
    keep(await ground.tablet(login))
  }
})
afterAll(() => ground.stop())

const met = {
  tavolo: 'empoli',
  name: 'Ines',
  surname: 'Falaschi',
  phone: '399 765 4321',
  needs: ['LAVORO', 'CASA'],
  consentP1: 'PRESTATO',
  toSocialWorker: false,
}
const words = { reason: 'Cerca lavoro', urgency: 'ALTA', basis: 'CONSENSO' }

describe('a contact', () => {
  it('is on the volunteer’s list and found by name at once, with what the engine adds', async () => {
    const engine = vito.engine()
    const { record } = good(await engine.newContact(met))
    const { rows, total } = await engine.listContacts({ text: 'falascchi', from: 0, count: 10 })
    expect([total, rows[0]?.record]).toEqual([1, record])
    expect(rows[0]).toMatchObject({
      title: 'Ines Falaschi',
      needs: ['LAVORO', 'CASA'],
      mark: 'local',
      tavolo: 'empoli',
    })
    const { contact, mayAnswer } = (await engine.openContact(record))!
    const { operator, channel, type, state } = contact.fields
    expect([operator, channel, type, state].map((field) => field?.shown)).toEqual([
      'vito',
      'TAVOLO',
      'PRIMO',
      'REGISTRATO',
    ])
    expect(mayAnswer).toBe(false)
    expect((await engine.today()).contactsThisYear).toBe(1)
  })

  it('that resembles one is shown before it is saved', async () => {
    const engine = vito.engine()
    const candidates = await engine.candidates({ name: 'Ines', surname: 'Falaschi', phone: '3997654321' })
    expect(candidates[0]).toMatchObject({ kind: 'contact', title: 'Ines Falaschi' })
    const again = good(await engine.newContact({ ...met, sameAs: candidates[0]!.record }))
    expect((await engine.openContact(again.record))?.contact.fields.type?.shown).toBe('RITORNO')
  })

  it('needs a name or a surname, and nothing else', async () => {
    const bare = { tavolo: 'empoli', needs: [], toSocialWorker: false }
    expect(await vito.engine().newContact({ ...bare, name: ' ' })).toMatchObject({
      reason: 'required',
      path: 'name',
    })
    good(await vito.engine().newContact({ ...bare, surname: 'Neri' }))
  })
})

describe('a referral', () => {
  it('needs the person’s yes and a reason, and is made once', async () => {
    const engine = vito.engine()
    const { record } = good(await engine.newContact({ ...met, consentP1: 'NEGATO' }))
    expect(await engine.refer(record, words)).toEqual({ ok: false, reason: 'no-consent', path: 'consentP1' })
    expect(await engine.refer(record, { ...words, basis: 'URGENZA', reason: '' })).toMatchObject({
      reason: 'required',
    })
    const first = good(await engine.refer(record, { ...words, basis: 'URGENZA' }))
    expect(await engine.refer(record, { ...words, basis: 'URGENZA' })).toEqual(first)
    expect(await engine.refer('contact-nowhere', words)).toEqual({ ok: false, reason: 'not-found' })
    expect((await engine.openContact(record))?.contact.fields.state?.shown).toBe('SEGNALATO')
  })

  it('accepted on two tablets without a network opens one person and one case', async () => {
    const { record } = good(await vito.engine().newContact(met))
    const { record: referral } = good(await vito.engine().refer(record, words))
    await meet(vito, anna, bruno)
    for (const device of [anna, bruno]) {
      const waiting = (await device.engine().today()).items.filter(({ kind }) => kind === 'referral')
      expect(waiting.map(({ href }) => href)).toContain(`/contatti/${record}`)
      device.network.isParted = true
    }
    const one = good(await anna.engine().acceptReferral(referral))
    const other = good(await bruno.engine().acceptReferral(referral))
    expect(other.case).toBe(one.case)
    for (const device of [anna, bruno]) device.network.isParted = false
    await meet(anna, bruno, vito)
    for (const device of [anna, bruno]) {
      const { rows } = await device.engine().listCases({ text: 'Falaschi', from: 0, count: 10 })
      expect(rows.map((row) => [row.record, row.conflicts])).toEqual([[one.case, 0]])
      const view = (await device.engine().openCase(one.case))!
      expect(view.person?.fields.phone?.shown).toBe('399 765 4321')
      expect(view.referral?.fields.state).toMatchObject({ shown: 'ACCETTATA', conflict: false })
      expect(view.contact?.record).toBe(record)
    }
    const sent = (await vito.engine().openContact(record))!
    expect(sent.referral?.fields.state?.shown).toBe('ACCETTATA')
    expect(sent.case).toBeUndefined()
    expect(await vito.engine().openCase(one.case)).toBeUndefined()
  })

  it('that someone may not accept, or that was turned down, leaves no case behind', async () => {
    const { record } = good(await vito.engine().newContact(met))
    const { record: referral } = good(await vito.engine().refer(record, words))
    await meet(vito, tina, anna)
    const casesOf = async (device: Device) => (await device.engine().listCases({ from: 0, count: 1 })).total
    const before = [await casesOf(tina), await casesOf(anna)]
    expect(await tina.engine().acceptReferral(referral)).toEqual({ ok: false, reason: 'not-your-move' })
    expect(await anna.engine().refuseReferral(referral, '')).toMatchObject({
      reason: 'required',
      path: 'answerWhy',
    })
    good(await anna.engine().refuseReferral(referral, 'Già seguita altrove'))
    expect(await anna.engine().acceptReferral(referral)).toEqual({ ok: false, reason: 'no-such-move' })
    expect([await casesOf(tina), await casesOf(anna)]).toEqual(before)
    const answered = (await anna.engine().openContact(record))!.referral!.fields
    expect([answered.answer?.shown, answered.answerWhy?.shown]).toEqual(['NON_PRESA', 'Già seguita altrove'])
  })
})

describe('a contact that two refer apart', () => {
  it('on different days is due from the first of them, and the list stands', async () => {
    const { record } = good(await vito.engine().newContact({ ...met, surname: 'Duevolte' }))
    await meet(vito, anna)
    good(await vito.engine().refer(record, words))
    ground.clock.now += 2 * 86_400_000
    good(await anna.engine().refer(record, words))
    await meet(vito, anna)
    const { rows } = await anna.engine().listContacts({ text: 'duevolte', from: 0, count: 9 })
    // The network's day: late in the evening it is a day ahead of UTC's.
    const first = addDays(dayOf(ground.clock.now), 13)
    expect(rows.map(({ referral }) => referral?.due)).toEqual([first])
  })
})

describe('a referral of which the tavolo asks for more', () => {
  it('goes back to the sender, who adds it, and is then accepted', async () => {
    const { record } = good(await vito.engine().newContact({ ...met, surname: 'Integrini' }))
    const referral = good(await vito.engine().refer(record, words)).record
    await meet(vito, anna)
    const waitsFor = async (device: Device) =>
      (await device.engine().today()).items
        .filter(({ title }) => title.includes('Integrini'))
        .map(({ kind }) => kind)
    expect([await waitsFor(vito), await waitsFor(anna)]).toEqual([[], ['referral']])
    expect(await anna.engine().askForMore(referral, ' ')).toMatchObject({ reason: 'required' })
    good(await anna.engine().askForMore(referral, 'Da quanto non lavora?'))
    expect(await anna.engine().acceptReferral(referral)).toMatchObject({ reason: 'no-such-move' })
    await meet(anna, vito)
    expect([await waitsFor(vito), await waitsFor(anna)]).toEqual([['more'], []])
    good(await vito.engine().addToReferral(referral, 'Da due anni'))
    await meet(vito, anna)
    expect((await anna.engine().openContact(record))?.referral?.fields.more?.shown).toBe('Da due anni')
    good(await anna.engine().acceptReferral(referral))
  })
})
