import { describe, expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { foldRecord } from './fold.ts'
import { historyOf, undoOf } from './history.ts'
import { makeBody, splitChanges } from './make.ts'
import { noRemovals } from './removals.ts'
import { makeEntry, over, randomFrom, removalsOf } from '#tests/fixtures/make-entry.ts'
import { sampleSchema } from '#tests/fixtures/sample-kind.ts'

const at = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`
const fold = (entries: Entry[], removals = noRemovals) => foldRecord(entries, removals, sampleSchema)
const undo = (entry: Entry, entries: Entry[], removals = noRemovals) =>
  undoOf(entry, entries, removals, sampleSchema)

/** The entries that an undo makes: one, or as many as the values between which the entry had chosen. */
function undone(entry: Entry, entries: Entry[]): Entry[] {
  return splitChanges(undo(entry, entries)).map((changes, i) => {
    const { kind, record, author, device } = entry
    const body = makeBody({ kind, record, author, device, at: at(20), changes }, randomFrom(i))
    return makeEntry({ ...body, salt: 100 + i })
  })
}

const one = makeEntry({ set: { phone: '1', name: 'Anna' }, at: at(9) })
const two = makeEntry({
  set: { phone: '2', name: 'Bea' },
  over: { ...over('phone', one), ...over('name', one) },
  at: at(8),
})
const three = makeEntry({ set: { phone: '3' }, over: over('phone', two), at: at(7) })

describe('historyOf', () => {
  it('[E16] puts every step after those that it is over, whatever the clocks say', () => {
    const steps = historyOf([three, one, two], 'phone')
    expect(steps.map(({ value }) => value)).toEqual(['1', '2', '3'])
    expect(steps.map(({ before }) => before)).toEqual([[], ['1'], ['2']])
    expect(steps[1]).toMatchObject({ entry: two._id, author: 'anna', at: at(8), over: [one._id] })
  })

  it('[E16] orders steps that did not see each other by the clocks, ties by id, and names what both were over', () => {
    const rival = makeEntry({ set: { phone: '0' }, over: over('phone', one), at: at(5) })
    const choice = makeEntry({ set: { phone: '0' }, over: over('phone', two, rival), at: at(6) })
    const steps = historyOf([choice, rival, two, one], 'phone')
    expect(steps.map(({ entry }) => entry)).toEqual([one, rival, two, choice].map((entry) => entry._id))
    expect(steps[3]?.before).toHaveLength(2)
    const apart = [5, 3, 9, 1, 7].map((hour) => makeEntry({ set: { phone: `${hour}` }, at: at(hour) }))
    expect(historyOf(apart, 'phone').map(({ value }) => value)).toEqual(['1', '3', '5', '7', '9'])
    const a = makeEntry({ set: { phone: 'a' } })
    const b = makeEntry({ set: { phone: 'b' } })
    expect(historyOf([a, b], 'phone')).toEqual(historyOf([b, a], 'phone'))
  })

  it('[E13] leaves out newer versions and entries of other paths, and stands any name', () => {
    const newer = { ...makeEntry({ salt: 1 }), v: 2, set: undefined } as unknown as Entry
    const odd = makeEntry({ set: { valueOf: 'x' } })
    expect(historyOf([one, newer, odd], 'phone')).toHaveLength(1)
    expect(historyOf([one, newer, odd], 'valueOf')).toMatchObject([{ over: [], before: [] }])
    expect(historyOf([one, newer, odd], 'toString')).toEqual([])
  })

  it('[E16] takes a long history in good time', () => {
    const chain: Entry[] = [one]
    for (let i = 0; i < 8000; i += 1)
      chain.push(makeEntry({ set: { phone: `${i}` }, over: over('phone', chain[i] as Entry) }))
    const wide = Array.from({ length: 8000 }, (_, i) => makeEntry({ set: { phone: `w${i}` }, salt: i }))
    const start = performance.now()
    expect(historyOf(chain.toReversed(), 'phone').map(({ entry }) => entry)).toEqual(
      chain.map(({ _id }) => _id),
    )
    expect(historyOf(wide, 'phone')).toHaveLength(8000)
    expect(performance.now() - start).toBeLessThan(8000)
  })
})

describe('undoOf', () => {
  it('[E16] takes each field back to what its author had in front of them', () => {
    expect(undo(two, [one, two])).toEqual([
      { path: 'phone', value: '1', seen: [two._id] },
      { path: 'name', value: 'Anna', seen: [two._id] },
    ])
    expect(undo(one, [one])).toEqual([
      { path: 'phone', value: null, seen: [one._id] },
      { path: 'name', value: null, seen: [one._id] },
    ])
    expect(fold([one, two, ...undone(two, [one, two])])?.fields.phone?.shown).toBe('1')
  })

  it('[E16] does not touch what someone changed later', () => {
    expect(undo(two, [one, two, three]).map(({ path }) => path)).toEqual(['name'])
    expect(undo(one, [one, two])).toEqual([])
    expect(undo(two, [one, two, three], removalsOf([three])).map(({ path }) => path)).toEqual(['name'])
  })

  it('[E16] of a value in conflict takes only that value out', () => {
    const rival = makeEntry({ set: { phone: '9' }, over: over('phone', one) })
    const back = undone(two, [one, two, rival])
    expect(
      fold([one, two, rival, ...back])
        ?.fields.phone?.live.map(({ value }) => value)
        .sort(),
    ).toEqual(['1', '9'])
  })

  it('[E16] of a choice opens the conflict again, by one entry for each of its values', () => {
    const rival = makeEntry({ set: { phone: '9' }, over: over('phone', one) })
    const choice = makeEntry({ set: { phone: '9' }, over: over('phone', two, rival), salt: 1 })
    const back = undone(choice, [one, two, rival, choice])
    expect(back).toHaveLength(2)
    const phone = fold([one, two, rival, choice, ...back])?.fields.phone
    expect(phone).toMatchObject({ conflict: true })
    expect(phone?.live.map(({ value }) => value).sort()).toEqual(['2', '9'])
  })

  it('[E16] of a choice between firsts opens that conflict again too', () => {
    const f1 = makeEntry({ set: { origin: 'TAVOLO' } })
    const f2 = makeEntry({ set: { origin: 'CPI' } })
    const choice = makeEntry({ set: { origin: 'CPI' }, over: over('origin', f1, f2), salt: 1 })
    const back = undone(choice, [f1, f2, choice])
    expect(fold([f1, f2, choice, ...back])).toMatchObject({
      fields: { origin: { conflict: true } },
      irregular: [],
    })
  })

  it('[E16] of a `latest` field takes back what was shown', () => {
    const a = makeEntry({ set: { colour: 'rosso' }, at: at(9) })
    const b = makeEntry({ set: { colour: 'verde' }, at: at(8) })
    const c = makeEntry({ set: { colour: 'blu' }, over: over('colour', a, b) })
    expect(undo(c, [a, b, c])).toEqual([{ path: 'colour', value: 'rosso', seen: [c._id] }])
  })

  it('[E9] [E16] never lifts a protection', () => {
    const given = makeEntry({ set: { consent: 'PRESTATO' } })
    const revoked = makeEntry({ set: { consent: 'REVOCATO' }, over: over('consent', given) })
    const lifted = makeEntry({
      set: { consent: 'PRESTATO', consentWhy: 'x' },
      over: over('consent', revoked),
    })
    expect(undo(revoked, [given, revoked])).toEqual([])
    expect(undo(lifted, [given, revoked, lifted]).map(({ path, value }) => [path, value])).toEqual([
      ['consent', 'REVOCATO'],
      ['consentWhy', null],
    ])
  })

  it('[E10] [E11] [E16] moves nothing frozen and takes back no signature', () => {
    const first = makeEntry({ set: { origin: 'CPI', words: 'mie', phone: '1' } })
    const signed = makeEntry({ set: { closedAt: at(9) }, covers: [first._id] })
    expect(undo(first, [first]).map(({ path }) => path)).toEqual(['words', 'phone'])
    expect(undo(first, [first, signed]).map(({ path }) => path)).toEqual(['phone'])
    expect(undo(signed, [first, signed])).toEqual([])
    expect(undo(first, [first, signed], removalsOf([signed])).map(({ path }) => path)).toEqual(['phone'])
  })

  it('[E14] [E16] brings back nothing erased, and nothing that has not arrived', () => {
    expect(undo(two, [two], removalsOf([one]))[0]).toMatchObject({ path: 'phone', value: null })
    expect(undo(two, [one, two], removalsOf([one]))[0]).toMatchObject({ path: 'phone', value: null })
    expect(undo(two, [two])).toEqual([])
  })

  it('[E13] [E16] brings back no value that this app does not understand', () => {
    const strange = makeEntry({ set: { phone: 7 } })
    const mine = makeEntry({ set: { phone: '1' }, over: over('phone', strange) })
    expect(undo(mine, [strange, mine])).toEqual([])
    const newer = { ...mine, v: 2, set: undefined } as unknown as Entry
    expect(undo(newer, [strange, newer])).toEqual([])
    const after = makeEntry({ set: { phone: '2' }, over: over('phone', newer), salt: 2 })
    expect(undo(after, [newer, after])).toEqual([])
  })

  it('[E12] [E16] of a removal brings the item back, of a change without effect does nothing', () => {
    const added = makeEntry({ set: { 'items/k1/label': 'x' } })
    const gone = makeEntry({ set: { 'items/k1/removed': true }, over: over('items/k1/removed', added) })
    expect(fold([added, gone, ...undone(gone, [added, gone])])?.items.items?.k1).toBe('present')
    const same = makeEntry({ set: { phone: '1' }, over: over('phone', one), salt: 3 })
    expect(undo(same, [one, same])).toEqual([])
  })
})
