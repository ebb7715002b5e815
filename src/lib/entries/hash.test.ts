import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/domain/schema/kind.ts'
import { toBase32 } from './base32.ts'
import { canonicalJson, isSameJson } from './canonical.ts'
import { bodyBytes, isHashed } from './hash.ts'
import { newRecordId, newToken, slotRecordId } from './ids.ts'
import { plainJson } from '#tests/fixtures/garbage.ts'
import { makeEntry, over, randomFrom, recordId, reordered } from '#tests/fixtures/make-entry.ts'

/** RFC 8785 said another way: a replacer that rebuilds each object in the order of its keys' UTF-16 units. */
function plainCanonical(value: Json): string {
  // By length, not by iterating, which goes by whole characters and would skip the second half of a pair.
  const units = (text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  const order = (a: string, b: string) => {
    const [one, other] = [units(a), units(b)]
    const i = one.findIndex((unit, at) => unit !== other[at])
    return i < 0 ? one.length - other.length : (one[i] ?? -1) - (other[i] ?? -1)
  }
  // Members that look like numbers come first in any object, so the text is put together by hand.
  const write = (each: Json): string => {
    if (Array.isArray(each)) return '[' + each.map(write).join() + ']'
    if (each === null || typeof each !== 'object') return JSON.stringify(each)
    const keys = Object.getOwnPropertyNames(each).sort(order)
    return '{' + keys.map((key) => JSON.stringify(key) + ':' + write(each[key] as Json)).join() + '}'
  }
  return write(value)
}

describe('canonicalJson', () => {
  it('[E1] is one text for one value, as an independent writer writes it', () => {
    fc.assert(
      fc.property(plainJson, (value) => {
        const text = canonicalJson(value)
        expect(text).toBe(plainCanonical(value))
        expect(canonicalJson(reordered(value))).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(value)
      }),
      { numRuns: 3000, examples: [[[{ '\u{10d41}': null, '\u{10d40}': null }]]] },
    )
  })

  it('[E1] writes the example of RFC 8785, as far as this wire carries it', () => {
    const value = JSON.parse(
      '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",' +
        '"\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
    )
    expect(Object.values(JSON.parse(`[${canonicalJson(value)}]`)[0])).toHaveLength(7)
    expect([...canonicalJson(value).matchAll(/:"(.+?)"/g)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
    expect(canonicalJson(['€$\u000f\nA\'B"\\\\"/'])).toBe('["€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"]')
  })

  it('[E1] knows when two values are the same', () => {
    expect(isSameJson({ a: 1, b: [null] }, { b: [null], a: 1 })).toBe(true)
    expect(isSameJson(['a', 'b'], ['b', 'a'])).toBe(false)
    expect(isSameJson(undefined, null)).toBe(true)
    expect(isSameJson('1', 1)).toBe(false)
  })
})

describe('entry ids', () => {
  const entry = makeEntry({ set: { phone: '1', more: { a: [1, { b: null }] } }, case: recordId('case') })

  it('[E1] are the record and 128 bits of the SHA-256 of the canonical body', () => {
    const { _id, sig, ...body } = entry
    const digest = createHash('sha256').update(plainCanonical(body)).digest().subarray(0, 16)
    expect(sig).toHaveLength(86)
    expect(_id).toBe(`${entry.record}.${toBase32(digest)}`)
  })

  it('[E1] tell every change of a single member, and none of what is not hashed', () => {
    expect(isHashed({ ...entry, _rev: '1-a' } as typeof entry)).toBe(true)
    expect(isHashed({ ...entry, sig: 'B'.repeat(86) })).toBe(true)
    const { sig: _sig, ...hashed } = entry
    const member = fc.constantFrom(...Object.keys(hashed).filter((name) => name !== '_id'), 'covers', 'more')
    fc.assert(
      fc.property(member, plainJson, (name, value) => {
        const was = Object.hasOwn(entry, name) ? (entry as Record<string, unknown>)[name] : undefined
        fc.pre(name !== 'record' || typeof value === 'string')
        fc.pre(was === undefined || !isSameJson(value, was as Json))
        expect(isHashed({ ...entry, [name]: value })).toBe(false)
      }),
      { numRuns: 1000 },
    )
    for (const name of Object.keys(hashed).filter((each) => each !== '_id')) {
      const less = Object.fromEntries(Object.entries(entry).filter(([key]) => key !== name))
      expect([name, isHashed(less as typeof entry)]).toEqual([name, false])
    }
  })

  it('[E1] tell a change inside a value, of one letter or one order of a list', () => {
    const values: Json[] = [
      { a: [1, { b: 0 }] },
      { a: [{ b: null }, 1] },
      { a: [1, { c: null }] },
      { a: [1] },
    ]
    for (const more of values) expect(isHashed({ ...entry, set: { ...entry.set, more } })).toBe(false)
    expect(isHashed({ ...entry, set: { ...entry.set, more: { a: [1, { b: null }] } } })).toBe(true)
    const next = makeEntry({ set: { phone: '1' }, over: over('phone', entry) })
    expect(isHashed({ ...next, over: {} })).toBe(false)
  })

  it('[E1] differ for the same words written twice, since the salt does', () => {
    expect(makeEntry({ set: { phone: '1' }, salt: 1 })._id).not.toBe(
      makeEntry({ set: { phone: '1' }, salt: 2 })._id,
    )
    expect(new TextDecoder().decode(bodyBytes(entry))).not.toContain('sig')
  })
})

describe('record ids', () => {
  it('[E2] carry the kind and 128 bits, and nothing else', () => {
    expect(newRecordId('case', () => new Uint8Array(16))).toBe(`case-${'a'.repeat(26)}`)
    expect(newRecordId('case', () => new Uint8Array(16).fill(255))).toBe(`case-${'7'.repeat(25)}4`)
    const made = new Set(Array.from({ length: 1000 }, (_, i) => newToken(randomFrom(i))))
    expect(made.size).toBe(1000)
  })

  it('[E3] of a slot are the same on every device, and differ with kind, parent or slot', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (parent, slot) => {
        const id = slotRecordId('case', parent, slot)
        expect(slotRecordId('case', parent, slot)).toBe(id)
        const bytes = createHash('sha256')
          .update(plainCanonical(['case', parent, slot]))
          .digest()
        expect(id).toBe(`case-${toBase32(bytes.subarray(0, 16))}`)
        expect(slotRecordId('case', `${parent}x`, slot)).not.toBe(id)
        expect(slotRecordId('case', parent, `${slot}x`)).not.toBe(id)
        expect(slotRecordId('person', parent, slot).slice(-26)).not.toBe(id.slice(-26))
      }),
      { numRuns: 1000 },
    )
    expect(slotRecordId('case', 'ab', 'c')).not.toBe(slotRecordId('case', 'a', 'bc'))
  })

  it('[E1] base32 is that of RFC 4648', () => {
    const vectors = {
      '': '',
      f: 'my',
      fo: 'mzxq',
      foo: 'mzxw6',
      foob: 'mzxw6yq',
      fooba: 'mzxw6ytb',
      foobar: 'mzxw6ytboi',
    }
    for (const [text, base32] of Object.entries(vectors))
      expect(toBase32(new TextEncoder().encode(text))).toBe(base32)
  })
})
