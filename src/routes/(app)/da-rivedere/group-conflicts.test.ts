import { expect, test } from 'vitest'
import { conflictRow } from '#lib/ui/conflict/conflict.fixtures.ts'
import { groupConflicts } from './group-conflicts.ts'

const id = (kind: string, letter: string) => `${kind}-${letter.repeat(26)}`
const inCase = (letter: string, path: string) =>
  conflictRow({ kind: 'person', path, record: id('person', letter), case: id('case', letter) })
const ofContact = (letter: string) =>
  conflictRow({ kind: 'contact', path: 'phone', record: id('contact', letter), title: 'Maria B.' })

test('a case is one group with its code; contacts of one name are numbered', () => {
  const groups = groupConflicts([
    inCase('a', 'phone'),
    ofContact('c'),
    inCase('b', 'phone'),
    inCase('a', 'email'),
    ofContact('d'),
  ])
  expect(groups.map(({ conflicts }) => conflicts.map(({ path }) => path))).toEqual([
    ['phone', 'email'],
    ['phone'],
    ['phone'],
    ['phone'],
  ])
  const [first, contact, second, other] = groups.map(({ code }) => code)
  expect(first).toMatch(/^WIN-/)
  expect(second).not.toBe(first)
  expect([contact, other]).toEqual(['', '(2)'])
})
