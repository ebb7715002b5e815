import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, seen, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Device } from '#tests/simulation/device.ts'

let ground: EngineGround
let [carla, anna, vito] = [] as unknown as [Device, Device, Device]

beforeAll(async () => {
  ground = await engineGround(['carla', 'anna', 'vito'])
  carla = await ground.tablet('carla')
  anna = await ground.tablet('anna')
  vito = await ground.tablet('vito')
})
afterAll(() => ground.stop())

/** Each acts without a network, then all meet. */
async function apart(acts: readonly [Device, () => Promise<unknown>][]): Promise<void> {
  for (const [device] of acts) device.network.isParted = true
  for (const [, act] of acts) {
    ground.clock.now += 60_000
    await act()
  }
  for (const [device] of acts) device.network.isParted = false
  await meet(...acts.map(([device]) => device))
}

async function conflictOf(device: Device, record: string, path: string) {
  const rows = await device.engine().listConflicts()
  return rows.find((row) => row.record === record && row.path === path)!
}

async function newCase(surname: string): Promise<string> {
  const { record } = good(
    await anna.engine().newCase({ tavolo: 'empoli', name: 'Lucia', surname, origin: '' }),
  )
  await meet(anna, carla)
  return record
}

async function newContact(name: string): Promise<string> {
  const { record } = good(
    await vito.engine().newContact({ tavolo: 'empoli', name, needs: [], toSocialWorker: false }),
  )
  await meet(vito, anna, carla)
  return record
}

const save = (device: Device, record: string, path: string, value: Json) => async () =>
  good(await device.engine().save(record, [{ path, value, seen: [] }]))

describe('a choice', () => {
  it('between two states is everyone’s, another state is a move', async () => {
    const record = await newCase('Stati')
    const view = (await anna.engine().openCase(record))!
    const [first, second] = view.moves.filter(({ needs, allowed }) => allowed && needs !== 'case-manager')
    const extra = { reason: 'Serve', closure: 'RINUNCIA' }
    await apart([
      [anna, async () => good(await anna.engine().moveCase(record, first!.to, extra))],
      [carla, async () => good(await carla.engine().moveCase(record, second!.to, extra))],
    ])
    const row = await conflictOf(anna, record, 'state')
    expect(row.choices).toEqual({ keep: row.values.map(({ entry }) => entry), write: false })
    expect(row.values).toHaveLength(2)
    const typed = await anna.engine().resolve(record, 'state', 'ARCHIVIATO')
    expect(typed).toEqual({ ok: false, reason: 'not-allowed', path: 'state' })
    good(await anna.engine().resolve(record, 'state', second!.to))
    expect((await anna.engine().openCase(record))!.case.fields.state?.shown).toBe(second!.to)
  })

  it('between two first words of a write-once field takes no third', async () => {
    const record = await newCase('Origini')
    await apart([
      [anna, save(anna, record, 'origin', 'TAVOLO')],
      [carla, save(carla, record, 'origin', 'CPI')],
    ])
    const row = await conflictOf(carla, record, 'origin')
    expect([row.choices.keep.length, row.choices.write, row.tavolo]).toEqual([2, false, 'empoli'])
    expect(await carla.engine().resolve(record, 'origin', 'ALTRO')).toMatchObject({ reason: 'not-allowed' })
    good(await carla.engine().resolve(record, 'origin', 'CPI'))
  })

  it('[E9] that protects less is the coordinator’s, with a reason that stays in the field’s own', async () => {
    const record = await newContact('Consenso')
    await apart([
      [vito, save(vito, record, 'consentP1', 'PRESTATO')],
      [anna, save(anna, record, 'consentP1', 'NEGATO')],
      [carla, () => Promise.resolve()],
    ])
    expect((await conflictOf(anna, record, 'consentP1')).choices).toEqual({ keep: [], write: false })
    expect(await anna.engine().resolve(record, 'consentP1', 'PRESTATO', 'Sì')).toMatchObject({ ok: false })
    await meet(vito, anna, carla)
    const { choices } = await conflictOf(carla, record, 'consentP1')
    expect(choices).toMatchObject({ write: true, needsWhy: true })
    expect(choices.keep).toHaveLength(2)
    expect(await carla.engine().resolve(record, 'consentP1', 'PRESTATO', ' ')).toEqual({
      ok: false,
      reason: 'required',
      path: 'consentWhy',
    })
    good(await carla.engine().resolve(record, 'consentP1', 'PRESTATO', 'Richiamata: ha detto sì'))
    await meet(carla, anna)
    const { fields } = (await anna.engine().openContact(record))!.contact
    expect(fields.consentP1).toMatchObject({ shown: 'PRESTATO', conflict: false })
    expect(fields.consentWhy?.shown).toBe('Richiamata: ha detto sì')
  })
})

describe('a row of the list', () => {
  it('says what its field is of, and how the records that it names are called', async () => {
    const record = await newCase('Nucleo')
    const person = (await anna.engine().openCase(record))!.person!.record
    const fields = { relation: 'FIGLIO', ageBand: '3-5' }
    const { item } = good(await anna.engine().addItem(person, 'household', fields))
    await meet(anna, carla)
    const path = `household/${item}/ageBand`
    const over = seen((await anna.engine().openCase(record))!.person, path)
    const correct = (device: Device, value: string) => async () =>
      good(await device.engine().save(person, [{ path, value, seen: over }]))
    await apart([
      [anna, correct(anna, '6-10')],
      [carla, correct(carla, '11-13')],
    ])
    expect((await conflictOf(anna, person, path)).around).toEqual({ relation: 'FIGLIO' })
  })

  it('names the contacts between which it is to choose', async () => {
    const [record, one, two] = [await newContact('Maria'), await newContact('Uno'), await newContact('Due')]
    await apart([
      [vito, save(vito, record, 'sameAs', one)],
      [anna, save(anna, record, 'sameAs', two)],
    ])
    expect((await conflictOf(vito, record, 'sameAs')).names).toEqual({ [one]: 'Uno', [two]: 'Due' })
  })
})
