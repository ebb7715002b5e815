import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createGate, createKeyedQueue, createQueue } from './Gate.ts'

describe('the gate of a database', () => {
  it('lets many in together, one in alone, and later comers after who waits to be alone', async () => {
    const gate = createGate()
    const log: string[] = []
    const pass = (name: string, alone: boolean) =>
      gate[alone ? 'alone' : 'shared'](async () => {
        log.push(`+${name}`)
        await setTimeout(5)
        log.push(`-${name}`)
      })
    await Promise.all([pass('a', false), pass('b', false), pass('X', true), pass('c', false)])
    expect(log).toEqual(['+a', '+b', '-a', '-b', '+X', '-X', '+c', '-c'])
  })

  it('opens again after a failure', async () => {
    const gate = createGate()
    await expect(gate.alone(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    await expect(gate.shared(() => Promise.resolve('in'))).resolves.toBe('in')
  })

  it('queues one after the other, failures included', async () => {
    const inTurn = createQueue()
    const log: number[] = []
    const slow = inTurn(async () => {
      await setTimeout(5)
      log.push(1)
      throw new Error('failed')
    })
    const quick = inTurn(async () => void log.push(2))
    await expect(slow).rejects.toThrow('failed')
    await quick
    expect(log).toEqual([1, 2])
  })

  it('queues by key: same keys one after the other, others at once', async () => {
    const inTurn = createKeyedQueue()
    const log: string[] = []
    const run = (key: string, ms: number, name: string) =>
      inTurn(key, async () => {
        await setTimeout(ms)
        log.push(name)
        if (name === 'a1') throw new Error('failed')
      }).catch(() => undefined)
    await Promise.all([run('a', 30, 'a1'), run('a', 1, 'a2'), run('b', 1, 'b1')])
    expect(log).toEqual(['b1', 'a1', 'a2'])
  })
})
