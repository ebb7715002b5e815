import { expect, test } from 'vitest'
import type { Json } from '#lib/domain/schema/kind.ts'
import { createDirectory } from '../session/directory.ts'
import { createRows } from '../session/rows.ts'
import type { Session } from '../session/session.ts'
import type { CaseQuery, Mark } from '../views.ts'
import { listCases } from './list-cases.ts'

type Given = {
  shown?: Record<string, Json>
  person?: Record<string, Json>
  at?: string
  conflicts?: string[]
}

/** A case's id from a short word of letters; digits are spelled as letters too. */
const idOf = (word: string) =>
  `case-${word.replace(/\d/g, (digit) => 'klmnopqrst'.charAt(Number(digit))).padEnd(26, 'z')}`
const wordOf = (record: string) => record.slice('case-'.length).replace(/z+$/, '')

/** As much of an open session as a list reads, over real rows. */
function sessionWith(cases: Record<string, Given>, marks: Record<string, Mark> = {}, found: string[] = []) {
  const rows = createRows()
  const row = { scope: 'tavolo-empoli', rules: [], by: '' }
  for (const [word, { shown, person, at = '2026-01-01', conflicts = [] }] of Object.entries(cases)) {
    const record = idOf(word)
    const of = { ...row, case: record, at, conflicts: [] }
    rows.put({ ...of, record, kind: 'case', conflicts, shown: { person: `person-of-${word}`, ...shown } })
    rows.put({ ...of, record: `person-of-${word}`, kind: 'person', shown: person ?? {} })
  }
  return {
    rows,
    directory: createDirectory(),
    search: { find: () => found.map((record) => ({ summary: { record } })) },
    me: { login: 'giulia' },
    runtime: { now: () => Date.UTC(2026, 10, 17) },
    markOfRecord: (record: string) => marks[record],
  } as unknown as Session
}

const records = (session: Session, query: Partial<CaseQuery>) =>
  listCases(session, { from: 0, count: 100, ...query }).rows.map((row) => wordOf(row.record))

const three = {
  a: { person: { name: 'Ugo', surname: 'Zeri' }, shown: { nextStepBy: '2026-11-14' }, at: '2026-02-01' },
  b: { person: { name: 'Anna', surname: 'Bini' }, at: '2026-03-01' },
  c: { person: { name: 'Èva', surname: 'Bini' }, shown: { nextStepBy: '2026-11-30' } },
}

test('orders by surname and name, by deadline with the open-ended last, and by what changed last', () => {
  const session = sessionWith(three)
  expect(records(session, {})).toEqual(['b', 'c', 'a'])
  expect(records(session, { sort: 'due' })).toEqual(['a', 'c', 'b'])
  expect(records(session, { sort: 'changed' })).toEqual(['b', 'a', 'c'])
})

test('words put the best fit first, whatever the order', () => {
  const session = sessionWith(three, {}, ['person-of-a', idOf('b')])
  expect(records(session, { text: 'x', sort: 'surname' })).toEqual(['a', 'b'])
})

test('cuts a window out of the whole and counts the whole', () => {
  const list = listCases(sessionWith(three), { from: 1, count: 1 })
  expect([list.total, list.rows.map((row) => row.title)]).toEqual([3, ['Èva Bini']])
})

test('filters by state, tutor and by what waits; counts each filter over all that fit the words', () => {
  const session = sessionWith(
    {
      a: { shown: { state: 'IN_PERCORSO', tutor: 'giulia' } },
      b: { shown: { state: 'SOSPESO', tutor: 'marco' }, conflicts: ['tutor'] },
      c: { shown: { state: 'IN_PERCORSO' } },
    },
    { 'person-of-c': 'local', [idOf('b')]: 'refused' },
  )
  expect(records(session, { states: ['IN_PERCORSO'] })).toEqual(['a', 'c'])
  expect(records(session, { tutor: 'marco' })).toEqual(['b'])
  expect(records(session, { only: 'mine' })).toEqual(['a'])
  expect(records(session, { only: 'conflict' })).toEqual(['b'])
  expect(records(session, { only: 'waiting' })).toEqual(['c'])
  const list = listCases(session, { from: 0, count: 9, only: 'refused', states: ['SOSPESO'] })
  expect(list.total).toBe(1)
  expect(list.counts).toEqual({ all: 3, mine: 1, conflict: 1, waiting: 1, refused: 1 })
  expect(list.states).toEqual([
    { key: 'IN_PERCORSO', label: 'IN_PERCORSO', count: 2 },
    { key: 'SOSPESO', label: 'SOSPESO', count: 1 },
  ])
})

test('a tavolo that nobody works at shows nothing', () => {
  expect(records(sessionWith(three), { tavolo: 'vinci' })).toEqual([])
})
