import { afterAll, beforeAll, expect, it } from 'vitest'
import { allowanceOf, ruleOf } from '#lib/domain/actions/allowance.ts'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

let ground: EngineGround
let [ada, carla] = [] as unknown as [Device, Device]

beforeAll(async () => {
  ground = await engineGround(['ada', 'carla'])
  ;[ada, carla] = [await ground.tablet('ada'), await ground.tablet('carla')]
})
afterAll(() => ground.stop())

const rules = (device: Device) => device.engine().networkRules()

it('begins with values that nobody settled, and says so', async () => {
  expect(await rules(carla)).toMatchObject({ horizonDays: 45, referralDays: 15, settled: [] })
})

it('only the administration settles them, and every tablet follows', async () => {
  const said = { horizonDays: 60, resolution: 'Delibera 4/2026', resolvedOn: '2026-11-28' }
  expect(await carla.engine().saveRules(said)).toMatchObject({ ok: false, reason: 'not-allowed' })
  good(await ada.engine().saveRules(said))
  await meet(ada, carla)
  expect(await rules(carla)).toMatchObject({ ...said, referralDays: 15, settled: ['horizonDays'] })
  expect(await ada.engine().saveRules({ horizonDays: 3 })).toMatchObject({ ok: false, path: 'horizonDays' })
})

it('what presence pays changes from a month on, and can be taken back', async () => {
  const steps = [
    { percent: 70, cents: 60_000 },
    { percent: 40, cents: 35_000 },
  ]
  good(await ada.engine().addAllowance({ from: '2027-01', steps }))
  await meet(ada, carla)
  const paid = async (month: string) => {
    const rule = ruleOf(month, (await rules(carla)).allowance)
    return rule && allowanceOf({ present: 14, planned: 20 }, rule)
  }
  expect([await paid('2026-12'), await paid('2027-01')]).toEqual([50_000, 60_000])
  good(await ada.engine().dropAllowance('2027-01'))
  await meet(ada, carla)
  expect(await paid('2027-01')).toBe(50_000)
  expect((await rules(carla)).settled).toEqual(['horizonDays'])
  expect(await ada.engine().addAllowance({ from: '2027-01', steps: [] })).toMatchObject({ ok: false })
  expect(await ada.engine().addAllowance({ from: 'gennaio', steps })).toMatchObject({ ok: false })
})
