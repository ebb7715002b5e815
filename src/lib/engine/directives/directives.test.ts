import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

const day = 86_400_000

let ground: EngineGround
let [cabina, carla, elena] = [] as unknown as [Device, Device, Device]

beforeAll(async () => {
  ground = await engineGround(['cleo', 'carla', 'elena'], ['empoli', 'certaldo'])
  ;[cabina, carla, elena] = [
    await ground.tablet('cleo'),
    await ground.tablet('carla'),
    await ground.tablet('elena'),
  ]
})
afterAll(() => ground.stop())

const dayAfter = (days: number) => new Date(ground.clock.now + days * day).toISOString().slice(0, 10)
const input = () => ({
  subject: 'Orari di apertura',
  text: 'Ogni tavolo pubblica gli orari dei propri sportelli.',
  deadline: dayAfter(30),
  evidence: 'Il volantino',
  indicator: 'Sportelli con orari pubblicati',
  tavoli: ['empoli', 'certaldo'],
})
const issue = async () => {
  const { record } = good(await cabina.engine().newDirective(input()))
  await meet(cabina, carla, elena)
  await ground.settled()
  await meet(cabina, carla, elena)
  return record
}
const standingsOn = async (device: Device, record: string) =>
  Object.fromEntries(
    ((await device.engine().openDirective(record))?.answers ?? []).map(({ tavolo, standing }) => [
      tavolo,
      standing,
    ]),
  )

describe('a directive', () => {
  it('is issued by the Cabina alone, with a deadline, an indicator and tavoli, and gets its number', async () => {
    expect(await carla.engine().newDirective(input())).toMatchObject({ ok: false, reason: 'not-allowed' })
    for (const missing of [{ subject: ' ' }, { deadline: '' }, { indicator: '' }, { tavoli: [] }])
      expect(await cabina.engine().newDirective({ ...input(), ...missing })).toMatchObject({
        ok: false,
        reason: 'required',
      })
    expect(await cabina.engine().newDirective({ ...input(), deadline: '2001-01-01' })).toMatchObject({
      reason: 'invalid',
    })
    await issue()
    await issue()
    const { directives } = await carla.engine().directives()
    expect(directives.map(({ number }) => number)).toEqual([2, 1])
  })

  it('is answered by each tavolo for itself', async () => {
    const record = await issue()
    expect(await standingsOn(carla, record)).toEqual({ certaldo: 'ATTESA', empoli: 'ATTESA' })
    expect(await carla.engine().acknowledge(record, 'certaldo')).toMatchObject({ reason: 'not-allowed' })
    expect(await cabina.engine().acknowledge(record, 'empoli')).toMatchObject({ reason: 'not-allowed' })
    good(await carla.engine().acknowledge(record, 'empoli'))
    const done = { state: 'NON_FATTIBILE', note: '', evidence: '' }
    expect(await elena.engine().answerDirective(record, 'certaldo', done)).toMatchObject({ path: 'note' })
    good(
      await elena.engine().answerDirective(record, 'certaldo', { ...done, note: 'Lo sportello è chiuso.' }),
    )
    await meet(carla, elena, cabina)
    expect(await standingsOn(cabina, record)).toEqual({ certaldo: 'NON_FATTIBILE', empoli: 'VISTA' })
  })

  it('is verified and closed by the Cabina', async () => {
    const record = await issue()
    good(
      await carla
        .engine()
        .answerDirective(record, 'empoli', { state: 'ATTUATA', note: '', evidence: 'Foto' }),
    )
    await meet(carla, cabina)
    const check = (device: Device, verdict: string, note = '') =>
      device.engine().checkDirective(record, 'empoli', { verdict, note })
    expect(await check(carla, 'VERIFICATA')).toMatchObject({ reason: 'not-allowed' })
    expect(await check(cabina, 'DA_COMPLETARE')).toMatchObject({ path: 'note' })
    good(await check(cabina, 'DA_COMPLETARE', 'Manca il sabato.'))
    await meet(cabina, carla)
    expect((await carla.engine().today()).items).toContainEqual(
      expect.objectContaining({ kind: 'directive', href: `/direttive/${record}` }),
    )
    good(await check(cabina, 'VERIFICATA'))
    good(await cabina.engine().closeDirective(record, 'Tutti gli sportelli hanno un orario.'))
    await meet(cabina, carla)
    expect((await carla.engine().openDirective(record))?.closed).toBe(dayAfter(0))
    expect((await carla.engine().today()).items.map(({ href }) => href)).not.toContain(`/direttive/${record}`)
  })

  it('that nobody acknowledged shows after ten days, to the tavolo and to the Cabina', async () => {
    const record = await issue()
    const isLate = async (device: Device, kind: string) =>
      (await device.engine().today()).items.some(
        (item) => item.kind === kind && item.late && item.href.endsWith(record),
      )
    expect(await isLate(carla, 'directive')).toBe(false)
    ground.clock.now += 11 * day
    expect(await isLate(carla, 'directive')).toBe(true)
    expect(await isLate(cabina, 'check')).toBe(true)
    expect(await standingsOn(cabina, record)).toMatchObject({ empoli: 'SILENZIO' })
  })

  it('opens the plenary part of the next meeting, while something is owed', async () => {
    const record = await issue()
    const pointsOn = async (date: string) => {
      const plan = { tavolo: 'empoli', date, type: 'ORDINARIA', cases: [] }
      const meeting = good(await carla.engine().newMeeting(plan)).record
      return (await carla.engine().openMeeting(meeting))?.points.map(({ type, title }) => [type, title])
    }
    expect(await pointsOn('2031-02-01')).toContainEqual(['DIRETTIVA', 'Orari di apertura'])
    for (const { record: each } of (await carla.engine().directives()).directives)
      await cabina.engine().closeDirective(each, 'Fatto')
    await meet(cabina, carla)
    expect(await pointsOn('2031-02-02')).toEqual([])
    good(await cabina.engine().closeDirective(record, null))
    await meet(cabina)
  })

  it('answered twice apart brings the words side by side, to whoever may choose', async () => {
    const record = await issue()
    const other = await ground.tablet('carla')
    await meet(other)
    const say = (device: Device, note: string) =>
      device.engine().answerDirective(record, 'empoli', { state: 'IN_CORSO', note, evidence: '' })
    good(await say(carla, 'Due sportelli su tre.'))
    good(await say(other, 'Tre sportelli su tre.'))
    await meet(carla, other, carla, cabina)
    const conflicts = await carla.engine().listConflicts()
    expect(conflicts).toMatchObject([{ record, path: 'answers/empoli/note', title: 'Orari di apertura' }])
    expect(await cabina.engine().listConflicts()).toEqual([])
    good(await carla.engine().resolve(record, 'answers/empoli/note', 'Tre sportelli su tre.'))
    await meet(carla, cabina)
    expect((await cabina.engine().openDirective(record))?.answers).toContainEqual(
      expect.objectContaining({ tavolo: 'empoli', note: 'Tre sportelli su tre.', state: 'IN_CORSO' }),
    )
  })
})
