import { describe, expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { foldRecord } from './fold.ts'
import { conflictsOf, itemsOf, seenOfItem } from './read.ts'
import { makeEntry, over, removalsOf } from '#tests/fixtures/make-entry.ts'
import { sampleSchema } from '#tests/fixtures/sample-kind.ts'

const label = 'items/k1/label'
const removed = 'items/k1/removed'
const added = makeEntry({ set: { [label]: 'uno' } })
const gone = makeEntry({ set: { [removed]: true }, over: over(removed, added) })
const edit = makeEntry({ set: { [label]: 'due' }, over: over(label, added) })

const fold = (...entries: Entry[]) => foldRecord(entries, undefined, sampleSchema)
const state = (...entries: Entry[]) => fold(...entries)?.items.items?.k1

describe('removal of an item', () => {
  it('[E12] takes the item away with every value that it names', () => {
    expect(state(added)).toBe('present')
    expect(state(added, gone)).toBe('removed')
  })

  it('[E12] is reviewed when someone who did not see it edited the item', () => {
    expect(state(added, gone, edit)).toBe('review')
    expect(conflictsOf(fold(added, gone, edit)!)).toEqual([removed])
  })

  it('[E12] is reviewed when the edit cleared a value, or set another leaf', () => {
    const more = makeEntry({ set: { 'items/k1/done': true } })
    expect(state(added, gone, more)).toBe('review')
  })

  it('[E12] stays when one of two removers saw the edit', () => {
    const other = makeEntry({ set: { [removed]: true }, over: over(removed, added, edit) })
    expect(state(added, edit, gone, other)).toBe('removed')
  })

  it('[E12] is settled by a removal that names the edit, and opened again by the next edit', () => {
    const again = makeEntry({ set: { [removed]: true }, over: over(removed, gone, edit), salt: 1 })
    const late = makeEntry({ set: { [label]: 'tre' }, over: over(label, added) })
    expect(state(added, gone, edit, again)).toBe('removed')
    expect(state(added, gone, edit, again, late)).toBe('review')
  })

  it('[E12] is undone by an entry over it, and by nothing that did not see it', () => {
    const back = makeEntry({ set: { [removed]: false }, over: over(removed, gone) })
    const blind = makeEntry({ set: { [removed]: false }, over: over(removed, added) })
    expect(state(added, gone, back)).toBe('present')
    expect(state(added, gone, blind)).toBe('review')
  })

  it('[E12] asks nothing when two people bring an item back in different words', () => {
    const back = makeEntry({ set: { [removed]: false }, over: over(removed, gone) })
    const too = makeEntry({ set: { [removed]: null }, over: over(removed, gone) })
    expect(conflictsOf(fold(added, gone, back, too)!)).toEqual([])
  })

  it('[E12] hides the conflicts of an item that went with all of them', () => {
    const rival = makeEntry({ set: { [label]: 'tre' }, over: over(label, added) })
    const all = makeEntry({ set: { [removed]: true }, over: over(removed, edit, rival) })
    expect(conflictsOf(fold(added, edit, rival)!)).toEqual([label])
    expect(conflictsOf(fold(added, edit, rival, all)!)).toEqual([])
  })
})

describe('items', () => {
  it('[E12] whose every value is cleared are not there', () => {
    const cleared = makeEntry({ set: { [label]: null }, over: over(label, added) })
    expect(itemsOf(fold(added, cleared)!, 'items')).toEqual([])
  })

  it('[E12] may be named like a member of every object', () => {
    const one = makeEntry({ set: { 'items/toString/label': 'x' } })
    expect(itemsOf(fold(one)!, 'items')).toEqual(['toString'])
    expect(seenOfItem(fold(one)!, 'items', 'toString')).toEqual([one._id])
  })
})

describe('erasure', () => {
  it('[E14] of the unseen edit leaves the item removed', () => {
    const folded = foldRecord([added, gone, edit], removalsOf([edit]), sampleSchema)
    expect(folded?.items.items?.k1).toBe('removed')
  })

  it('[E14] of the removal does not bring the item back unasked: a person looks', () => {
    const folded = foldRecord([added, gone], removalsOf([gone]), sampleSchema)!
    expect(folded.items.items?.k1).toBe('review')
    expect(conflictsOf(folded)).toEqual([removed])
    const kept = makeEntry({ set: { [removed]: false }, salt: 5 })
    expect(foldRecord([added, kept], removalsOf([gone]), sampleSchema)?.items.items?.k1).toBe('present')
    const again = makeEntry({ set: { [removed]: true }, over: over(removed, added), salt: 6 })
    expect(foldRecord([added, again], removalsOf([gone]), sampleSchema)?.items.items?.k1).toBe('removed')
  })
})
