import { describe, expect, it } from 'vitest'
import { parseRev, parseRevisions } from './parseRev.ts'

describe('reading revisions', () => {
  it('reads a generation and a hash, hexadecimal in lower case', () => {
    expect(parseRev('1-ABCDEF00112233445566778899AABBCC')).toEqual({
      ok: true,
      value: { pos: 1, id: 'abcdef00112233445566778899aabbcc' },
    })
    expect(parseRev('9999-forged')).toEqual({ ok: true, value: { pos: 9999, id: 'forged' } })
  })

  it.each([
    undefined,
    5,
    '',
    '1',
    '-x',
    'x-1',
    '1-',
    '1-a-b',
    '1-"',
    '-1-x',
    `1-${'z'.repeat(32)}`,
    `1-${'a'.repeat(129)}`,
    `${'9'.repeat(16)}-a`,
  ])('refuses %j', (text) => {
    expect(parseRev(text).ok).toBe(false)
  })

  it('cuts a history to the length that CouchDB keeps, and refuses one that its start does not bear', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => `r${index}`)
    const parsed = parseRevisions({ start: 5000, ids })
    expect(parsed.ok && parsed.value.ids.length).toBe(1000)
    for (const value of [
      { start: 1, ids: ['a', 'b'] },
      { start: 1.5, ids: ['a'] },
      { start: 1, ids: 'a' },
      null,
    ]) {
      expect(parseRevisions(value).ok).toBe(false)
    }
  })
})
