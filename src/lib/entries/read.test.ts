import { describe, expect, it } from 'vitest'
import { limits } from './edge.ts'
import type { Entry } from './entry.ts'
import { foldRecord, type Folded } from './fold.ts'
import { conflictsOf, coversOf, itemsOf, seenOf, seenOfItem, textOf, valueOf, valuesOf } from './read.ts'
import { makeEntry, over, recordId } from '#tests/fixtures/make-entry.ts'
import { sampleSchema } from '#tests/fixtures/sample-kind.ts'

const fold = (...entries: Entry[]) => foldRecord(entries, undefined, sampleSchema) as Folded

const one = makeEntry({ set: { phone: '1', name: null, origin: 'CPI', words: 'mie' } })
const two = makeEntry({ set: { phone: '2' } })

describe('what a page reads', () => {
  it('[E6] one value where there is one, none where it is cleared, empty or in conflict', () => {
    expect([valueOf(fold(one), 'phone'), textOf(fold(one), 'phone')]).toEqual(['1', '1'])
    expect(valueOf(fold(one), 'name')).toBeUndefined()
    expect(valueOf(fold(one), 'colour')).toBeUndefined()
    expect(valueOf(fold(one, two), 'phone')).toBeUndefined()
  })

  it('[E7] every different value of a conflict, once', () => {
    const same = makeEntry({ set: { phone: '2' }, salt: 1 })
    const cleared = makeEntry({ set: { phone: null } })
    expect(valuesOf(fold(one, two, same, cleared), 'phone').sort()).toEqual(['1', '2'])
    expect(conflictsOf(fold(one, two))).toEqual(['phone'])
    const record = recordId('moved')
    const [on, what, category] = ['2026-01-31', 'CASO', 'A']
    const counted = [[{ on, what, category }], [{ category, what, on }], [{ on, what, category: 'B' }]]
    const moves = counted.map((each, salt) =>
      makeEntry({ kind: 'moved', record, set: { counted: each }, salt }),
    )
    expect(valuesOf(foldRecord(moves) as Folded, 'counted')).toHaveLength(2)
  })

  it('[E16] of every path, also one named like a member of every object', () => {
    for (const path of ['toString', 'hasOwnProperty', 'valueOf', '__proto__', 'x/y/z']) {
      expect([valueOf(fold(one), path), valuesOf(fold(one), path), seenOf(fold(one), path)]).toEqual([
        undefined,
        [],
        [],
      ])
      expect([itemsOf(fold(one), path), seenOfItem(fold(one), path, path)]).toEqual([[], []])
    }
    expect(seenOf(undefined, 'phone')).toEqual([])
    expect(seenOf(fold(one, two), 'phone')).toEqual([one._id, two._id].sort())
  })
})

describe('coversOf', () => {
  it('[E10] names what stands on screen and what led there, not what is irregular or not understood', () => {
    const next = makeEntry({ set: { words: 'altre' }, over: over('words', one) })
    const change = makeEntry({ set: { origin: 'CDA' }, over: over('origin', one) })
    const strange = makeEntry({ set: { fax: '1' } })
    const partly = makeEntry({ set: { fax: '1', colour: 'blu' } })
    expect(coversOf(fold(one, next, change, strange, partly))).toEqual(
      [one, next, partly].map((entry) => entry._id).sort(),
    )
  })

  it('[E10] names what stands on screen even where there is more than an entry may name', () => {
    const chain = [one]
    for (let i = 0; i < limits.ids + 20; i += 1)
      chain.push(makeEntry({ set: { words: `${i}` }, over: over('words', chain[i] as Entry) }))
    const covers = coversOf(fold(...chain))
    expect(covers).toHaveLength(limits.ids)
    expect(covers).toContain(one._id)
    expect(covers).toContain(chain.at(-1)?._id)
    const signed = makeEntry({ covers })
    expect(valueOf(fold(...chain, signed), 'words')).toBe(String(limits.ids + 19))
  })
})
