import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { checkEnvelope, isLogin, isPath, isToken, type EnvelopeRefusal } from './envelope.ts'
import { newToken, parseEntryId, parseRecordId, slotRecordId } from './ids.ts'
import { makeEntry, over, randomFrom, recordId } from '#tests/fixtures/make-entry.ts'

const entry = makeEntry({ set: { phone: '1' }, case: recordId('case') })
const other = makeEntry({ set: { phone: '1' }, record: recordId('sample', 9) })
const reasonOf = (doc: unknown) => {
  const checked = checkEnvelope(doc)
  return checked.ok ? 'ok' : checked.reason
}

describe('checkEnvelope', () => {
  it('[E5] answers the entry itself, with or without what the replica adds', () => {
    expect(checkEnvelope(entry)).toEqual({ ok: true, value: entry })
    expect(reasonOf({ ...entry, _rev: '1-abc' })).toBe('ok')
    expect(reasonOf(JSON.parse(JSON.stringify(entry)))).toBe('ok')
  })

  const long = `a${'/a'.repeat(5)}`
  const ids = (n: number) =>
    Array.from({ length: n }, (_, i) => makeEntry({ salt: i, set: { phone: '' } })._id).sort()
  const wrong: [EnvelopeRefusal, Record<string, unknown>][] = [
    ['not-an-entry', { v: 0 }],
    ['not-an-entry', { v: '1' }],
    ['id', { _id: entry.record }],
    ['id', { _id: `${entry._id}x` }],
    ['id', { _id: other._id }],
    ['id', { record: other.record }],
    ['kind', { kind: 'case' }],
    ['kind', { kind: 'constructor' }],
    ['case', { case: entry.record }],
    ['case', { case: 'case-1' }],
    ['case', { case: null }],
    ['author', { author: 'Anna' }],
    ['author', { author: 'anna\n' }],
    ['author', { author: '' }],
    ['device', { device: 'tablet' }],
    ['at', { at: '2026-03-01' }],
    ['at', { at: '2026-03-01T09:00:00Z' }],
    ['salt', { salt: 'salt' }],
    ['salt', { salt: `${entry.salt.slice(0, 25)}b` }],
    ['sig', { sig: '' }],
    ['sig', { sig: 'A'.repeat(87) }],
    ['set', { set: [] }],
    ['set', { set: null }],
    ['set', { set: {} }],
    ['path', { set: { '': 1 } }],
    ['path', { set: { 'a//b': 1 } }],
    ['path', { set: { 'a-b': 1 } }],
    ['path', { set: { [long]: 1 } }],
    ['path', { set: { ['x'.repeat(41)]: 1 } }],
    ['path', { set: { phone: 1, 'phone/x': 1 } }],
    ['path', { set: { phone: 1, 'phone/x/y': 1, phone0: 1 } }],
    ['path', { set: { 'items/constructor/label': 1 } }],
    ['key', { set: { constructor: 1 } }],
    ['over', { over: [] }],
    ['over', { over: { name: [entry._id] } }],
    ['over', { over: { phone: [] } }],
    ['over', { over: { phone: 'x' } }],
    ['over', { over: { phone: [1] } }],
    ['over', { over: { phone: [other._id] } }],
    ['over', { over: { phone: [entry._id, entry._id] } }],
    ['over', { over: { phone: ids(2).reverse() } }],
    ['over', { over: { phone: ids(201) } }],
    ['covers', { covers: [] }],
    ['covers', { covers: {} }],
    ['covers', { covers: [other._id] }],
    ['unknown-member', { note: 'x' }],
    ['unknown-member', { _deleted: true }],
    ['unknown-member', { v: 2, _deleted: true }],
    ['unknown-member', { v: 2, _attachments: {} }],
    ['not-json', { case: undefined }],
  ]
  it.each(wrong)('[E5] answers %s for %j', (reason, part) => {
    expect(reasonOf({ ...entry, ...part })).toBe(reason)
  })

  it('[E5] takes any clock that has the shape of one: an entry is not lost for a wrong clock', () => {
    for (const at of ['1970-01-01T00:00:00.000Z', '9999-99-99T99:99:99.999Z'])
      expect(reasonOf({ ...entry, at })).toBe('ok')
  })

  it.each(['_id', 'v', 'kind', 'record', 'author', 'device', 'at', 'salt', 'set', 'over', 'sig'])(
    '[E5] refuses an entry without %s',
    (name) => {
      const less = Object.fromEntries(Object.entries(entry).filter(([key]) => key !== name))
      expect(checkEnvelope(less).ok).toBe(false)
    },
  )

  it('[E5] lets a signature set nothing', () => {
    expect(reasonOf(makeEntry({ covers: [entry._id] }))).toBe('ok')
  })

  it('[E13] reads of a newer version only the head', () => {
    const newer = { ...entry, v: 2, set: 'x', over: undefined, more: { a: 1 } }
    delete newer.over
    expect(reasonOf(newer)).toBe('ok')
    expect(reasonOf({ ...newer, author: 'X' })).toBe('author')
    expect(reasonOf({ ...newer, more: 0.5 })).toBe('number')
  })

  it('[E5] gives an answer to every entry with any one member replaced by anything', () => {
    const names = [...Object.keys(entry), 'covers', '_rev', 'toString']
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.oneof(fc.anything(), fc.jsonValue()), (name, value) => {
        const checked = checkEnvelope({ ...entry, [name]: value })
        expect(checked.ok || typeof checked.reason).toBeTruthy()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('grammars', () => {
  const name = fc.stringMatching(/^[a-zA-Z0-9]{1,40}$/)

  it('[E5] a path of one to five names passes, and so does an entry that sets it', () => {
    expect(isPath(Array.from({ length: 5 }, () => 'x'.repeat(39)).join('/'))).toBe(true)
    expect(isPath(Array.from({ length: 5 }, () => 'x'.repeat(40)).join('/'))).toBe(false)
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), (names) => {
        const path = names.join('/')
        const isFine = reasonOf(makeEntry({ set: { [path]: 1 } })) === 'ok'
        expect(isFine).toBe(isPath(path))
      }),
      { numRuns: 1000 },
    )
  })

  it('[E5] a path is nothing but letters, digits and single slashes', () => {
    for (const path of [
      '',
      '/',
      'a/',
      '/a',
      'a//b',
      'a b',
      'è',
      'a\n',
      '*',
      'a/*/b',
      '__proto__',
      'a/__proto__',
    ])
      expect([path, isPath(path)]).toEqual([path, false])
    for (const path of ['toString', 'items/valueOf/label', 'hasOwnProperty']) expect(isPath(path)).toBe(true)
  })

  it('[E2] ids read back into their parts', () => {
    const kind = fc.stringMatching(/^[a-z]{1,8}(-[a-z]{1,8}){0,2}$/)
    fc.assert(
      fc.property(kind, fc.nat(), (kindName, seed) => {
        const record = slotRecordId(kindName, 'p', String(seed))
        const one: Entry = makeEntry({ kind: kindName, record, set: { a: 1 } })
        expect(parseRecordId(record)).toEqual({ kind: kindName, token: record.slice(-26) })
        expect(parseEntryId(one._id)).toEqual({ record, hash: one._id.slice(-26) })
        expect(isToken(newToken(randomFrom(seed)))).toBe(true)
        expect(checkEnvelope(one).ok).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('[E2] takes nothing else for an id, a token or a login', () => {
    const any = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[a-z]+-[a-z2-7]{26}\n?$/),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(any, (text) => {
        const parsed = parseRecordId(text)
        if (parsed) expect(`${parsed.kind}-${parsed.token}`).toBe(text)
        const both = parseEntryId(text)
        if (both) expect(`${both.record}.${both.hash}`).toBe(text)
        if (isToken(text) || isLogin(text)) expect(text).toMatch(/^[a-z0-9._-]+(?![\s\S])/)
      }),
      { numRuns: 1000 },
    )
    expect(over('phone', entry)).toEqual({ phone: [entry._id] })
  })
})
