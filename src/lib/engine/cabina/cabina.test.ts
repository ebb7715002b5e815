import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { areas } from '#lib/domain/autonomy/areas.ts'
import { causes } from '#lib/domain/autonomy/causes.ts'
import type { TargetCode } from '#lib/domain/counting/programme.ts'
import { freshDays } from '#lib/domain/counting/years.ts'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'
import { dayOf } from '../session/fresh.ts'

const day = 86_400_000
const yearOf = (now: number) => dayOf(now).slice(0, 4)

let ground: EngineGround
let [cabina, carla, anna, elena] = [] as unknown as [Device, Device, Device, Device]
let year: string

beforeAll(async () => {
  ground = await engineGround(['cleo', 'carla', 'anna', 'elena'], ['empoli', 'certaldo'])
  // The tests go on by days, all within one year.
  if (yearOf(ground.clock.now + 15 * day) !== yearOf(ground.clock.now)) ground.clock.now += 15 * day
  year = yearOf(ground.clock.now)
  ;[cabina, carla, anna, elena] = [
    await ground.tablet('cleo'),
    await ground.tablet('carla'),
    await ground.tablet('anna'),
    await ground.tablet('elena'),
  ]
})
afterAll(() => ground.stop())

const today = () => dayOf(ground.clock.now)
const dashboard = async (device: Device) => {
  const found = await device.engine().cabina(year)
  if (!found) throw new Error('locked')
  return found
}
const contactsOf = async (device: Device) => (await dashboard(device)).total.contacts
const behind = (code: TargetCode) => carla.engine().behindFigure({ tavolo: 'empoli', year, code })

async function newCase(surname: string): Promise<string> {
  const input = { tavolo: 'empoli', name: 'Lucia', surname, origin: 'TAVOLO' }
  return good(await carla.engine().newCase(input)).record
}

async function meetFirst(ofCase: string): Promise<void> {
  const interview = { date: today(), type: 'PRIMO', note: 'Ci siamo visti.' }
  good(await carla.engine().newInterview(ofCase, interview))
}

async function fill(record: string, values: Record<string, unknown>): Promise<void> {
  const changes = Object.entries(values).map(([path, value]) => ({ path, value: value as never, seen: [] }))
  good(await carla.engine().save(record, changes))
}

async function diagnose(ofCase: string): Promise<void> {
  const { record } = good(await carla.engine().newAssessment(ofCase, 'T0'))
  await fill(record, {
    ...Object.fromEntries(areas.map((area) => [`${area}/score`, 2])),
    ...Object.fromEntries(causes.map((cause) => [cause, 'CONCORRENTE'])),
    outcome: 'E2',
  })
  good(await carla.engine().signAssessment(record))
  await meet(carla, anna)
  good(await anna.engine().signAssessment(record))
  await meet(anna, carla)
}

async function start(ofCase: string): Promise<string> {
  const engine = carla.engine()
  const action = { category: 'TIR_COMUNI', title: 'Magazzino', endsOn: `${year}-12-31` }
  const { record } = good(await engine.newAction(ofCase, action))
  for (const to of ['APPROVATA', 'FINANZIATA'] as const) good(await engine.moveAction(record, to, {}))
  for (const type of ['PRIMA_PRESENZA', 'UNILAV', 'IMPEGNO'])
    good(await engine.addItem(record, 'evidence', { type, on: today() }))
  good(await engine.moveAction(record, 'AVVIATA', { on: today() }))
  return record
}

describe('the year', () => {
  it('is counted where the cases are, and reaches the Cabina as numbers alone, once', async () => {
    const [met, helped] = [await newCase('Bandini'), await newCase('Corsi')]
    await meetFirst(helped)
    await diagnose(helped)
    await start(helped)
    await meet(carla, elena, cabina)
    const { tavoli, total, mine, notYet, byTavolo } = await dashboard(cabina)
    expect(total).toEqual({ contacts: 1, diagnoses: 1, actions: 1, interventions: 1, people: 1 })
    expect(mine).toEqual([])
    expect(tavoli.map(({ tavolo, isFresh, differs }) => [tavolo, isFresh, differs])).toEqual([
      ['certaldo', true, false],
      ['empoli', true, false],
    ])
    expect(notYet).toEqual({ 'CONTATTI/SENZA_COLLOQUIO': null })
    // One person alone is shown apart to nobody but who coordinates them.
    expect(byTavolo.map(({ parts, contacts }) => [parts, contacts])).toEqual([[['certaldo', 'empoli'], 1]])
    const own = (await dashboard(carla)).byTavolo.map(({ parts, contacts }) => [parts, contacts])
    expect(own).toEqual([
      [['empoli'], 1],
      [['certaldo'], 0],
    ])
    expect(JSON.stringify(await dashboard(cabina))).not.toMatch(/Bandini|Corsi/)
    expect(await cabina.engine().openCase(met)).toBeUndefined()

    const before = (await dashboard(carla)).tavoli.map(({ computed }) => computed)
    ground.clock.now += day
    await meet(carla, elena, cabina)
    expect((await dashboard(carla)).tavoli.map(({ computed }) => computed)).toEqual(before)
  })

  it('opens to what stands behind a figure, for who coordinates that tavolo and nobody else', async () => {
    const contacts = await behind('CONTATTI')
    expect(contacts.map(({ title, state, why }) => [title, state, why])).toEqual([
      ['Lucia Corsi', 'counted', undefined],
      ['Lucia Bandini', 'notYet', 'SENZA_COLLOQUIO'],
    ])
    const of = { tavolo: 'empoli', year, code: 'CONTATTI' as const }
    for (const device of [cabina, anna, elena]) expect(await device.engine().behindFigure(of)).toEqual([])
  })

  it('says when a tavolo has been silent, and when its figures are not what this device counts', async () => {
    ground.clock.now += (freshDays + 1) * day
    expect((await dashboard(cabina)).tavoli.map(({ isFresh }) => isFresh)).toEqual([false, false])
    await meet(elena, cabina)
    expect((await dashboard(cabina)).tavoli.map(({ isFresh }) => isFresh)).toEqual([true, false])
    const late = await newCase('Dini')
    await meetFirst(late)
    expect((await dashboard(carla)).tavoli.map(({ differs }) => differs)).toEqual([false, true])
    await meet(carla, cabina)
    expect((await dashboard(carla)).tavoli.map(({ differs }) => differs)).toEqual([false, false])
    expect(await contactsOf(cabina)).toBe(2)
  })
})

it('[K4] a case that goes to another tavolo is counted once: at the tavolo where it happened', async () => {
  const target = await newCase('Errante')
  await meetFirst(target)
  await meet(carla, elena, cabina)
  const before = await contactsOf(cabina)
  ground.clock.now += day
  const said = { to: 'certaldo', reason: 'RESIDENZA', handover: 'Si trasferisce.' }
  const transfer = good(await carla.engine().proposeTransfer(target, said)).record
  await meet(carla, elena)
  good(await elena.engine().acceptTransfer(transfer))
  for (let turn = 0; turn < 2; turn += 1) {
    await meet(carla, elena, cabina)
    await ground.settled()
  }
  expect((await elena.engine().openCase(target))?.tavolo.slug).toBe('certaldo')
  expect(await contactsOf(cabina)).toBe(before)
  const own = async (device: Device, tavolo: string) =>
    (await dashboard(device)).byTavolo.find(({ parts }) => parts.includes(tavolo))?.contacts
  expect([await own(elena, 'certaldo'), await own(carla, 'empoli')]).toEqual([0, before])
  const behindIt = await elena.engine().behindFigure({ tavolo: 'certaldo', year, code: 'CONTATTI' })
  expect(behindIt.map(({ title, why }) => [title, why])).toEqual([['Lucia Errante', 'ALTRO_TAVOLO']])
})

describe('a programme', () => {
  const input = () => ({
    year,
    targets: { CONTATTI: 2, TIR_COMUNI: 3 },
    resolution: 'Delibera 4 della Cabina',
    resolvedOn: today(),
  })

  it('begins with the targets of the seeds, until the Cabina settles others by a resolution', async () => {
    const first = (await dashboard(carla)).programme
    expect([first.settled, first.targets.CONTATTI, first.targets.TIR_ASL]).toEqual([false, 170, 18])
    expect(await carla.engine().saveProgramme(input())).toMatchObject({ reason: 'not-allowed' })
    for (const missing of [{ year: '26' }, { resolution: ' ' }, { resolvedOn: 'ieri' }])
      expect(await cabina.engine().saveProgramme({ ...input(), ...missing })).toMatchObject({
        reason: 'required',
      })
    expect(await cabina.engine().saveProgramme({ ...input(), targets: { CONTATTI: -1 } })).toMatchObject({
      ok: false,
    })
    good(await cabina.engine().saveProgramme(input()))
    await meet(cabina, carla)
    const { programme, lines, actions } = await dashboard(carla)
    expect(programme).toMatchObject({ settled: true, targets: input().targets, mayWrite: false })
    expect(lines.map(({ code, gap }) => [code, gap])).toEqual([
      ['CONTATTI', 0],
      ['TIR_COMUNI', 2],
    ])
    expect(actions).toEqual({ target: 3, value: 1, gap: 2, excess: 0 })
  })
})
