import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

const day = 86_400_000

let ground: EngineGround
let [ada, carla] = [] as unknown as [Device, Device]
let coop = ''
let comune = ''

const newBody = async (name: string, type: string) =>
  good(await ada.engine().newBody({ name, type, joined: '2014-11-25', privacyRole: 'TITOLARE' })).record

beforeAll(async () => {
  ground = await engineGround(['ada', 'carla'])
  ;[ada, carla] = [await ground.tablet('ada'), await ground.tablet('carla')]
  ;[coop, comune] = [await newBody('Cooperativa', 'COOP_B'), await newBody('Comune', 'COMUNE')]
})
afterAll(() => ground.stop())

const dayAfter = (days: number) => new Date(ground.clock.now + days * day).toISOString().slice(0, 10)
const fields = () => ({
  type: 'PROTOCOLLO',
  subject: 'Tirocini nelle botteghe',
  from: dayAfter(-300),
  to: dayAfter(50),
})
const newProtocol = async () => {
  const { record } = good(await ada.engine().newProtocol(fields()))
  for (const body of [coop, comune]) good(await ada.engine().addItem(record, 'parties', { body }))
  return record
}
const standingOf = async (record: string) => (await ada.engine().openProtocol(record))?.standing

describe('a protocol', () => {
  it('is written by administration and Cabina, with a subject and its days', async () => {
    expect(await carla.engine().newProtocol(fields())).toMatchObject({ reason: 'not-allowed' })
    expect(await ada.engine().newProtocol({ ...fields(), subject: ' ' })).toMatchObject({
      path: 'subject',
    })
    expect(await ada.engine().newProtocol({ ...fields(), to: '2001-01-01' })).toMatchObject({
      reason: 'invalid',
      path: 'to',
    })
    const record = await newProtocol()
    await meet(ada, carla)
    const { protocols, mayWrite } = await carla.engine().protocols()
    expect(protocols).toContainEqual(
      expect.objectContaining({ record, parties: 2, signed: 0, standing: 'BOZZA' }),
    )
    expect(mayWrite).toBe(false)
  })

  it('holds once it is signed, asks for its renewal 60 days ahead, and is over after its last day', async () => {
    const record = await newProtocol()
    const view = (await ada.engine().openProtocol(record))?.view
    const [item] = Object.keys(view?.items.parties ?? {})
    good(
      await ada.engine().save(record, [{ path: `parties/${item}/signed`, value: dayAfter(-300), seen: [] }]),
    )
    expect(await standingOf(record)).toBe('IN_SCADENZA')
    const renewals = async () => (await ada.engine().today()).items.filter(({ kind }) => kind === 'renewal')
    expect(await renewals()).toMatchObject([{ href: `/protocolli/${record}`, due: dayAfter(50) }])
    expect(await ada.engine().renewProtocol(record, dayAfter(10))).toMatchObject({ reason: 'invalid' })
    good(await ada.engine().renewProtocol(record, dayAfter(400)))
    expect(await standingOf(record)).toBe('IN_VIGORE')
    expect(await renewals()).toEqual([])
    ground.clock.now += 401 * day
    expect(await standingOf(record)).toBe('SCADUTO')
    ground.clock.now -= 401 * day
  })

  it('says what each body committed itself to, and the sheet of a body what it gave and received', async () => {
    const record = await newProtocol()
    const add = (more: object) =>
      ada.engine().addItem(record, 'commitments', {
        body: coop,
        receiver: comune,
        what: 'Posti',
        unit: 'POSTI',
        ...more,
      })
    good(await add({ quantity: 4, by: dayAfter(-3), state: 'IN_CORSO' }))
    good(await add({ quantity: 2, given: 2, by: dayAfter(-9), state: 'MANTENUTO' }))
    good(await add({ quantity: 5, by: dayAfter(300) }))
    await meet(ada, carla)
    const sheet = await carla.engine().reciprocity(coop)
    expect(sheet.sum).toEqual({ due: 2, kept: 1, byUnit: [{ unit: 'POSTI', promised: 11, given: 2 }] })
    expect(sheet.gave.map(({ standing }) => standing).sort()).toEqual(['IN_RITARDO', 'MANTENUTO', 'PREVISTO'])
    expect((await carla.engine().reciprocity(comune)).received).toHaveLength(3)
    expect((await ada.engine().today()).items).toContainEqual(
      expect.objectContaining({ kind: 'commitment', late: true, href: `/protocolli/${record}` }),
    )
    expect((await carla.engine().today()).items.some(({ kind }) => kind === 'commitment')).toBe(false)
  })
})
