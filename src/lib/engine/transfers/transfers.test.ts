import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

let ground: EngineGround
let [carla, anna, elena, dario] = [] as unknown as [Device, Device, Device, Device]

beforeAll(async () => {
  ground = await engineGround(['carla', 'anna', 'elena', 'dario'], ['empoli', 'certaldo'])
  ;[carla, anna, elena, dario] = (await Promise.all(
    ['carla', 'anna', 'elena', 'dario'].map((login) => ground.tablet(login)),
  )) as [Device, Device, Device, Device]
})
afterAll(() => ground.stop())

/** The gateway moves a case behind the answers: tablets exchange until it is over there. */
async function meetAll(): Promise<void> {
  await meet(carla, anna, elena, dario)
  await ground.settled()
  await meet(carla, anna, elena, dario)
}

/** A case of Empoli that Carla proposed to Certaldo. */
async function propose(surname: string): Promise<{ target: string; transfer: string }> {
  const input = { tavolo: 'empoli', name: 'Lucia', surname, origin: 'TAVOLO' }
  const target = good(await carla.engine().newCase(input)).record
  await meetAll()
  const said = { to: 'certaldo', reason: 'RESIDENZA', handover: 'Segue il corso di cucina.' }
  const transfer = good(await carla.engine().proposeTransfer(target, said)).record
  await meetAll()
  return { target, transfer }
}

describe('a family that moves to another town (scenario 3)', () => {
  it('is told by its code alone until the other tavolo accepts, then goes whole with its handover', async () => {
    const { target, transfer } = await propose('Migrante')
    const [seen] = (await elena.engine().transfers()).filter(({ record }) => record === transfer)
    expect(seen).toMatchObject({ state: 'PROPOSTO', mayAnswer: true, from: { slug: 'empoli' } })
    expect(seen).not.toHaveProperty('title')
    expect(JSON.stringify(seen)).not.toContain('Migrante')
    expect((await elena.engine().today()).items.map(({ kind }) => kind)).toContain('transfer')
    good(await elena.engine().acceptTransfer(transfer))
    await meetAll()
    const there = await elena.engine().openCase(target)
    expect(there?.title).toBe('Lucia Migrante')
    expect(there?.interviews[0]?.fields.note?.shown).toBe('Segue il corso di cucina.')
    expect(there?.tavolo.slug).toBe('certaldo')
    for (const left of [carla, anna]) {
      expect(await left.engine().openCase(target)).toBeUndefined()
      const rows = await left.readDisks()
      expect(rows.includes(`"key":"tavolo-empoli/${target}`)).toBe(false)
    }
    expect(await carla.engine().transfersOf(target)).toMatchObject({ transfers: [{ state: 'ACCETTATO' }] })
  })

  it('whoever coordinates both goes on seeing it, once', async () => {
    const { target, transfer } = await propose('Doppia')
    good(await dario.engine().acceptTransfer(transfer))
    await meetAll()
    expect((await dario.engine().openCase(target))?.tavolo.slug).toBe('certaldo')
    const { rows } = await dario.engine().listCases({ text: 'doppia', from: 0, count: 9 })
    expect(rows.map(({ record }) => record)).toEqual([target])
  })

  it('what somebody wrote without a network while it went follows it', async () => {
    const { target, transfer } = await propose('Tardiva')
    anna.network.isParted = true
    const late = { date: '2026-11-29', type: 'VERIFICA', note: 'scritto in viaggio' }
    good(await anna.engine().newInterview(target, late))
    good(await elena.engine().acceptTransfer(transfer))
    await meetAll()
    anna.network.isParted = false
    await meetAll()
    expect(await anna.engine().syncView()).toMatchObject({ local: 0, sent: 0, refused: 0 })
    const notes = (await elena.engine().openCase(target))?.interviews.map(({ fields }) => fields.note?.shown)
    expect(notes).toContain('scritto in viaggio')
  })

  it('shows where it is to somebody who wrote of it where they have nothing to do any more', async () => {
    const { target, transfer } = await propose('Perduta')
    dario.network.isParted = true
    good(
      await dario.engine().newInterview(target, { date: '2026-11-29', type: 'VERIFICA', note: 'solo qui' }),
    )
    good(await elena.engine().acceptTransfer(transfer))
    await meetAll()
    good(await elena.engine().newInterview(target, { date: '2026-11-30', type: 'VERIFICA', note: 'di là' }))
    await meetAll()
    await ground.takeTavolo('dario', 'empoli')
    dario.network.isParted = false
    await meetAll()
    expect(await dario.engine().syncView()).toMatchObject({ local: 0, refused: 1 })
    const notes = (await dario.engine().openCase(target))?.interviews.map(({ fields }) => fields.note?.shown)
    expect(notes).toContain('di là')
    expect((await dario.engine().openCase(target))?.tavolo.slug).toBe('certaldo')
    expect(notes).toEqual(
      (await elena.engine().openCase(target))?.interviews.map(({ fields }) => fields.note?.shown),
    )
    await dario.restart()
    const { rows } = await dario.engine().listCases({ text: 'perduta', from: 0, count: 9 })
    expect(rows).toMatchObject([{ record: target, tavolo: 'certaldo' }])
  })

  it('stays when the other tavolo refuses, with the reason, or when it is taken back', async () => {
    const { target, transfer } = await propose('Rimasta')
    expect(await carla.engine().refuseTransfer(transfer, 'ALTRO')).toMatchObject({ reason: 'not-allowed' })
    good(await elena.engine().refuseTransfer(transfer, 'GIA_SEGUITA'))
    await meetAll()
    const { transfers } = await carla.engine().transfersOf(target)
    expect(transfers).toMatchObject([{ state: 'RIFIUTATO', refusedWhy: 'GIA_SEGUITA' }])
    const again = { to: 'certaldo', reason: 'LAVORO', handover: '' }
    const second = good(await carla.engine().proposeTransfer(target, again)).record
    good(await carla.engine().withdrawTransfer(second))
    await meetAll()
    expect(await elena.engine().acceptTransfer(second)).toMatchObject({ reason: 'not-allowed' })
    expect(await carla.engine().openCase(target)).toBeDefined()
    expect(await elena.engine().openCase(target)).toBeUndefined()
  })

  it('is proposed by whoever coordinates, to a tavolo that there is', async () => {
    const { target } = await propose('Regole')
    const to = { to: 'certaldo', reason: 'RESIDENZA', handover: '' }
    expect(await anna.engine().proposeTransfer(target, to)).toMatchObject({ reason: 'not-allowed' })
    expect(await carla.engine().proposeTransfer(target, to)).toMatchObject({ reason: 'invalid' })
  })
})
