import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry, EntryId } from './entry.ts'
import { checkEnvelope } from './envelope.ts'
import { foldRecord } from './fold.ts'
import { collectRemovals, erasureTargetOf, isRemoved } from './removals.ts'
import { makeEntry, makeErasure, over, recordId, removalsOf, textOfFold } from '#tests/fixtures/make-entry.ts'
import { sampleSchema } from '#tests/fixtures/sample-kind.ts'

const one = makeEntry({ set: { phone: '1', name: 'Anna' } })
const two = makeEntry({ set: { phone: '2' }, over: over('phone', one) })
const three = makeEntry({ set: { phone: '3' }, over: over('phone', two) })
const folded = (entries: Entry[], erased: Entry[]) => foldRecord(entries, removalsOf(erased), sampleSchema)

describe('erasure of one entry', () => {
  it('[E14] in the middle of a chain leaves the head', () => {
    expect(folded([one, two, three], [two])?.fields.phone?.shown).toBe('3')
  })

  it('[E14] at the head lets nothing back', () => {
    expect(folded([one, two, three], [three])?.fields).not.toHaveProperty('phone')
    expect(folded([one, two, three], [three, two])?.fields).not.toHaveProperty('phone')
  })

  it('[E14] of the only one leaves no record', () => {
    expect(folded([two], [two])).toBeUndefined()
  })

  it('[E14] is the same whether the row is still here, went, or never came', () => {
    for (const erased of [one, two, three]) {
      const here = folded([one, two, three], [erased])
      const without = [one, two, three].filter((entry) => entry !== erased)
      expect(textOfFold(folded(without, [erased]))).toBe(textOfFold(here))
    }
  })

  it('[E14] leaves the other fields of the entry that were replaced by nothing empty', () => {
    expect(folded([one, two], [one])?.fields).not.toHaveProperty('name')
  })

  it('[E14] by two people counts together, so that what one left out the other keeps away', () => {
    const both = makeEntry({
      set: { phone: '9', name: 'X' },
      over: { ...over('phone', one), ...over('name', one) },
    })
    const target = (path: string) => ({ entry: both._id, over: { [path]: [one._id] } })
    const removals = collectRemovals([makeErasure(target('phone'), 1), makeErasure(target('name'), 2)])
    expect(foldRecord([one, both], removals, sampleSchema)?.fields).toEqual({})
    const partial = collectRemovals([makeErasure(target('phone'), 1)])
    expect(Object.keys(foldRecord([one, both], partial, sampleSchema)?.fields ?? {})).toEqual(['name'])
  })

  it('[E14] by two people joins what each says of one path and of what was covered', () => {
    const target = (before: Entry) => ({
      entry: three._id,
      over: { phone: [before._id] },
      covers: [before._id],
    })
    const removals = collectRemovals([makeErasure(target(two), 1), makeErasure(target(one), 2)])
    expect(removals.entries.get(three._id)).toEqual({ phone: [one._id, two._id].sort() })
    expect(removals.covers.get(three._id)).toEqual([one._id, two._id].sort())
    expect(removals.erasedOf.get(three.record)).toEqual([three._id])
  })

  it('[E14] takes paths named like members of every object', () => {
    const odd = ['toString', 'valueOf', 'hasOwnProperty'].map((path) => {
      const over: Record<string, EntryId[]> = { [path]: [] }
      return makeErasure({ entry: one._id, over })
    })
    expect(Object.keys(collectRemovals(odd).entries.get(one._id) ?? {}).sort()).toEqual([
      'hasOwnProperty',
      'toString',
      'valueOf',
    ])
  })

  it('[E14] says of an entry its paths, what it was over and what it covered', () => {
    const signed = makeEntry({ set: { phone: '3', name: 'B' }, over: over('phone', one), covers: [one._id] })
    expect(erasureTargetOf(signed)).toEqual({
      entry: signed._id,
      over: { phone: [one._id], name: [] },
      covers: [one._id],
    })
    expect(checkEnvelope(makeErasure(erasureTargetOf(signed))).ok).toBe(true)
  })
})

describe('erasure of a record or a case', () => {
  const ofCase = recordId('case', 1)
  const within = makeEntry({ set: { phone: '1' }, case: ofCase })

  it('[E14] takes every entry, earlier or later', () => {
    const removals = collectRemovals([makeErasure({ record: one.record })])
    expect(foldRecord([one, two, three], removals, sampleSchema)).toBeUndefined()
    expect(isRemoved(within, collectRemovals([makeErasure({ case: ofCase })]))).toBe(true)
    expect(isRemoved(one, collectRemovals([makeErasure({ case: ofCase })]))).toBe(false)
  })

  it('[E14] of a case takes the record of the case itself, also an entry that forgot to name it', () => {
    const nameless = makeEntry({ kind: 'case', record: ofCase, set: { nextStep: 'x' } })
    expect(isRemoved(nameless, collectRemovals([makeErasure({ case: ofCase })]))).toBe(true)
  })

  it('[E14] is never itself erased', () => {
    const erasure = makeErasure({ record: one.record })
    const second = makeErasure({ record: erasure.record }, 1)
    const third = makeErasure(erasureTargetOf(erasure), 2)
    expect(isRemoved(erasure, collectRemovals([erasure, second, third]))).toBe(false)
    expect(collectRemovals([second, third, erasure]).records.has(one.record)).toBe(true)
  })

  it('[E13] ignores a target that it does not understand', () => {
    const odd: Json[] = [null, 'x', [], {}, { device: 'x' }, { case: 'x' }, { entry: one._id }]
    const removals = collectRemovals(odd.map((target, i) => makeErasure(target, i)))
    expect([removals.cases.size, removals.records.size, removals.entries.size]).toEqual([0, 0, 0])
  })
})

describe('a case that moved', () => {
  const ofCase = recordId('case', 1)
  const within = makeEntry({ set: { phone: '1' }, case: ofCase })
  const record = recordId('moved')
  const move = makeEntry({ kind: 'moved', record, set: { target: ofCase, to: 'tavolo-vinci' } })
  const back = makeEntry({ kind: 'moved', record, set: { to: null }, over: over('to', move) })
  const again = makeEntry({ kind: 'moved', record, set: { to: 'tavolo-certaldo' }, over: over('to', back) })

  it('[E15] is dropped with everything that names it, and the note of the move stays', () => {
    const removals = collectRemovals([move])
    expect(removals.moved).toEqual(new Map([[ofCase, 'tavolo-vinci']]))
    expect(isRemoved(within, removals)).toBe(true)
    expect(isRemoved(move, removals)).toBe(false)
  })

  it('[E15] shows again where it came back to, and can leave again', () => {
    expect(isRemoved(within, collectRemovals([back, move]))).toBe(false)
    expect(collectRemovals([again, back, move]).moved.get(ofCase)).toBe('tavolo-certaldo')
  })

  it('[E15] goes to one place, whatever the order, when two notes disagree', () => {
    const other = makeEntry({
      kind: 'moved',
      record: recordId('moved', 1),
      set: { target: ofCase, to: 'tavolo-certaldo' },
    })
    for (const notes of [
      [move, other],
      [other, move],
    ])
      expect(collectRemovals(notes).moved).toEqual(new Map([[ofCase, 'tavolo-certaldo']]))
  })
})
