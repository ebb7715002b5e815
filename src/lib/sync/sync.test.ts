import { describe, expect, it, vi } from 'vitest'
import { exchangeGround } from '#tests/fixtures/exchange-ground.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { createVirtualClock, settle } from '#tests/fixtures/virtual-clock.ts'
import { backOffMs, type SyncState } from './state.ts'
import { createSync } from './sync.ts'
import type { SyncOptions } from './sync-options.ts'

const scope = 'tavolo-empoli'

/** A loop over a real store before a replica in memory, in a time that a test lets pass. */
async function loop(options: Partial<SyncOptions> = {}) {
  const ground = await exchangeGround()
  const clock = createVirtualClock()
  const world = { online: true, chance: 0 }
  const states: SyncState[] = []
  const stop = new AbortController()
  const sync = createSync({
    store: ground.store,
    remote: ground.remote,
    runtime: { ...clock, online: () => world.online, random: (n) => new Uint8Array(n).fill(world.chance) },
    scopes: () => [scope],
    pulls: () => true,
    renew: () => Promise.resolve('failed'),
    onState: (state) => void states.push(state),
    ...options,
  })
  const turns = () => ground.remote.heard.filter(({ call }) => call === 'changes').length
  const resting = () => vi.waitFor(() => expect(clock.due().length).toBeGreaterThan(0), { interval: 1 })
  /** Lets time pass until the loop rests again. */
  async function pass(ms: number): Promise<void> {
    await clock.pass(ms)
    await resting()
  }
  return { ...ground, clock, world, states, stop, sync, turns, resting, pass, say: createSpeaker().say }
}

describe('backOffMs', () => {
  it('[Y9] doubles from two seconds to five minutes, with jitter in the upper half', () => {
    const bounds = [1, 2, 3, 4, 7, 8, 9, 50].map((n) => [backOffMs(n, 0), backOffMs(n, 1)])
    const seconds = bounds.map((pair) => pair.map((ms) => ms / 1000))
    expect(seconds.slice(0, 4)).toEqual([
      [2, 4],
      [4, 8],
      [8, 16],
      [16, 32],
    ])
    expect(seconds.slice(4)).toEqual([
      [128, 256],
      [150, 300],
      [150, 300],
      [150, 300],
    ])
    expect(backOffMs(1, 0.5)).toBe(3000)
  })
})

describe('the loop', () => {
  it('[Y9] takes a turn at once and then one after each quiet time, until it is stopped', async () => {
    const { sync, stop, clock, turns, resting, pass } = await loop({ everyMs: 20_000 })
    const ended = sync.run(stop.signal)
    await resting()
    expect([turns(), clock.due()]).toEqual([1, [20_000]])
    await pass(19_999)
    expect(turns()).toBe(1)
    await pass(1)
    expect(turns()).toBe(2)
    stop.abort()
    await ended
    expect(clock.due()).toEqual([])
  })

  it('[Y9] waits longer after each trouble, and not any more after a turn that went well', async () => {
    const { sync, stop, world, clock, resting, pass, states } = await loop()
    world.online = false
    const ended = sync.run(stop.signal)
    const waits: number[] = []
    await resting()
    for (let turn = 0; turn < 9; turn += 1) {
      waits.push(clock.due()[0]! / 1000)
      await pass(clock.due()[0]!)
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 150, 150])
    expect(states.at(-1)).toMatchObject({ phase: 'waiting', trouble: { reason: 'offline' } })
    expect(states.at(-1)?.troubleSince).toBe(Date.UTC(2026, 0, 2))
    world.online = true
    await pass(clock.due()[0]!)
    expect(clock.due()).toEqual([20_000])
    expect(states.at(-1)).toMatchObject({ phase: 'idle', lastExchange: clock.now() })
    expect(states.at(-1)?.trouble).toBeUndefined()
    stop.abort()
    await ended
  })

  it('[Y9] a nudge cuts the wait short, and nudges in a row lead to one turn', async () => {
    const { sync, stop, world, turns, resting, clock, pass } = await loop()
    world.online = false
    const ended = sync.run(stop.signal)
    await resting()
    world.online = true
    sync.nudge()
    await vi.waitFor(() => expect(clock.due()).toEqual([300]))
    await clock.pass(299)
    sync.nudge()
    await clock.pass(300)
    expect([turns(), clock.due()]).toEqual([0, [1]])
    await pass(1)
    expect([turns(), clock.due()]).toEqual([1, [20_000]])
    stop.abort()
    await ended
  })

  it('[Y9] whoever saves without end is exchanged with all the same', async () => {
    const { sync, stop, turns, resting, clock } = await loop()
    const ended = sync.run(stop.signal)
    await resting()
    sync.nudge()
    await vi.waitFor(() => expect(clock.due()).toEqual([300]))
    for (let save = 0; save < 21; save += 1) {
      expect(turns()).toBe(1)
      sync.nudge()
      await clock.pass(100)
    }
    await vi.waitFor(() => expect(turns()).toBe(2))
    stop.abort()
    await ended
  })

  it('[Y9] whoever is online again does not wait for more saves to come', async () => {
    const { sync, stop, world, turns, resting, clock, pass } = await loop()
    world.online = false
    const ended = sync.run(stop.signal)
    await resting()
    sync.nudge()
    await vi.waitFor(() => expect(clock.due()).toEqual([300]))
    world.online = true
    sync.hurry()
    await vi.waitFor(() => expect([turns(), clock.due()]).toEqual([1, [20_000]]))
    sync.hurry()
    await vi.waitFor(() => expect([turns(), clock.due()]).toEqual([2, [20_000]]))
    await pass(19_999)
    expect(turns()).toBe(2)
    stop.abort()
    await ended
  })

  it('[Y9] a save in the middle of a turn leads to another turn soon', async () => {
    const { sync, stop, store, remote, turns, resting, say, clock, pass } = await loop()
    const entry = say(recordId('person'), { name: 'Ida' })
    remote.before = async ({ call }) => {
      if (call !== 'changes' || turns() !== 1) return
      must(await store.save(scope, [entry]))
      sync.nudge()
    }
    const ended = sync.run(stop.signal)
    await resting()
    expect([turns(), clock.due()]).toEqual([1, [300]])
    await pass(300)
    expect([turns(), clock.due()]).toEqual([2, [20_000]])
    expect(remote.idsOf(scope)).toEqual([entry._id])
    stop.abort()
    await ended
  })

  it('[Y9] waits at least what the server asks for, whoever nudges', async () => {
    const { sync, stop, remote, turns, resting, pass, clock } = await loop()
    remote.fail('changes', { reason: 'busy', retryAfterMs: 60_000 })
    const ended = sync.run(stop.signal)
    await resting()
    sync.nudge()
    await settle()
    expect([turns(), clock.due()]).toEqual([1, [60_000]])
    await pass(59_999)
    expect(turns()).toBe(1)
    await pass(1)
    await pass(300)
    expect(turns()).toBe(2)
    stop.abort()
    await ended
  })

  it('[Y9] waits its own time where the server asks for less', async () => {
    const { sync, stop, remote, turns, resting, pass } = await loop()
    remote.fail('changes', { reason: 'busy', retryAfterMs: 500 })
    const ended = sync.run(stop.signal)
    await resting()
    await pass(1_999)
    expect(turns()).toBe(1)
    await pass(1)
    expect(turns()).toBe(2)
    stop.abort()
    await ended
  })

  it('[Y9] stopped in the middle of a turn it ends with that turn, and shows no trouble', async () => {
    const { sync, stop, remote, states, clock } = await loop()
    remote.before = () => stop.abort()
    await sync.run(stop.signal)
    expect(clock.due()).toEqual([])
    expect(states.map(({ trouble }) => trouble)).toEqual([undefined])
  })

  it('[Y9] whoever asks in the middle of a turn gets the next one, which all share', async () => {
    const { sync, store, remote, turns, say } = await loop()
    const entry = say(recordId('person'), { name: 'Ida' })
    const late: Promise<unknown>[] = []
    remote.before = async ({ call }) => {
      if (call !== 'changes' || turns() !== 1) return
      must(await store.save(scope, [entry]))
      late.push(sync.exchange(), sync.exchange())
    }
    await sync.exchange()
    expect(remote.idsOf(scope)).toEqual([])
    expect(await Promise.all(late)).toMatchObject([{ value: { sent: 1 } }, { value: { sent: 1 } }])
    expect([turns(), remote.idsOf(scope)]).toEqual([2, [entry._id]])
  })
})

describe('a session that is over', () => {
  it('[Y10] is renewed once, and the queue goes on', async () => {
    const renew = vi.fn(() => Promise.resolve('renewed' as const))
    const { sync, store, remote, say } = await loop({ renew })
    must(await store.save(scope, [say(recordId('person'), { name: 'Ida' })]))
    remote.fail('push', { reason: 'unauthorised', code: 'expired' })
    expect(await sync.exchange()).toMatchObject({ ok: true, value: { sent: 1 } })
    expect(renew).toHaveBeenCalledTimes(1)
  })

  it('[Y10] and again refused is trouble of this turn, with the queue intact', async () => {
    const renew = vi.fn(() => Promise.resolve('renewed' as const))
    const { sync, store, remote, say } = await loop({ renew })
    must(await store.save(scope, [say(recordId('person'), { name: 'Ida' })]))
    for (let i = 0; i < 2; i += 1) remote.fail('push', { reason: 'unauthorised', code: 'expired' })
    expect(await sync.exchange()).toMatchObject({ ok: false, trouble: { reason: 'unauthorised' } })
    expect(renew).toHaveBeenCalledTimes(1)
    expect(must(await store.counts())).toMatchObject({ local: 1 })
  })

  it('[Y10] only "revoked" ends the loop', async () => {
    const { sync, stop, remote, turns } = await loop({ renew: () => Promise.resolve('revoked') })
    remote.fail('changes', { reason: 'unauthorised', code: 'expired' })
    await sync.run(stop.signal)
    expect(sync.state()).toMatchObject({ trouble: { reason: 'revoked' } })
    expect(turns()).toBe(1)
  })

  it('[Y10] a renewal that takes a scope away leaves it out of this turn', async () => {
    let scopes = [scope, 'rete']
    const renew = () => {
      scopes = ['rete']
      return Promise.resolve('renewed' as const)
    }
    const { sync, remote } = await loop({ renew, scopes: () => scopes })
    remote.fail('changes', { reason: 'unauthorised', code: 'expired' })
    expect(await sync.exchange()).toMatchObject({ ok: true })
    const asked = remote.heard.filter(({ call }) => call === 'changes').map((each) => each.scope)
    expect(asked).toEqual([scope, 'rete'])
  })
})

describe('a role that was taken away', () => {
  const forbidden = { reason: 'refused', status: 403, code: 'forbidden' } as const

  it('[Y10] is learnt from the scope that is forbidden, in the same turn', async () => {
    let scopes = [scope, 'rete']
    const renew = vi.fn(() => {
      scopes = ['rete']
      return Promise.resolve('renewed' as const)
    })
    const { sync, remote } = await loop({ renew, scopes: () => scopes })
    remote.fail('changes', forbidden)
    expect(await sync.exchange()).toMatchObject({ ok: true })
    expect(renew).toHaveBeenCalledTimes(1)
  })

  it('[Y10] [Y2] costs one request, however much waits to be sent, and what waits stays where it is', async () => {
    let scopes = [scope, 'rete']
    const renew = () => {
      scopes = ['rete']
      return Promise.resolve('renewed' as const)
    }
    const { sync, store, remote, say } = await loop({ renew, scopes: () => scopes })
    const names = ['Ida', 'Ugo', 'Ada', 'Eva']
    must(
      await store.save(
        scope,
        names.map((name, i) => say(recordId('person', i), { name })),
      ),
    )
    remote.fail('push', forbidden)
    expect(await sync.exchange()).toMatchObject({ ok: true })
    expect(remote.heard.filter(({ call }) => call === 'push')).toHaveLength(1)
    expect(must(await store.counts())).toMatchObject({ local: names.length, refused: 0 })
  })

  it('[Y10] a scope that the new session still grants is asked once more, and its refusal is told', async () => {
    const renew = vi.fn(() => Promise.resolve('renewed' as const))
    const { sync, remote, turns } = await loop({ renew })
    for (let i = 0; i < 2; i += 1) remote.fail('changes', forbidden)
    expect(await sync.exchange()).toMatchObject({ ok: false, trouble: forbidden })
    expect([renew.mock.calls.length, turns()]).toEqual([1, 2])
  })
})

describe('several scopes', () => {
  it('one that is refused does not keep the others waiting, and is told', async () => {
    const { sync, remote } = await loop({ scopes: () => ['cabina', scope] })
    remote.fail('changes', { reason: 'refused', status: 403, code: 'forbidden' })
    expect(await sync.exchange()).toMatchObject({ ok: false, trouble: { reason: 'refused', status: 403 } })
    expect(remote.heard.filter(({ call }) => call === 'changes').map((each) => each.scope)).toEqual([
      'cabina',
      scope,
    ])
  })

  it('trouble of the line ends the turn for all', async () => {
    const { sync, remote } = await loop({ scopes: () => ['cabina', scope] })
    remote.fail('changes', { reason: 'timeout' })
    expect(await sync.exchange()).toMatchObject({ ok: false, trouble: { reason: 'timeout' } })
    expect(remote.heard).toHaveLength(1)
  })
})

describe('after a whole exchange', () => {
  it('[Y13] what is written on hearing of it goes in the same turn, and asks for no third round', async () => {
    let heard = 0
    const ground = await loop({
      async onExchanged() {
        heard += 1
        must(await ground.store.save(scope, [ground.say(recordId('person'), { name: 'Ada' })]))
        return true
      },
    })
    expect(await ground.sync.exchange()).toEqual({ ok: true, value: { sent: 1, fresh: 0 } })
    expect([heard, ground.turns()]).toEqual([1, 2])
    expect(must(await ground.store.counts())).toMatchObject({ local: 0, confirmed: 1 })
  })

  it('[Y13] nothing written takes no more rounds, and an exchange in trouble is not one', async () => {
    const heard: string[] = []
    const ground = await loop({ onExchanged: () => Promise.resolve(heard.push('told') === 0) })
    await ground.sync.exchange()
    expect([heard, ground.turns()]).toEqual([['told'], 1])
    ground.remote.fail('changes', { reason: 'timeout' })
    await ground.sync.exchange()
    expect(heard).toEqual(['told'])
  })
})
