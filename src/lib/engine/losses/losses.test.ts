import { afterAll, beforeAll, expect, it } from 'vitest'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

let ground: EngineGround
let [ada, tina, carla] = [] as unknown as [Device, Device, Device]

beforeAll(async () => {
  ground = await engineGround(['ada', 'tina', 'carla'])
  ;[ada, tina, carla] = (await Promise.all(
    ['ada', 'tina', 'carla'].map((login) => ground.tablet(login)),
  )) as [Device, Device, Device]
})
afterAll(() => ground.stop())

const circumstances = 'Sul treno, bloccato.'

it('a lost tablet is shut out, and its page says what was on it, by number and code, and since when', async () => {
  const input = { tavolo: 'empoli', name: 'Lucia', surname: 'Persa', origin: 'TAVOLO' }
  const { record: ofCase } = good(await carla.engine().newCase(input))
  await meet(carla, tina)
  ground.clock.now += 3_600_000
  const { devices } = good(await ada.engine().devicesOf('tina'))
  const [device] = devices
  expect(devices).toHaveLength(1)
  const said = { holder: 'tina', device: device?.id ?? '', label: device?.label ?? '', circumstances }
  expect(await ada.engine().reportLoss({ ...said, what: '', lostOn: '2026-11-28' })).toMatchObject({
    path: 'what',
  })
  const { record } = good(
    await ada.engine().reportLoss({ ...said, what: 'SMARRIMENTO', lostOn: '2026-11-28' }),
  )
  await tina.engine().syncNow()
  expect(await tina.engine().syncView()).toMatchObject({ trouble: 'revoked' })
  await meet(ada, carla)
  const [loss] = await carla.engine().losses()
  expect(loss).toMatchObject({ isDecided: false, mayWrite: false, holder: { login: 'tina' } })
  const fields = Object.fromEntries(
    Object.entries(loss?.view.fields ?? {}).map(([path, { shown }]) => [path, shown]),
  )
  const at = (path: string) => Date.parse(plainText(fields[path]))
  expect(fields).toMatchObject({ cases: 1, contacts: 0, circumstances, what: 'SMARRIMENTO' })
  expect(at('revokedAt') - at('lastSeenAt')).toBeGreaterThan(3_500_000)
  expect(loss?.deadline).toBe(at('knownAt') + 72 * 3_600_000)
  const aboard = good(await ada.engine().aboard(device?.id ?? ''))
  expect(aboard.tavoli).toEqual([{ name: 'empoli', codes: [winCode(ofCase)], contacts: 0 }])
  const [item] = (await ada.engine().today()).items.filter(({ kind }) => kind === 'loss')
  expect(item).toMatchObject({ late: false, href: `/smarrimenti/${record}` })
  ground.clock.now += 73 * 3_600_000
  expect((await ada.engine().today()).items.find(({ kind }) => kind === 'loss')?.late).toBe(true)
  expect((await carla.engine().today()).items.map(({ kind }) => kind)).not.toContain('loss')
})

it('nobody but the administration sees another’s devices, or what is on them', async () => {
  expect(await carla.engine().devicesOf('ada')).toMatchObject({ ok: false })
  const { devices } = good(await carla.engine().devices())
  expect(await carla.engine().aboard(devices[0]?.id ?? '')).toMatchObject({ ok: false })
  const input = {
    ...{ holder: 'carla', device: devices[0]?.id ?? '', label: 'x', what: 'FURTO' },
    ...{ lostOn: '2026-11-28', circumstances: '' },
  }
  expect(await carla.engine().reportLoss(input)).toMatchObject({ ok: false })
  expect((await carla.engine().devices()) as object).toMatchObject({ devices: [{ revoked: false }] })
})
