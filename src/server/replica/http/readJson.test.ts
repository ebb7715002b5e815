import { describe, expect, it } from 'vitest'
import { readJson } from './readJson.ts'

const read = (text: string) => readJson(Buffer.from(text))

describe('reading JSON from strangers', () => {
  it('reads what JSON.parse reads, quotes, escapes and whole surrogate pairs included', () => {
    for (const value of [null, 1, 'a"b\\', { a: ['[[[[{"', { b: '😀' }] }, ['\ud83d\ude00']]) {
      expect(read(JSON.stringify(value))).toEqual({ ok: true, value })
    }
    expect(read('"\\ud83d\\ude00 \\\\ud800"')).toEqual({ ok: true, value: '😀 \\ud800' })
  })

  it('refuses nesting that would break a recursive walk, before parsing it', () => {
    expect(read('['.repeat(200) + ']'.repeat(200)).ok).toBe(true)
    expect(read('['.repeat(201) + ']'.repeat(201)).ok).toBe(false)
    expect(read('{"a":'.repeat(50_000)).ok).toBe(false)
  })

  it.each(['"\\ud800"', '"\\ud800x"', '"\\udc00"', '"\\ud800\\ud800"', '{"a":"\\uD83D"}'])(
    'refuses half a surrogate pair: %s',
    (text) => {
      expect(read(text).ok).toBe(false)
    },
  )

  it('refuses bytes that are not UTF-8 and text that is not JSON', () => {
    expect(readJson(Buffer.from([0x22, 0xff, 0x22])).ok).toBe(false)
    for (const text of ['{', '"', '"\\', '"\\u', '1e', 'x', '{"a":1}}']) expect(read(text).ok).toBe(false)
  })

  it('refuses __proto__ on the body and keeps deeper ones as plain data', () => {
    expect(read('{"__proto__":{"admin":true}}').ok).toBe(false)
    const deeper = read('{"docs":[{"a":{"__proto__":{"admin":true}}}]}')
    expect(deeper.ok && JSON.stringify(deeper.value)).toBe('{"docs":[{"a":{"__proto__":{"admin":true}}}]}')
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})
