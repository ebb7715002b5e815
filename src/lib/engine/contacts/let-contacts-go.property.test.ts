import { afterAll, beforeAll, expect, it } from 'vitest'
import { engineGround, good, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import { chanceOf } from '#tests/simulation/chance.ts'
import type { Device } from '#tests/simulation/device.ts'

const day = 86_400_000
let ground: EngineGround

beforeAll(async () => {
  ground = await engineGround(['anna', 'vito'])
})
afterAll(() => ground.stop())

async function rowsOf(device: Device) {
  return (await device.engine().listContacts({ from: 0, count: 500 })).rows
}

/** The network is well, and both have what they may have. */
async function heal(...devices: Device[]): Promise<void> {
  for (const { network } of devices) network.isCalm = true
  for (let turn = 0; turn < 3; turn += 1) for (const device of devices) await device.engine().syncNow()
}

it.each([1, 2])(
  '[S14] [Y12] a bad line and power cuts halve, keep and lose nothing (seed %i)',
  async (seed) => {
    const chance = chanceOf(seed, 'let-go')
    const [anna, vito] = [await ground.tablet('anna'), await ground.tablet('vito')]
    const told: string[] = []
    for (const { network } of [anna, vito]) network.isCalm = false
    const acts: (() => Promise<unknown>)[] = [
      async () => {
        const met = { tavolo: 'empoli', name: `Lea ${told.length}`, needs: [], consentP1: 'PRESTATO' }
        told.push(good(await vito.engine().newContact({ ...met, toSocialWorker: false })).record)
      },
      async () => {
        const row = (await rowsOf(vito)).find(({ referral }) => !referral)
        const words = { reason: 'Cerca lavoro', urgency: 'ALTA', basis: 'CONSENSO' }
        if (row) await vito.engine().refer(row.record, words)
      },
      async () => {
        const row = (await rowsOf(anna)).find(({ referral }) => referral?.state === 'INVIATA')
        if (row?.referral) await anna.engine().acceptReferral(row.referral.record)
      },
      () => vito.engine().syncNow(),
      () => anna.engine().syncNow(),
      () => Promise.resolve((ground.clock.now += chance.whole(1, 5) * day)),
    ]
    for (let step = 0; step < 40; step += 1) {
      await chance.pick(acts)()
      if (chance.happens(0.1)) await vito.restart()
      await vito.quiet()
      expect((await rowsOf(vito)).filter(({ title }) => title === '')).toEqual([])
    }
    await heal(vito, anna)
    expect((await rowsOf(anna)).map(({ record }) => record)).toEqual(expect.arrayContaining(told))
    ground.clock.now += 8 * day
    await heal(vito, anna)
    expect(await rowsOf(vito)).toEqual([])
    for (const device of [anna, vito]) {
      expect(await device.engine().syncView()).toMatchObject({ local: 0, sent: 0, refused: 0 })
      expect(await device.engine().verify()).toMatchObject({ differing: [], damaged: [] })
      await device.stop()
    }
  },
)
