import { describe, expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { foldRecord } from './fold.ts'
import { coversOf } from './read.ts'
import { makeEntry, over, removalsOf } from '#tests/fixtures/make-entry.ts'
import { sampleSchema } from '#tests/fixtures/sample-kind.ts'

const fold = (...entries: Entry[]) => foldRecord(entries, undefined, sampleSchema)
const sign = (salt: number, ...covered: Entry[]) =>
  makeEntry({ covers: covered.map((entry) => entry._id).sort(), salt })

describe('signed fields', () => {
  const first = makeEntry({ set: { words: 'prime' } })
  const next = makeEntry({ set: { words: 'seconde' }, over: over('words', first) })
  const signed = sign(1, first, next)

  it('[E10] are ordinary until someone signs', () => {
    const rival = makeEntry({ set: { words: 'altre' } })
    expect(fold(first, next)?.fields.words?.shown).toBe('seconde')
    expect(fold(first, next, rival)?.fields.words?.conflict).toBe(true)
  })

  it('[E10] show the fold of exactly what the signature covers, whatever comes earlier, beside or later', () => {
    const earlier = makeEntry({ set: { words: 'prima' }, at: '2020-01-01T00:00:00.000Z' })
    const beside = makeEntry({ set: { words: 'accanto' }, over: over('words', first) })
    const later = makeEntry({ set: { words: 'dopo' }, over: over('words', next) })
    const folded = fold(first, next, signed, earlier, beside, later)
    expect(folded?.fields.words).toMatchObject({ conflict: false, shown: 'seconde' })
    expect(folded?.irregular.map(({ entry }) => entry).sort()).toEqual(
      [earlier, beside, later].map((entry) => entry._id).sort(),
    )
  })

  it('[E10] freeze what was empty at the signature', () => {
    const later = makeEntry({ set: { place: 'casa' } })
    const folded = fold(first, next, signed, later)
    expect(folded?.fields).not.toHaveProperty('place')
    expect(folded?.irregular).toEqual([{ entry: later._id, path: 'place' }])
  })

  it('[E10] keep the words that the signing entry brings itself', () => {
    const closing = makeEntry({
      set: { words: 'ultime' },
      over: over('words', first),
      covers: [first._id],
    })
    expect(fold(first, closing)).toMatchObject({ fields: { words: { shown: 'ultime' } }, irregular: [] })
  })

  it('[E10] move as covered entries arrive after the signature, and by nothing else', () => {
    const stray = makeEntry({ set: { words: 'altre' }, over: over('words', first) })
    expect(fold(signed, stray)?.fields).not.toHaveProperty('words')
    expect(fold(signed, stray, first)?.fields.words?.shown).toBe('prime')
    expect(fold(signed, stray, first, next)?.fields.words?.shown).toBe('seconde')
  })
})

describe('two signatures', () => {
  const first = makeEntry({ set: { words: 'prime' } })
  const next = makeEntry({ set: { words: 'seconde' }, over: over('words', first) })

  it('[E10] of the same content agree', () => {
    expect(fold(first, sign(1, first), sign(2, first))?.fields.words).toMatchObject({
      conflict: false,
      shown: 'prime',
    })
  })

  it('[E10] made apart of different contents are a conflict', () => {
    const folded = fold(first, next, sign(1, first), sign(2, first, next))
    expect(folded?.fields.words).toMatchObject({ conflict: true })
    expect(folded?.irregular).toEqual([])
  })

  it('[E10] made apart are settled by a third that covers both', () => {
    const [a, b] = [sign(1, first), sign(2, first, next)]
    const choice = makeEntry({ set: { words: 'terze' }, over: over('words', first, next), salt: 3 })
    const third = sign(4, first, next, choice, a, b)
    expect(fold(first, next, a, b, choice, third)).toMatchObject({
      fields: { words: { conflict: false, shown: 'terze' } },
      irregular: [],
    })
  })

  it('[E10] a signature that saw the first does not move it, even when it covers a later entry', () => {
    const signed = sign(1, first)
    const again = sign(2, first, next, signed)
    const folded = fold(first, next, signed, again)
    expect(folded?.fields.words).toMatchObject({ conflict: false, shown: 'prime' })
    expect(folded?.irregular).toEqual([{ entry: next._id, path: 'words' }])
  })

  it('[E10] a countersignature of what stands on screen changes nothing beside an irregular entry', () => {
    const signed = sign(1, first)
    const before = fold(first, signed, next)
    const counter = makeEntry({ covers: before ? coversOf(before) : [], salt: 2 })
    expect(counter.covers).not.toContain(next._id)
    expect(fold(first, signed, next, counter)).toMatchObject({
      fields: { words: { conflict: false, shown: 'prime' } },
      irregular: [{ entry: next._id, path: 'words' }],
    })
  })
})

describe('erasure of signed things', () => {
  const first = makeEntry({ set: { words: 'prime' } })
  const next = makeEntry({ set: { words: 'seconde' }, over: over('words', first) })
  const stray = makeEntry({ set: { words: 'altre' }, over: over('words', next) })
  const signed = makeEntry({
    set: { closedAt: '2026-03-01T09:00:00.000Z' },
    covers: [first._id, next._id].sort(),
  })

  it('[E14] of a covered entry empties the field', () => {
    const folded = foldRecord([first, next, signed, stray], removalsOf([next]), sampleSchema)
    expect(folded?.fields).not.toHaveProperty('words')
  })

  it('[E14] of the signature leaves its content frozen: what it shut out does not come in', () => {
    const folded = foldRecord([first, next, signed, stray], removalsOf([signed]), sampleSchema)
    expect(folded?.fields.words).toMatchObject({ conflict: false, shown: 'seconde' })
    expect(folded?.irregular).toEqual([{ entry: stray._id, path: 'words' }])
  })

  it('[E14] of an irregular entry takes it out of the list too', () => {
    const folded = foldRecord([first, next, signed, stray], removalsOf([stray]), sampleSchema)
    expect(folded?.irregular).toEqual([])
  })
})

describe('write-once fields', () => {
  const f1 = makeEntry({ set: { origin: 'TAVOLO' }, salt: 1 })
  const f2 = makeEntry({ set: { origin: 'CPI' }, salt: 2 })
  const f3 = makeEntry({ set: { origin: 'CDA' }, salt: 3 })
  const choice = makeEntry({ set: { origin: 'CPI' }, over: over('origin', f1, f2), salt: 4 })

  it('[E11] freeze with the first entry', () => {
    const change = makeEntry({ set: { origin: 'CPI' }, over: over('origin', f1), salt: 5 })
    const again = makeEntry({ set: { origin: 'CDA' }, over: over('origin', change), salt: 6 })
    const folded = fold(f1, change, again)
    expect(folded?.fields.origin).toMatchObject({ conflict: false, shown: 'TAVOLO' })
    expect(folded?.irregular.map(({ entry }) => entry).sort()).toEqual([change._id, again._id].sort())
  })

  it('[E11] do not freeze empty', () => {
    const empty = makeEntry({ set: { origin: null }, salt: 5 })
    expect(fold(empty, f1)).toMatchObject({
      fields: { origin: { conflict: false, shown: 'TAVOLO' } },
      irregular: [],
    })
    expect(fold(empty)).toMatchObject({ fields: {}, irregular: [] })
  })

  it('[E11] two concurrent firsts are a conflict, settled by a choice over both', () => {
    expect(fold(f1, f2)?.fields.origin?.conflict).toBe(true)
    expect(fold(f1, f2, choice)).toMatchObject({
      fields: { origin: { conflict: false, shown: 'CPI' } },
      irregular: [],
    })
  })

  it('[E11] two concurrent choices are a conflict, and a choice over both settles that', () => {
    const other = makeEntry({ set: { origin: 'TAVOLO' }, over: over('origin', f1, f2), salt: 5 })
    const last = makeEntry({ set: { origin: 'CDA' }, over: over('origin', choice, other), salt: 6 })
    expect(fold(f1, f2, choice, other)?.fields.origin?.conflict).toBe(true)
    expect(fold(f1, f2, choice, other, last)?.fields.origin?.shown).toBe('CDA')
  })

  it('[E11] a third first that arrives after the choice opens it again', () => {
    const folded = fold(f1, f2, choice, f3)
    expect(folded?.fields.origin?.live.map(({ entry }) => entry)).toEqual([choice._id, f3._id].sort())
    const last = makeEntry({ set: { origin: 'CDA' }, over: over('origin', choice, f3), salt: 6 })
    expect(fold(f1, f2, choice, f3, last)?.fields.origin).toMatchObject({ conflict: false, shown: 'CDA' })
  })

  it('[E11] a choice can itself be taken back', () => {
    const back = makeEntry({ set: { origin: 'TAVOLO' }, over: over('origin', choice), salt: 5 })
    expect(fold(f1, f2, choice, back)).toMatchObject({
      fields: { origin: { conflict: false, shown: 'TAVOLO' } },
      irregular: [],
    })
  })

  it('[E11] a choice counts once all that it chose among is there', () => {
    expect(fold(f1, choice)?.fields.origin?.shown).toBe('TAVOLO')
    expect(fold(f1, choice, f2)?.fields.origin?.shown).toBe('CPI')
  })

  it('[E14] an erased first does not undo the choice that was over it', () => {
    const folded = foldRecord([f1, f2, choice], removalsOf([f2]), sampleSchema)
    expect(folded).toMatchObject({ fields: { origin: { shown: 'CPI' } }, irregular: [] })
  })

  it('[E14] an erased choice does not let the firsts back, and an erased first leaves the field to a new one', () => {
    expect(foldRecord([f1, f2, choice], removalsOf([choice]), sampleSchema)?.fields).toEqual({})
    const folded = foldRecord([f1, f3], removalsOf([f1]), sampleSchema)
    expect(folded?.fields.origin).toMatchObject({ conflict: false, shown: 'CDA' })
  })
})
