import { describe, expect, it } from 'vitest'
import { createLockout } from './lockout.ts'

describe('the lockout', () => {
  it('locks a name for an address from the fifth failure on, until five minutes after the last', () => {
    let now = 0
    const lockout = createLockout('enforce', () => now)
    for (let attempt = 0; attempt < 4; attempt += 1) lockout.failed('anna', '10.0.0.1')
    expect(lockout.isLocked('anna', '10.0.0.1')).toBe(false)
    now = 299_999
    lockout.failed('anna', '10.0.0.1')
    expect(lockout.isLocked('anna', '10.0.0.1')).toBe(true)
    expect(lockout.isLocked('anna', '10.0.0.2')).toBe(false)
    expect(lockout.isLocked('bea', '10.0.0.1')).toBe(false)
    now += 299_999
    expect(lockout.isLocked('anna', '10.0.0.1')).toBe(true)
    now += 1
    expect(lockout.isLocked('anna', '10.0.0.1')).toBe(false)
  })

  it('forgets the oldest pairs rather than grow without end', () => {
    const lockout = createLockout('enforce', () => 0)
    for (let attempt = 0; attempt < 5; attempt += 1) lockout.failed('first', 'a')
    for (let other = 0; other < 10_000; other += 1) lockout.failed(`other${other}`, 'a')
    expect(lockout.isLocked('first', 'a')).toBe(false)
  })

  it('locks nobody when it is off', () => {
    const lockout = createLockout('off', () => 0)
    for (let attempt = 0; attempt < 9; attempt += 1) lockout.failed('anna', 'a')
    expect(lockout.isLocked('anna', 'a')).toBe(false)
  })
})
