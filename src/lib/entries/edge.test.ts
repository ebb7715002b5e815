import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlainJson, isPlainText, limits, refuseJson } from './edge.ts'
import { checkEnvelope } from './envelope.ts'
import { hostileValues, nested, plainJson } from '#tests/fixtures/garbage.ts'

const refusals = new Set(['not-json', 'depth', 'size', 'key', 'text', 'number'])

describe('what is no JSON', () => {
  it.each(hostileValues())('[E5] %s is refused', (_, value) => {
    expect(refusals).toContain(refuseJson(value))
    expect(refusals).toContain(refuseJson({ v: value }))
    expect(checkEnvelope(value).ok).toBe(false)
  })

  it('[E5] anything at all gets an answer and never throws', () => {
    const anything = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true }),
      fc.object({ withNullPrototype: true, withTypedArray: true, withObjectString: true }),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(anything, (value) => {
        const reason = refuseJson(value)
        if (reason !== undefined) expect(refusals).toContain(reason)
        expect(isPlainJson(value)).toBe(reason === undefined)
        expect(checkEnvelope(value).ok).toBe(false)
      }),
      { numRuns: 3000 },
    )
  })

  it('[E5] a member that throws does not hide behind members that are fine', () => {
    const value: Record<string, unknown> = { v: 1, set: {} }
    Object.defineProperty(value, 'over', {
      get() {
        throw new Error('a trap')
      },
    })
    expect(checkEnvelope(value)).toEqual({ ok: false, reason: 'not-json' })
  })
})

describe('limits', () => {
  it('[E5] refuse what is too deep, however deep, in bounded time', () => {
    expect(refuseJson(nested(limits.depth))).toBeUndefined()
    for (const depth of [limits.depth + 1, 50_000, 200_000]) {
      expect(refuseJson(nested(depth))).toBe('depth')
      expect(refuseJson(nested(depth, (inner) => ({ a: inner })))).toBe('depth')
      expect(checkEnvelope({ set: nested(depth) })).toEqual({ ok: false, reason: 'depth' })
    }
    expect(refuseJson(JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)))).toBe('depth')
  })

  it('[E5] refuse too many keys, items, nodes and too long a text', () => {
    const keys = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, 1]))
    expect(refuseJson(keys(limits.keys))).toBeUndefined()
    expect(refuseJson(keys(limits.keys + 1))).toBe('size')
    expect(refuseJson(new Array(limits.items).fill(1))).toBeUndefined()
    expect(refuseJson(new Array(limits.items + 1).fill(1))).toBe('size')
    expect(refuseJson(new Array(10_000_000).fill(1))).toBe('size')
    expect(refuseJson('x'.repeat(limits.string))).toBeUndefined()
    expect(refuseJson('x'.repeat(limits.string + 1))).toBe('size')
    expect(refuseJson(new Array(200).fill(new Array(limits.nodes / 200).fill(1)))).toBe('size')
    const texts = (n: number) => new Array(n).fill('è'.repeat(limits.string))
    expect(refuseJson(texts(8))).toBeUndefined()
    for (const n of [9, 10, 20]) expect(refuseJson(texts(n))).toBe('size')
  })

  it('[E5] one value shared a thousand million times costs no more than the limit', () => {
    let shared: unknown = 1
    for (let i = 0; i < limits.depth; i += 1) shared = new Array(limits.items).fill(shared)
    const start = performance.now()
    expect(refuseJson(shared)).toBe('size')
    expect(performance.now() - start).toBeLessThan(8000)
  })

  it.each(['__proto__', 'constructor', 'prototype', 'a\u0000b', '\u202e', 'x'.repeat(201), '\ud800'])(
    '[E5] refuse the key %j at any depth',
    (key) => {
      const text = `{${JSON.stringify(key)}:1}`
      expect(refuseJson(JSON.parse(text))).toBe('key')
      expect(refuseJson(JSON.parse(`[{"a":${text}}]`))).toBe('key')
      expect(refuseJson(Object.defineProperty({}, key, { value: 1, enumerable: true }))).toBe('key')
    },
  )

  it('[E5] refuse text with controls, bidi marks, a byte order mark or half a character', () => {
    const bad = [
      0, 1, 8, 0x0b, 0x0d, 0x1f, 0x7f, 0x85, 0x9f, 0x61c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069,
    ]
    for (const code of [...bad, 0xfeff, 0xd800, 0xdfff]) {
      const text = `a${String.fromCharCode(code)}b`
      expect([code, refuseJson(text), isPlainText(text)]).toEqual([code, 'text', false])
    }
    expect(refuseJson('\udc00\ud800')).toBe('text')
  })

  it('[E5] let through every text that people write', () => {
    for (const text of ['', 'è già', 'riga\nriga\t', '李', 'أحمد', '👩‍👩‍👧', 'z̈', "D'Amico", '<b>&"\\', '\u2028'])
      expect([text, refuseJson(text)]).toEqual([text, undefined])
  })

  it('[E5] refuse numbers that are no safe whole number', () => {
    const bad = [0.5, -0, NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53), 1e21, Number.MIN_VALUE]
    for (const number of bad) expect([number, refuseJson(number)]).toEqual([number, 'number'])
    expect(refuseJson(JSON.parse('[-0]'))).toBe('number')
    expect(refuseJson(JSON.parse('[1e999]'))).toBe('number')
    expect(refuseJson(JSON.parse('[123456789012345678901234567890]'))).toBe('number')
    for (const number of [0, -1, 2 ** 53 - 1, 1.0, 1e3]) expect(refuseJson(number)).toBeUndefined()
  })

  it('[E5] let through all JSON within them', () => {
    fc.assert(
      fc.property(plainJson, (value) => {
        expect(refuseJson(value)).toBeUndefined()
        expect(refuseJson(JSON.parse(JSON.stringify(value)))).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })
})
