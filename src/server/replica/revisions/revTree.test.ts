import { describe, expect, it } from 'vitest'
import {
  type RevNode,
  type RevTree,
  allRevs,
  leavesOf,
  leavesUnder,
  pathOf,
  revText,
  withoutLeaf,
} from './revTree.ts'

const node = (id: string, children: RevNode[] = [], deleted = false): RevNode => [
  id,
  { status: 'available', ...(deleted ? { deleted } : {}) },
  children,
]

// 1-a → 2-b → 3-d, 1-a → 2-c (deleted), and a history of its own, 9-z.
const tree: RevTree = [
  { pos: 1, ids: node('a', [node('b', [node('d')]), node('c', [], true)]) },
  { pos: 9, ids: node('z') },
]

describe('revision tree', () => {
  it('puts living leaves before deleted ones, then the highest revision first', () => {
    expect(leavesOf(tree).map(revText)).toEqual(['9-z', '3-d', '2-c'])
    expect(
      leavesOf([
        { pos: 1, ids: node('a') },
        { pos: 1, ids: node('b') },
      ]).map(revText),
    ).toEqual(['1-b', '1-a'])
  })

  it('knows the ancestors of a revision, newest first', () => {
    expect(pathOf(tree, { pos: 3, id: 'd' })?.map(revText)).toEqual(['3-d', '2-b', '1-a'])
    expect(pathOf(tree, { pos: 2, id: 'd' })).toBeNull()
    expect([...allRevs(tree)].sort()).toEqual(['1-a', '2-b', '2-c', '3-d', '9-z'])
  })

  it('finds the leaves under a revision', () => {
    expect(leavesUnder(tree, { pos: 1, id: 'a' }).map(revText)).toEqual(['3-d', '2-c'])
    expect(leavesUnder(tree, { pos: 9, id: 'z' }).map(revText)).toEqual(['9-z'])
    expect(leavesUnder(tree, { pos: 9, id: 'y' })).toEqual([])
  })

  it('removes a leaf with the ancestors that led to it alone, and nothing that is no leaf', () => {
    expect([...allRevs(withoutLeaf(tree, { pos: 3, id: 'd' }))].sort()).toEqual(['1-a', '2-c', '9-z'])
    expect(allRevs(withoutLeaf(tree, { pos: 2, id: 'b' }))).toEqual(allRevs(tree))
    expect(withoutLeaf([{ pos: 1, ids: node('a') }], { pos: 1, id: 'a' })).toEqual([])
  })

  it('bears a history as deep as CouchDB keeps one', () => {
    let deep = node('r1000')
    for (let pos = 999; pos > 0; pos -= 1) deep = node(`r${pos}`, [deep])
    expect(pathOf([{ pos: 1, ids: deep }], { pos: 1000, id: 'r1000' })).toHaveLength(1000)
    expect(withoutLeaf([{ pos: 1, ids: deep }], { pos: 1000, id: 'r1000' })).toEqual([])
  })
})
