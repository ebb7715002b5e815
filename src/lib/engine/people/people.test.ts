import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Engine, Signal } from '#lib/engine/api.ts'
import { engineGround, good, password, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

let ground: EngineGround
beforeAll(async () => {
  ground = await engineGround(['anna', 'bruno', 'carla'])
})
afterAll(() => ground.stop())

const passphrase = 'quattro parole prese a caso'
const input = { tavolo: 'empoli', name: 'Lucia', surname: 'Bandini', origin: 'TAVOLO' }
const day = 86_400_000

async function onlyPerson(engine: Engine): Promise<string> {
  const { people } = await engine.start(true)
  expect(people).toHaveLength(1)
  return people[0]!.id
}

async function listen(engine: Engine): Promise<Signal[]> {
  const heard: Signal[] = []
  await engine.listen((signal) => void heard.push(signal))
  return heard
}

describe('first use', () => {
  it('asks for the password once, then for a passphrase that is not easily guessed', async () => {
    const device = ground.bare('anna')
    const engine = device.engine()
    const login = { login: ' Anna ', password, label: 'Tablet' }
    expect(await engine.start(false)).toMatchObject({ people: [], vanished: false })
    expect(await engine.start(true)).toMatchObject({ people: [], vanished: true })
    expect(await engine.createPassphrase(passphrase)).toEqual({ ok: false, reason: 'not-found' })
    expect(await engine.signIn({ ...login, password: 'sbagliata' })).toMatchObject({
      reason: 'wrong-password',
    })
    expect(good(await engine.signIn(login)).name).toBe('Prova anna')
    expect(await engine.createPassphrase('corta')).toMatchObject({ reason: 'weak-passphrase' })
    const { me } = good(await engine.createPassphrase(await engine.suggestPassphrase()))
    expect(me).toMatchObject({ login: 'anna', device: { label: 'Tablet' } })
    expect(me.tavoli).toMatchObject([
      { slug: 'empoli', roles: expect.arrayContaining(['operatore']) as unknown },
    ])
    expect(await engine.signIn(login)).toEqual({ ok: false, reason: 'already-here' })
    expect((await engine.start(true)).people).toMatchObject([{ login: 'anna', waiting: 0 }])
  })

  it('without a network says so', async () => {
    const device = ground.bare('anna')
    device.network.isParted = true
    const answer = await device.engine().signIn({ login: 'anna', password, label: 'Tablet' })
    expect(answer).toMatchObject({ ok: false, reason: 'offline' })
  })
})

describe('a locked tablet', () => {
  it('answers empty to who reads, and `locked` to who writes', async () => {
    const device = await ground.tablet('anna')
    const engine = device.engine()
    const { record } = good(await engine.newCase(input))
    const heard = await listen(engine)
    await engine.lock('person')
    expect(heard).toContainEqual({ type: 'locked', why: 'person' })
    expect(await engine.me()).toBeUndefined()
    expect(await engine.openCase(record)).toBeUndefined()
    expect((await engine.listCases({ from: 0, count: 9 })).total).toBe(0)
    expect((await engine.listContacts({ from: 0, count: 9 })).total).toBe(0)
    expect(await engine.history(record, 'state')).toEqual([])
    expect(await engine.listConflicts()).toEqual([])
    expect(await engine.today()).toMatchObject({ items: [], openCases: 0 })
    expect(await engine.people()).toEqual([])
    expect(await engine.syncView()).toMatchObject({ local: 0, online: false })
    const locked = { ok: false, reason: 'locked' }
    expect(await engine.newCase(input)).toEqual(locked)
    expect(await engine.save(record, [])).toEqual(locked)
    expect(await engine.moveCase(record, 'IN_VALUTAZIONE', {})).toEqual(locked)
    expect(await engine.syncNow()).toEqual(locked)
    expect(await engine.changePassphrase(passphrase, passphrase)).toEqual(locked)
    good(await engine.unlock(await onlyPerson(engine), passphrase))
    expect((await engine.openCase(record))?.title).toBe('Lucia Bandini')
    expect((await engine.listCases({ text: 'bandini', from: 0, count: 9 })).total).toBe(1)
  })

  it('gives back drafts and settings after a restart, without a network', async () => {
    const device = await ground.tablet('anna')
    await device.engine().putDraft('case/new', { name: 'Lu' })
    const settings = { lockMinutes: 15, language: 'en', text: 'large', theme: 'dark' } as const
    await device.engine().saveSettings(settings)
    await device.engine().saveSettings({ ...settings, lockMinutes: 9000 })
    device.network.isParted = true
    await device.stop()
    expect(await device.engine().draft('case/new')).toBeUndefined()
    await device.restart()
    expect(await device.engine().draft('case/new')).toEqual({ name: 'Lu' })
    expect((await device.engine().today()).items.map(({ key }) => key)).toContain('draft/case/new')
    expect(await device.engine().settings()).toEqual(settings)
    await device.engine().dropDraft('case/new')
    expect(await device.engine().draft('case/new')).toBeUndefined()
  })
})

describe('passphrases', () => {
  it('wrong ones make everyone wait, and a restart spares no wait', async () => {
    const device = await ground.tablet('anna')
    const engine = device.engine()
    const person = await onlyPerson(engine)
    const tries = []
    for (let i = 0; i < 5; i += 1) tries.push(await engine.unlock(person, 'un altra cosa ancora'))
    expect(tries.map((each) => !each.ok && [each.reason, each.waitMs])).toEqual([
      ...Array.from({ length: 4 }, () => ['wrong-passphrase', undefined]),
      ['wrong-passphrase', 1000],
    ])
    expect(await engine.me()).toBeUndefined()
    expect(await engine.unlock(person, passphrase)).toEqual({ ok: false, reason: 'wait', waitMs: 1000 })
    await expect(device.restart()).rejects.toThrow('wait')
    ground.clock.now += 999
    expect(await device.engine().unlock(person, passphrase)).toEqual({ ok: false, reason: 'wait', waitMs: 1 })
    ground.clock.now += 1
    good(await device.engine().unlock(person, passphrase))
    expect(await device.engine().unlock('nobody', passphrase)).toEqual({ ok: false, reason: 'not-found' })
  })

  it('are changed by whoever knows the old one', async () => {
    const device = await ground.tablet('anna')
    const engine = device.engine()
    const next = 'altre parole scelte bene oggi'
    expect(await engine.changePassphrase('non è questa qui', next)).toMatchObject({
      reason: 'wrong-passphrase',
    })
    expect(await engine.changePassphrase(passphrase, 'corta')).toMatchObject({ reason: 'weak-passphrase' })
    good(await engine.changePassphrase(passphrase, next))
    const person = await onlyPerson(engine)
    expect(await engine.unlock(person, passphrase)).toMatchObject({ reason: 'wrong-passphrase' })
    good(await engine.unlock(person, next))
  })
})

describe('two people on one tablet', () => {
  it('each have their own vault', async () => {
    const device = await ground.tablet('anna')
    const engine = device.engine()
    const { record } = good(await engine.newCase(input))
    good(await engine.signIn({ login: 'bruno', password, label: 'Tablet' }))
    await engine.lock('switch')
    good(await engine.createPassphrase(passphrase))
    expect((await engine.me())?.login).toBe('bruno')
    expect(await engine.openCase(record)).toBeUndefined()
    const { people } = await engine.start(true)
    expect(people.map(({ login, waiting }) => [login, waiting > 0]).sort()).toEqual([
      ['anna', true],
      ['bruno', false],
    ])
    const anna = people.find(({ login }) => login === 'anna')!
    good(await engine.unlock(anna.id, passphrase))
    expect((await engine.openCase(record))?.title).toBe('Lucia Bandini')
  })
})

describe('leaving a tablet', () => {
  it('is refused while something is unsent, unless it was said out loud', async () => {
    const device = await ground.tablet('anna')
    const engine = device.engine()
    const person = await onlyPerson(engine)
    good(await engine.newCase(input))
    expect(await engine.removePerson(person, false)).toEqual({ ok: false, reason: 'unsent' })
    await engine.lock('person')
    expect(await engine.removePerson(person, false)).toEqual({ ok: false, reason: 'unsent' })
    good(await engine.unlock(person, passphrase))
    good(await engine.syncNow())
    good(await engine.removePerson(person, false))
    expect((await engine.start(true)).people).toEqual([])
    expect(await engine.me()).toBeUndefined()
    expect(await engine.removePerson(person, true)).toEqual({ ok: false, reason: 'not-found' })
  })

  it('is done by force with what is unsent', async () => {
    const device = await ground.tablet('anna')
    const engine = device.engine()
    good(await engine.newCase(input))
    good(await engine.removePerson(await onlyPerson(engine), true))
    expect((await engine.start(true)).people).toEqual([])
  })

  it('comes by itself after 30 days without an exchange, never with unsent entries', async () => {
    const [idle, busy] = [await ground.tablet('anna'), await ground.tablet('anna')]
    good(await busy.engine().newCase(input))
    const persons = [await onlyPerson(idle.engine()), await onlyPerson(busy.engine())]
    const unlockAfter = async (device: Device, i: number, days: number) => {
      device.clock.skewMs = days * day
      return device.engine().unlock(persons[i]!, passphrase)
    }
    good(await unlockAfter(idle, 0, 29))
    expect(await unlockAfter(idle, 0, 31)).toEqual({ ok: false, reason: 'expired' })
    expect((await idle.engine().start(true)).people).toEqual([])
    good(await unlockAfter(busy, 1, 31))
  })
})

describe('a revoked tablet', () => {
  /** A tablet that exchanges by itself, and the way to revoke it from another one. */
  async function revocable() {
    const device: Device = ground.bare('anna', true)
    await device.signIn(password)
    const engine = device.engine()
    await vi.waitFor(async () => expect((await engine.syncView()).lastExchange).toBeDefined(), 20_000)
    const id = (await engine.me())!.device.id
    const other = (await ground.tablet('anna')).engine()
    const heard = await listen(engine)
    const revoke = async () => {
      const { devices } = good(await other.devices())
      expect(devices.find((each) => each.id === id)).toMatchObject({ revoked: false, here: false })
      good(await other.revokeDevice(id))
    }
    const locked = () =>
      vi.waitFor(() => expect(heard).toContainEqual({ type: 'locked', why: 'revoked' }), 20_000)
    return { device, engine, revoke, locked }
  }

  it('is locked and wiped when nothing on it is unsent', async () => {
    const { engine, revoke, locked } = await revocable()
    await revoke()
    await engine.noticeNetwork()
    await locked()
    expect(await engine.me()).toBeUndefined()
    await vi.waitFor(async () => expect((await engine.start(true)).people).toEqual([]), 5_000)
  })

  it('is locked and kept when something is', async () => {
    const { device, engine, revoke, locked } = await revocable()
    device.network.isParted = true
    good(await engine.newCase(input))
    await revoke()
    device.network.isParted = false
    await engine.noticeNetwork()
    await locked()
    expect((await engine.start(true)).people).toMatchObject([{ login: 'anna' }])
    expect((await engine.start(true)).people[0]!.waiting).toBeGreaterThan(0)
  })
})
