import { generateKeyPairSync, sign as signWith, verify as verifyWith, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from './edge.ts'
import { checkEnvelope } from './envelope.ts'
import { bodyBytes, entryId, isHashed } from './hash.ts'
import { isSigned, makeBody, signBody, splitChanges, type Change, type Draft } from './make.ts'
import { plainJson } from '#tests/fixtures/garbage.ts'
import { makeEntry, randomFrom, recordId, unsigned } from '#tests/fixtures/make-entry.ts'

const head = {
  kind: 'sample',
  record: recordId('sample'),
  author: 'anna',
  device: makeEntry().device,
  at: '2026-03-01T09:00:00.000Z',
}
const ids = (n: number) => Array.from({ length: n }, (_, i) => makeEntry({ salt: i, set: { phone: '' } })._id)

/** Changes of different paths none of which is a prefix of another, as a form makes them. */
const changes: fc.Arbitrary<Change[]> = fc.uniqueArray(
  fc.record({
    path: fc.stringMatching(/^[a-zA-Z0-9]{1,8}(\/[a-zA-Z0-9]{1,8}\/[a-z]{1,8})?$/),
    value: plainJson,
    seen: fc.array(fc.constantFrom(...ids(4)), { maxLength: 6 }),
  }),
  { selector: ({ path }) => path.split('/')[0], minLength: 1, maxLength: 5 },
)

describe('makeBody', () => {
  it('[E4] names what was on screen, sorted and once, and nothing where nothing was', () => {
    const [a = '', b = ''] = ids(2).sort()
    const body = makeBody(
      {
        ...head,
        changes: [
          { path: 'phone', value: '1', seen: [b, a, b] },
          { path: 'name', value: null, seen: [] },
        ],
      },
      randomFrom(1),
    )
    expect(body).toMatchObject({ v: 1, set: { phone: '1', name: null }, over: { phone: [a, b] } })
    expect(Object.keys(body)).not.toContain('case')
    expect(Object.keys(body)).not.toContain('covers')
  })

  it('[E4] of two changes of one path takes the last value and what either had seen', () => {
    const [a = '', b = ''] = ids(2).sort()
    const twice: Change[] = [
      { path: 'phone', value: '1', seen: [b] },
      { path: 'phone', value: '2', seen: [a] },
    ]
    expect(makeBody({ ...head, changes: twice }, randomFrom(1))).toMatchObject({
      set: { phone: '2' },
      over: { phone: [a, b] },
    })
    expect(splitChanges(twice)).toEqual([[twice[0]], [twice[1]]])
  })

  it('[E5] always makes what an edge lets through, also when more stood on screen than an entry may name', () => {
    const many = ids(limits.ids + 50)
    const storm = makeBody({ ...head, changes: [{ path: 'phone', value: '1', seen: many }] }, randomFrom(1))
    expect(checkEnvelope({ _id: entryId(storm), ...storm, sig: unsigned }).ok).toBe(true)
    const draft: fc.Arbitrary<Draft> = fc.record({
      kind: fc.constant(head.kind),
      record: fc.constant(head.record),
      author: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,63}$/),
      device: fc.constant(head.device),
      at: fc
        .date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      changes,
    })
    fc.assert(
      fc.property(draft, fc.nat(), (each, seed) => {
        const body = makeBody(each, randomFrom(seed))
        const checked = checkEnvelope({ _id: entryId(body), ...body, sig: unsigned })
        expect(checked).toMatchObject({ ok: true })
        if (checked.ok) expect(isHashed(checked.value)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('[E4] is the same for the same draft and random bytes, and leaves what it was given as it was', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (each, seed) => {
        const before = JSON.stringify(each)
        const body = makeBody({ ...head, changes: each }, randomFrom(seed))
        expect(makeBody({ ...head, changes: each }, randomFrom(seed))).toEqual(body)
        expect(entryId(makeBody({ ...head, changes: each }, randomFrom(seed + 1)))).not.toBe(entryId(body))
        expect(JSON.stringify(each)).toBe(before)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('signBody', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = (pair: KeyObject) => ({ key: pair, dsaEncoding: 'ieee-p1363' as const })
  const sign = async (bytes: Uint8Array) => signWith('sha256', bytes, key(privateKey)).toString('base64url')
  const verify = async (_: string, bytes: Uint8Array, sig: string) =>
    verifyWith('sha256', bytes, key(publicKey), Buffer.from(sig, 'base64url'))

  it('[E17] signs exactly what is hashed: any change of content breaks it, what the replica adds does not', async () => {
    const body = makeBody({ ...head, changes: [{ path: 'phone', value: '1', seen: [] }] }, randomFrom(1))
    const entry = await signBody(body, sign)
    expect(checkEnvelope(entry).ok).toBe(true)
    expect(isHashed(entry)).toBe(true)
    const check = (part: object) => isSigned({ ...entry, ...part }, 'key', verify)
    expect(await check({})).toBe(true)
    expect(await check({ _rev: '1-a' })).toBe(true)
    expect(await check({ set: { phone: '2' } })).toBe(false)
    expect(await check({ author: 'bruno' })).toBe(false)
    expect(await check({ sig: unsigned })).toBe(false)
    expect(bodyBytes(entry)).toEqual(bodyBytes(body))
  })
})
