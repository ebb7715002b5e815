import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSmall, mergeNeighbours, mergeSmall, type Group } from './merge-small.ts'

const group = fc.record({
  area: fc.constantFrom('valdelsa', 'empolese'),
  cells: fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }),
})
const groups = fc
  .array(group, { maxLength: 12 })
  .map((all) => all.map((each, at): Group => ({ ...each, parts: [`t${String(at).padStart(2, '0')}`] })))
const sums = (all: readonly Group[]) =>
  [0, 1, 2].map((column) => all.reduce((sum, { cells }) => sum + (cells[column] ?? 0), 0))

describe.each([
  ['rows of areas', mergeSmall],
  ['neighbours', mergeNeighbours],
] as const)('[K8] %s', (_, mergeAll) => {
  it('nothing small is shown apart, nothing is lost, and the sum tells no more than the rows', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 5 }), (rows, least) => {
        const shown = mergeAll(rows, least)
        expect(shown.flatMap(({ parts }) => parts).sort()).toEqual(rows.flatMap(({ parts }) => parts))
        expect(sums(shown)).toEqual(sums(rows))
        if (shown.length > 1) expect(shown.filter((each) => isSmall(each, least))).toEqual([])
      }),
    )
  })
})

it('[K8] a small tavolo goes with the fewest of its own area', () => {
  const rows = [
    { parts: ['empoli'], area: 'empolese', cells: [45, 41, 37] },
    { parts: ['gambassi-terme'], area: 'valdelsa', cells: [2, 2, 1] },
    { parts: ['certaldo'], area: 'valdelsa', cells: [14, 13, 11] },
    { parts: ['montaione'], area: 'valdelsa', cells: [3, 3, 3] },
  ]
  expect(mergeSmall(rows, 3).map(({ parts }) => parts)).toEqual([
    ['certaldo'],
    ['empoli'],
    ['gambassi-terme', 'montaione'],
  ])
})

it('[K8] months go together with their neighbours', () => {
  const months = [[1], [2], [0], [4], [1]].map((cells, at) => ({ parts: [`2026-0${at + 1}`], cells }))
  expect(mergeNeighbours(months, 3).map(({ parts, cells }) => [parts.length, cells[0]])).toEqual([
    [2, 3],
    [1, 0],
    [2, 5],
  ])
})
