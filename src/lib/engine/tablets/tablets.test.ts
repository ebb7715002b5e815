import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import { peerPorts, type Between } from '#tests/fixtures/peer-ports.ts'
import type { Device } from '#tests/simulation/device.ts'

const day = 86_400_000

let ground: EngineGround
let [carla, anna, vito, elena] = [] as unknown as [Device, Device, Device, Device]

beforeAll(async () => {
  ground = await engineGround(['carla', 'anna', 'vito', 'elena'], ['empoli', 'certaldo'])
  ;[carla, anna, vito, elena] = [
    await ground.tablet('carla'),
    await ground.tablet('anna'),
    await ground.tablet('vito'),
    await ground.tablet('elena'),
  ]
  // Each has heard of the other tablets.
  await meet(carla, anna, vito, elena)
})
afterAll(() => ground.stop())

const part = (...devices: Device[]) => {
  for (const device of devices) device.network.isParted = true
}
const join = (...devices: Device[]) => {
  for (const device of devices) device.network.isParted = false
}
const newCase = async (device: Device, surname: string) =>
  good(await device.engine().newCase({ tavolo: 'empoli', name: 'Lucia', surname, origin: 'TAVOLO' })).record
const titleOn = async (device: Device, record: string) => (await device.engine().openCase(record))?.title

async function exchange(one: Device, other: Device, between: Between = {}, channels = ['x', 'x']) {
  const [a, b] = peerPorts(between)
  return Promise.all([
    one.engine().meetTablet(a, channels[0] ?? ''),
    other.engine().meetTablet(b, channels[1] ?? ''),
  ])
}

describe('two tablets with no network', () => {
  it('[Y16] give each other what both may read, and say with whom and how much', async () => {
    part(carla, anna)
    const [one, other] = [await newCase(carla, 'Primina'), await newCase(anna, 'Secondina')]
    const [first, second] = (await exchange(carla, anna)).map(good)
    expect(first?.report).toMatchObject({ with: { login: 'anna' }, received: second?.report.given, left: 0 })
    expect(second?.report).toMatchObject({ with: { login: 'carla' }, received: first?.report.given, left: 0 })
    expect(await titleOn(anna, one)).toBe('Lucia Primina')
    expect(await titleOn(carla, other)).toBe('Lucia Secondina')
    expect((await exchange(carla, anna)).map((each) => good(each).report.received)).toEqual([0, 0])
    join(carla, anna)
  })

  it('[Y17] whoever comes to the network first brings what both wrote; own words count as sent only then', async () => {
    part(carla, anna)
    const record = await newCase(carla, 'Portata')
    await exchange(carla, anna)
    expect((await carla.engine().syncView()).local).toBeGreaterThan(0)
    join(anna)
    await anna.engine().syncNow()
    const other = await ground.tablet('anna')
    expect(await titleOn(other, record)).toBe('Lucia Portata')
    join(carla)
    await meet(carla)
    expect(await carla.engine().syncView()).toMatchObject({ local: 0, refused: 0 })
  })

  it('what two changed apart is in conflict on both, as after the network', async () => {
    const record = await newCase(carla, 'Contesa')
    await meet(carla, anna)
    part(carla, anna)
    for (const [device, phone] of [
      [carla, '0571 000001'],
      [anna, '0571 000002'],
    ] as const) {
      const person = (await device.engine().openCase(record))?.person?.record ?? ''
      good(await device.engine().save(person, [{ path: 'phone', value: phone, seen: [] }]))
    }
    await exchange(anna, carla)
    for (const device of [carla, anna])
      expect((await device.engine().listConflicts()).map(({ path }) => path)).toEqual(['phone'])
    join(carla, anna)
    await meet(carla, anna)
  })

  it('[Y16] a volunteer’s tablet gets contacts and nothing of the cases; another tavolo’s gets the network alone', async () => {
    part(carla, vito, elena)
    const record = await newCase(carla, 'Riservata')
    good((await exchange(carla, vito))[1])
    expect(await vito.readDisks()).not.toContain('tavolo-empoli"')
    expect(await titleOn(vito, record)).toBeUndefined()
    good((await exchange(carla, elena))[1])
    expect(await titleOn(elena, record)).toBeUndefined()
    join(carla, vito, elena)
  })

  it('[Y16] proofs of another line are none, and a changed certificate is nobody’s', async () => {
    expect(await exchange(carla, anna, {}, ['x', 'y'])).toMatchObject([
      { reason: 'peer-unknown' },
      { ok: false },
    ])
    const change = (text: string) => text.replaceAll('tavolo:empoli:operatore', 'tavolo:empoli:coordinatore')
    const changed = await exchange(carla, anna, { change })
    expect(changed.every(({ ok }) => !ok)).toBe(true)
    expect((await exchange(carla, carla)).map((each) => !each.ok && each.reason)).toEqual([
      'peer-myself',
      'peer-myself',
    ])
  })

  it('[Y17] what was changed on the way is not taken, and the rest is', async () => {
    part(carla, anna)
    const [good1, bad] = [await newCase(carla, 'Intatta'), await newCase(carla, 'Truccata')]
    const change = (text: string) => text.replaceAll('Truccata', 'Trucchi!')
    const [, second] = await exchange(carla, anna, { change })
    expect(good(second).report.left).toBeGreaterThan(0)
    expect(await titleOn(anna, good1)).toBe('Lucia Intatta')
    expect(await titleOn(anna, bad)).not.toContain('Trucchi')
    await exchange(carla, anna)
    expect(await titleOn(anna, bad)).toBe('Lucia Truccata')
    join(carla, anna)
  })

  it('a line that breaks leaves what had come, and the next meeting brings the rest', async () => {
    part(carla, anna)
    const record = await newCase(carla, 'Spezzata')
    const broken = await exchange(carla, anna, { cutAfter: 9 })
    expect(broken).toMatchObject([{ reason: 'peer-gone' }, { reason: 'peer-gone' }])
    await exchange(carla, anna)
    expect(await titleOn(anna, record)).toBe('Lucia Spezzata')
    join(carla, anna)
    await meet(carla, anna)
  })

  it('[Y16] a tablet that was cut off is not spoken with by whoever has heard of it', async () => {
    const lost = await ground.tablet('anna')
    const { devices } = good(await lost.engine().devices())
    good(await anna.engine().revokeDevice(devices.find(({ here }) => here)?.id ?? ''))
    await meet(carla)
    part(carla, lost)
    expect(await exchange(carla, lost)).toMatchObject([{ reason: 'revoked' }, { ok: false }])
    join(carla)
  })
})

describe('[Y18] a sealed file', () => {
  const since = () => new Date(ground.clock.now - 7 * day).toISOString().slice(0, 10)

  it('brings one person what both may read, with its words, and nobody else anything', async () => {
    part(carla, anna, elena)
    const record = await newCase(carla, 'Nel File')
    expect((await carla.engine().tabletPeople()).map(({ login }) => login)).toEqual(['anna', 'elena', 'vito'])
    const made = good(await carla.engine().sealForTablet({ to: 'anna', since: since() }))
    expect(Buffer.from(made.file).toString('latin1')).not.toContain('Nel File')
    expect(await anna.engine().openFromTablet(made.file, 'parole di un altro file')).toMatchObject({
      reason: 'wrong-passphrase',
    })
    expect(await vito.engine().openFromTablet(made.file, made.words)).toMatchObject({
      reason: 'peer-not-yours',
    })
    const { report } = good(await anna.engine().openFromTablet(made.file, made.words))
    expect(report).toMatchObject({ with: { login: 'carla' }, left: 0 })
    expect(report.received).toBeGreaterThan(0)
    expect(await titleOn(anna, record)).toBe('Lucia Nel File')
    expect(good(await anna.engine().openFromTablet(made.file, made.words)).report.received).toBe(0)
    join(carla, anna, elena)
    await meet(anna, carla)
  })

  it('is refused when it is none, or when nobody is named', async () => {
    expect(await anna.engine().openFromTablet(new Uint8Array([1, 2, 3]), 'x')).toMatchObject({
      reason: 'file-damaged',
    })
    expect(await carla.engine().sealForTablet({ to: 'nessuno', since: since() })).toMatchObject({
      path: 'to',
    })
    expect(await carla.engine().sealForTablet({ to: 'anna', since: '' })).toMatchObject({ path: 'since' })
  })
})
