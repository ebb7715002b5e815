import { describe, expect, it } from 'vitest'
import { parseSince, sequencePrinter } from './sequence.ts'

const print = sequencePrinter('one life')

describe('sequences', () => {
  it('reads back what it prints', () => {
    expect(print(42)).toMatch(/^42-\S{10,}$/)
    expect(parseSince(print(42), 'one life', 50)).toEqual({ ok: true, value: 42 })
    expect(parseSince(print(42), 'one life', 7)).toEqual({ ok: true, value: 42 })
  })

  it('starts anew for a database that was deleted and made again', () => {
    expect(parseSince(print(42), 'another life', 50)).toEqual({ ok: true, value: 0 })
  })

  it('knows 0 and now, and refuses what was not printed here', () => {
    expect(parseSince(undefined, 'one life', 50)).toEqual({ ok: true, value: 0 })
    expect(parseSince('0', 'one life', 50)).toEqual({ ok: true, value: 0 })
    expect(parseSince('now', 'one life', 50)).toEqual({ ok: true, value: 50 })
    for (const since of ['7', 'x', '-1', '7-', '7-g1AAAA', `${print(7)}x`, [print(7)]]) {
      expect(parseSince(since, 'one life', 50).ok).toBe(false)
    }
  })
})
