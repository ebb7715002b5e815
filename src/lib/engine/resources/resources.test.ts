import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

const day = 86_400_000

let ground: EngineGround
let [ada, carla, anna, elena] = [] as unknown as [Device, Device, Device, Device]
let coop = ''

beforeAll(async () => {
  ground = await engineGround(['ada', 'carla', 'anna', 'elena'], ['empoli', 'certaldo'])
  ;[ada, carla, anna, elena] = [
    await ground.tablet('ada'),
    await ground.tablet('carla'),
    await ground.tablet('anna'),
    await ground.tablet('elena'),
  ]
  coop = good(
    await ada
      .engine()
      .newBody({ name: 'Cooperativa', type: 'COOP_B', joined: '2014-11-25', privacyRole: 'TITOLARE' }),
  ).record
  await meet(ada, carla, anna, elena)
})
afterAll(() => ground.stop())

const dayAfter = (days: number) => new Date(ground.clock.now + days * day).toISOString().slice(0, 10)
const fields = (more: object = {}) => ({
  body: coop,
  type: 'POSTO_TIROCINIO',
  title: 'Serra',
  places: 3,
  ...more,
})
const all = () => meet(ada, carla, anna, elena)
const quotas = [
  { tavolo: 'empoli', places: 2 },
  { tavolo: 'certaldo', places: 1 },
]
const newResource = async (more: object = {}) => {
  const { record } = good(await ada.engine().newResource('rete', fields(more), quotas))
  await all()
  return record
}
const freeAt = async (device: Device, record: string) =>
  (await device.engine().openResource(record))?.mine[0]?.free
const newCase = async (device: Device, tavolo = 'empoli') =>
  good(await device.engine().newCase({ tavolo, name: 'Lucia', surname: 'Cercalavoro', origin: 'TAVOLO' }))
    .record
const place = (device: Device, target: string, resource: string) =>
  device.engine().newPlacement(target, { resource, purpose: 'Un primo lavoro all’aperto' })

describe('a resource', () => {
  it('of the network is written by administration and Cabina; one of a tavolo by its people', async () => {
    expect(await carla.engine().newResource('rete', fields(), [])).toMatchObject({ reason: 'not-allowed' })
    expect(await ada.engine().newResource('rete', fields({ title: '' }), [])).toMatchObject({ path: 'title' })
    const many = [...quotas, { tavolo: 'empoli', places: 1 }]
    expect(await ada.engine().newResource('rete', fields(), many)).toMatchObject({ reason: 'no-places' })
    const { record } = good(
      await anna.engine().newResource('tavolo-empoli', fields({ title: 'Bottega' }), []),
    )
    await all()
    expect((await carla.engine().resources()).resources.map(({ title }) => title)).toContain('Bottega')
    expect(await freeAt(carla, record)).toBe(3)
    expect(await elena.engine().openResource(record)).toBeUndefined()
  })

  it('says what each tavolo may promise, and what nobody has', async () => {
    const record = await newResource({ places: 5 })
    const view = await carla.engine().openResource(record)
    expect(view).toMatchObject({ unallotted: 2, mayAllot: false, mayGive: ['empoli'] })
    expect(view?.quotas.map(({ tavolo, quota }) => [tavolo, quota])).toEqual([
      ['certaldo', 1],
      ['empoli', 2],
    ])
    expect(await ada.engine().allot(record, { tavolo: 'certaldo', places: 3 })).toMatchObject({
      reason: 'no-places',
    })
    good(await ada.engine().allot(record, { tavolo: 'certaldo', places: 2 }))
    await all()
    expect(await freeAt(elena, record)).toBe(3)
  })

  it('two tavoli never promise the same place, offline or not', async () => {
    const record = await newResource()
    const [one, other] = [await newCase(carla), await newCase(elena, 'certaldo')]
    carla.network.isParted = elena.network.isParted = true
    good(await place(carla, one, record))
    good(await place(carla, one, record))
    expect(await place(carla, one, record)).toMatchObject({ reason: 'no-places' })
    good(await place(elena, other, record))
    expect(await place(elena, other, record)).toMatchObject({ reason: 'no-places' })
    carla.network.isParted = elena.network.isParted = false
    await all()
    expect((await carla.engine().openResource(record))?.mine).toMatchObject([
      { quota: 2, held: 2, over: false },
    ])
  })

  it('places move by agreement: gone at once, there with the yes, back with the no', async () => {
    const record = await newResource()
    const give = async (places: number) =>
      good(await carla.engine().giveQuota(record, { from: 'empoli', to: 'certaldo', places })).record
    expect(
      await carla.engine().giveQuota(record, { from: 'empoli', to: 'certaldo', places: 3 }),
    ).toMatchObject({ reason: 'no-places' })
    expect(
      await elena.engine().giveQuota(record, { from: 'empoli', to: 'certaldo', places: 1 }),
    ).toMatchObject({ reason: 'no-places' })
    const first = await give(1)
    expect(await freeAt(carla, record)).toBe(1)
    await all()
    expect(await freeAt(elena, record)).toBe(1)
    expect(await carla.engine().answerQuota(record, first, 'ACCETTATO')).toMatchObject({
      reason: 'not-allowed',
    })
    expect((await elena.engine().today()).items).toContainEqual(
      expect.objectContaining({ kind: 'quota', href: `/risorse/${record}` }),
    )
    good(await elena.engine().answerQuota(record, first, 'ACCETTATO'))
    expect(await freeAt(elena, record)).toBe(2)
    const second = await give(1)
    await all()
    good(await elena.engine().answerQuota(record, second, 'RIFIUTATO'))
    expect(await elena.engine().answerQuota(record, second, 'ACCETTATO')).toMatchObject({
      reason: 'no-such-move',
    })
    await all()
    expect(await freeAt(carla, record)).toBe(1)
  })

  it('allotted twice apart shows that there are not so many, until one is taken off', async () => {
    const record = await newResource()
    const other = await ground.tablet('ada')
    good(
      await ada.engine().save(record, [
        {
          path: 'places',
          value: 4,
          seen:
            (await ada.engine().openResource(record))?.view.fields.places?.values.map(({ entry }) => entry) ??
            [],
        },
      ]),
    )
    await meet(ada, other)
    ada.network.isParted = other.network.isParted = true
    for (const device of [ada, other])
      good(await device.engine().allot(record, { tavolo: 'empoli', places: 1 }))
    ada.network.isParted = other.network.isParted = false
    await meet(ada, other)
    const view = await ada.engine().openResource(record)
    expect(view).toMatchObject({ tooMany: 1, unallotted: 0 })
    const last = view?.allotments.at(-1)?.item ?? ''
    good(await ada.engine().removeItem(record, 'quotas', last))
    expect(await ada.engine().openResource(record)).toMatchObject({ tooMany: 0 })
    await all()
  })

  it('ends with the body that offers it', async () => {
    const body = good(
      await ada
        .engine()
        .newBody({ name: 'Forno', type: 'IMPRESA', joined: '2014-11-25', privacyRole: 'NESSUNO' }),
    ).record
    const record = await newResource({ body, title: 'Banco del pane' })
    good(await ada.engine().withdrawBody(body, dayAfter(10)))
    await all()
    expect((await carla.engine().openResource(record))?.to).toBe(dayAfter(9))
  })

  it('two tablets of one tavolo that promise the last place show it to whoever coordinates', async () => {
    const record = await newResource()
    const [one, other] = [await newCase(carla), await newCase(anna)]
    await all()
    good(await place(carla, one, record))
    await all()
    carla.network.isParted = anna.network.isParted = true
    good(await place(carla, one, record))
    good(await place(anna, other, record))
    carla.network.isParted = anna.network.isParted = false
    await all()
    expect((await carla.engine().openResource(record))?.mine).toMatchObject([
      { quota: 2, held: 3, over: true },
    ])
    expect((await carla.engine().today()).items).toContainEqual(
      expect.objectContaining({ kind: 'overbooked', late: true, href: `/risorse/${record}` }),
    )
  })
})

describe('a person sent on to a body', () => {
  it('finds what fits with the reasons, and nothing is hidden', async () => {
    const record = await newResource({ title: 'Vivaio', comune: 'empoli', minAge: 40 })
    const input = {
      tavolo: 'empoli',
      name: 'Ugo',
      surname: 'Giovane',
      origin: 'TAVOLO',
      birthDate: dayAfter(-9000),
    }
    const target = good(await carla.engine().newCase(input)).record
    const [person] = [(await carla.engine().openCase(target))?.person]
    good(await carla.engine().save(person?.record ?? '', [{ path: 'comune', value: 'empoli', seen: [] }]))
    const found = (await carla.engine().matches(target)).find(({ resource }) => resource.record === record)
    expect(found?.match).toMatchObject({ fits: [{ why: 'SAME_PLACE' }], against: ['TOO_YOUNG'] })
    expect((await carla.engine().matches(target)).at(-1)?.match.against).not.toEqual([])
  })

  it('is asked for with the code alone; the rest goes after the yes of the body and of the person', async () => {
    const record = await newResource()
    const target = await newCase(carla)
    const placement = good(await place(carla, target, record)).record
    const move = (to: 'ACCETTATO' | 'RIFIUTATO' | 'INIZIATO' | 'CONCLUSO', more: object = {}) =>
      carla.engine().movePlacement(placement, to, more)
    expect((await carla.engine().openPlacement(placement))?.passed).toEqual([])
    expect(await move('INIZIATO')).toMatchObject({ reason: 'no-such-move' })
    expect(await move('ACCETTATO', { passed: ['NOME'] })).toMatchObject({ reason: 'no-consent' })
    const yes = { purpose: 'P2', state: 'PRESTATO', way: 'CARTA', givenOn: dayAfter(0) }
    good(await carla.engine().addPart(target, 'consent', { fields: yes }))
    good(await move('ACCETTATO', { passed: ['NOME', 'ORARI'] }))
    expect((await carla.engine().openPlacement(placement))?.passed).toEqual([
      { part: 'NOME', words: 'Lucia Cercalavoro' },
      { part: 'ORARI', words: '' },
    ])
    good(await move('INIZIATO'))
    expect(await move('CONCLUSO')).toMatchObject({ path: 'outcome' })
    expect(await freeAt(carla, record)).toBe(1)
    good(await move('CONCLUSO', { outcome: 'BUON_ESITO' }))
    expect(await freeAt(carla, record)).toBe(2)
    expect(await carla.engine().placements(target)).toMatchObject([
      { state: 'CONCLUSO', bodyName: 'Cooperativa' },
    ])
  })

  it('is refused with a reason, which gives the place back', async () => {
    const record = await newResource()
    const target = await newCase(carla)
    const placement = good(await place(carla, target, record)).record
    expect(await freeAt(carla, record)).toBe(1)
    expect(await carla.engine().movePlacement(placement, 'RIFIUTATO', {})).toMatchObject({ path: 'why' })
    good(await carla.engine().movePlacement(placement, 'RIFIUTATO', { why: 'Orari che non tornano' }))
    expect(await freeAt(carla, record)).toBe(2)
  })
})
