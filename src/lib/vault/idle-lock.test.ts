import { describe, expect, it } from 'vitest'
import { defaultIdlePolicy, type IdleEvent, idleLock, type Instant } from './idle-lock.ts'

const { start, next, dueIn } = idleLock({ idleMs: 300_000, hiddenMs: 60_000 })
const second = 1000
/** Both clocks after so many seconds; the wall clock `ahead` of the other by as many. */
const at = (seconds: number, ahead = 0): Instant => ({
  wall: 1_790_000_000_000 + (seconds + ahead) * second,
  monotonic: 5_000 + seconds * second,
})

const lockAfter = (...events: readonly [IdleEvent, Instant][]) =>
  events.reduce((state, [event, now]) => next(state, event, now), start(at(0))).lock

describe('idleLock', () => {
  it('[V13] locks after five idle minutes, not a millisecond earlier', () => {
    expect(defaultIdlePolicy).toEqual({ idleMs: 300_000, hiddenMs: 60_000 })
    expect(lockAfter(['tick', at(299.999)])).toBeNull()
    expect(lockAfter(['tick', at(300)])).toBe('idle')
    expect(lockAfter(['activity', at(200)], ['tick', at(499)])).toBeNull()
    expect(lockAfter(['activity', at(200)], ['tick', at(500)])).toBe('idle')
  })

  it('[V13] a touch after the time does not rescue, and a lock stays', () => {
    expect(lockAfter(['activity', at(300)])).toBe('idle')
    expect(lockAfter(['tick', at(300)], ['activity', at(301)], ['visible', at(302)])).toBe('idle')
    expect(lockAfter(['tick', at(1, -301)], ['activity', at(2, -301)])).toBe('clock')
  })

  it('[V13] locks sooner while hidden, counted from the first hiding', () => {
    expect(lockAfter(['hidden', at(10)], ['tick', at(69)])).toBeNull()
    expect(lockAfter(['hidden', at(10)], ['hidden', at(60)], ['tick', at(70)])).toBe('hidden')
    expect(lockAfter(['hidden', at(10)], ['visible', at(70)])).toBe('hidden')
    expect(lockAfter(['hidden', at(10)], ['visible', at(69)], ['tick', at(200)])).toBeNull()
  })

  it('[V13] locks on waking when only the wall clock saw the sleep', () => {
    expect(lockAfter(['activity', at(5)], ['tick', at(6, 301)])).toBe('clock')
    expect(lockAfter(['activity', at(5)], ['activity', at(6, 301)])).toBe('clock')
    expect(lockAfter(['hidden', at(5)], ['visible', at(6, 61)])).toBe('hidden')
  })

  it('[V13] adds up short sleeps that are each under the limit', () => {
    expect(lockAfter(['tick', at(1, 120)], ['tick', at(2, 240)])).toBeNull()
    expect(lockAfter(['tick', at(1, 120)], ['tick', at(2, 240)], ['tick', at(3, 297)])).toBe('idle')
  })

  it('[V13] locks when the wall clock is set back far, and shrugs at small corrections', () => {
    expect(lockAfter(['tick', at(10, -301)])).toBe('clock')
    expect(lockAfter(['tick', at(10, -30)], ['activity', at(20, -29)], ['tick', at(300, -29)])).toBeNull()
    expect(lockAfter(['tick', at(100, -290)], ['tick', at(300, -290)])).toBe('idle')
  })

  it('[V13] says when to look again', () => {
    const state = next(start(at(0)), 'activity', at(100))
    expect(dueIn(state, at(100))).toBe(300 * second)
    const hidden = next(state, 'hidden', at(150))
    expect(dueIn(hidden, at(160))).toBe(50 * second)
    expect(dueIn(hidden, at(999))).toBe(0)
    expect(next(state, 'tick', at(100 + dueIn(state, at(100)) / second)).lock).toBe('idle')
  })
})
