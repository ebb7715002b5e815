import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

let ground: EngineGround
let [carla, anna, elena, dario] = [] as unknown as [Device, Device, Device, Device]
const logins = ['carla', 'anna', 'elena', 'dario'] as const

beforeAll(async () => {
  ground = await engineGround(logins, ['empoli', 'certaldo'])
  ;[carla, anna, elena, dario] = (await Promise.all(logins.map((login) => ground.tablet(login)))) as [
    Device,
    Device,
    Device,
    Device,
  ]
})
afterAll(() => ground.stop())

/** The gateway works behind the answers: tablets exchange until what it did is everywhere. */
async function meetAll(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    await meet(carla, anna, elena, dario)
    await ground.settled()
  }
  await meet(carla, anna, elena, dario)
}

/** A case of the same person at Empoli, where they live, and at Certaldo. */
async function openBoth(surname: string): Promise<{ here: string; there: string; sharing: string }> {
  const known = { name: 'Nadia', surname, birthYear: 1979, comune: 'empoli', origin: 'TAVOLO' as const }
  const input = { ...known, tavolo: 'empoli', phone: '333 4445556' }
  const here = good(await anna.engine().newCase(input)).record
  const there = good(await elena.engine().newCase({ ...known, tavolo: 'certaldo' })).record
  await meetAll()
  const { sharings } = await carla.engine().sharingsOf(here)
  return { here, there, sharing: sharings[0]?.record ?? '' }
}

const yes = (...parts: string[]) => ({ said: 'SI', parts })

describe('a person whom two tavoli follow (scenario 7)', () => {
  it("is told to both coordinators by their own case, and nothing of the other's is to be seen", async () => {
    const { here, there, sharing } = await openBoth('Doppia')
    expect(await carla.engine().openSharing(sharing)).toMatchObject({
      state: 'CHIESTO',
      isOurs: true,
      case: here,
      title: 'Nadia Doppia',
      theirs: { slug: 'certaldo' },
      mayAnswer: true,
    })
    const seen = await elena.engine().openSharing(sharing)
    expect(seen).toMatchObject({ isOurs: false, case: there, competent: { slug: 'empoli' } })
    expect(seen).not.toHaveProperty('shown')
    expect(await anna.engine().openSharing(sharing)).toMatchObject({ mayAnswer: false })
    expect((await elena.engine().today()).items.map(({ kind }) => kind)).toContain('sharing')
    expect(await anna.engine().answerSharing(sharing, yes())).toMatchObject({ reason: 'not-allowed' })
    expect(JSON.stringify(await elena.readDisks())).not.toContain('333 4445556')
  })

  it('has one case when both agree, and the other tavolo sees what both agreed to', async () => {
    const { here, there, sharing } = await openBoth('Unita')
    good(await elena.engine().newInterview(there, { date: '2026-11-20', type: 'PRIMO', note: 'Lavora qui.' }))
    good(await carla.engine().answerSharing(sharing, yes('RECAPITI', 'STATO')))
    await meetAll()
    expect(await carla.engine().openSharing(sharing)).toMatchObject({ state: 'ATTESA' })
    good(await elena.engine().answerSharing(sharing, yes('STATO', 'RECAPITI', 'NASCITA')))
    await meetAll()
    expect(await elena.engine().openCase(there)).toBeUndefined()
    const shown = await elena.engine().openSharing(sharing)
    expect(shown).toMatchObject({
      state: 'ATTIVO',
      agreed: ['RECAPITI', 'STATO'],
      title: 'Nadia Unita',
      shown: { title: 'Nadia Unita', phones: ['333 4445556'], state: 'SEGNALATO', actions: [] },
    })
    expect(shown?.shown).not.toHaveProperty('born')
    const view = await carla.engine().openCase(here)
    expect(view?.interviews.map(({ fields }) => fields.note?.shown)).toContain('Lavora qui.')
    expect(view?.sharedWith).toEqual([{ record: sharing, tavolo: 'certaldo', state: 'ATTIVO' }])
    const { rows } = await carla.engine().listCases({ text: 'unita', from: 0, count: 9 })
    expect(rows.map(({ record }) => record)).toEqual([here])
    // Whoever comes back to the second tavolo is known there.
    const alike = await elena.engine().candidates({ name: 'Nadia', surname: 'Unita', phone: '333 4445556' })
    expect(alike).toMatchObject([{ kind: 'shared', record: sharing }])
  })

  it('stays two cases while one says no, and the words go when it is said later', async () => {
    const { here, there, sharing } = await openBoth('Ripensata')
    good(await carla.engine().answerSharing(sharing, { said: 'NO', parts: [] }))
    await meetAll()
    expect(await elena.engine().openSharing(sharing)).toMatchObject({ state: 'NEGATO' })
    expect((await carla.engine().openCase(here))?.sharedWith).toEqual([])
    good(await carla.engine().answerSharing(sharing, yes('RECAPITI')))
    good(await elena.engine().answerSharing(sharing, yes('RECAPITI')))
    await meetAll()
    expect((await elena.engine().openSharing(sharing))?.shown?.phones).toEqual(['333 4445556'])
    good(await elena.engine().answerSharing(sharing, { said: 'NO', parts: [] }))
    await meetAll()
    const after = await elena.engine().openSharing(sharing)
    expect(after).not.toHaveProperty('shown')
    expect(after?.title).toBeUndefined()
    expect(await elena.engine().openCase(there)).toBeUndefined()
  })

  it('is answered once for each tavolo by whoever coordinates both', async () => {
    const { sharing } = await openBoth('Ambedue')
    good(await dario.engine().answerSharing(sharing, yes('STATO')))
    expect(await dario.engine().openSharing(sharing)).toMatchObject({ state: 'CHIESTO' })
    good(await dario.engine().answerSharing(sharing, yes('STATO')))
    await meetAll()
    expect(await carla.engine().openSharing(sharing)).toMatchObject({ state: 'ATTIVO', agreed: ['STATO'] })
  })
})

describe('a case that a tavolo offers to share', () => {
  it('is offered by whoever coordinates, once, to a tavolo that there is, for a reason', async () => {
    const input = { tavolo: 'empoli', name: 'Rosa', surname: 'Offerta', origin: 'TAVOLO' }
    const target = good(await anna.engine().newCase(input)).record
    await meetAll()
    const offer = { to: 'certaldo', reason: 'LAVORO', parts: ['STATO'] }
    expect(await anna.engine().proposeSharing(target, offer)).toMatchObject({ reason: 'not-allowed' })
    for (const [path, wrong] of [
      ['to', { ...offer, to: 'empoli' }],
      ['reason', { ...offer, reason: 'STESSA_PERSONA' }],
    ] as const)
      expect(await carla.engine().proposeSharing(target, wrong)).toMatchObject({ reason: 'required', path })
    const { record } = good(await carla.engine().proposeSharing(target, offer))
    expect(await carla.engine().proposeSharing(target, offer)).toMatchObject({ reason: 'invalid' })
    await meetAll()
    const asked = await elena.engine().openSharing(record)
    expect(asked).toMatchObject({ state: 'CHIESTO', reason: 'LAVORO', askedFor: ['STATO'] })
    expect(JSON.stringify(asked)).not.toContain('Offerta')
    good(await elena.engine().answerSharing(record, yes('STATO')))
    await meetAll()
    expect((await elena.engine().openSharing(record))?.shown?.title).toBe('Rosa Offerta')
  })
})
