import { expect, test } from 'vitest'
import { createRows } from './rows.ts'
import type { Row } from './summarise.ts'

const row = (record: string, kind = 'case'): Row => ({
  record,
  scope: 'tavolo-empoli',
  kind,
  conflicts: [],
  rules: [],
  at: '',
  by: '',
  shown: {},
})

test('a derived list is made once, and again after any row came or went', () => {
  const rows = createRows()
  let made = 0
  const list = () => rows.derived('all cases', () => (made++, rows.ofKind('case'))).map((each) => each.record)
  rows.put(row('case-a'))
  expect([list(), list(), made]).toEqual([['case-a'], ['case-a'], 1])
  rows.put(row('case-b'))
  expect([list(), made]).toEqual([['case-a', 'case-b'], 2])
  rows.drop('case-a')
  expect([list(), made]).toEqual([['case-b'], 3])
})

test('derived lists of different names keep apart', () => {
  const rows = createRows()
  rows.put(row('case-a'))
  rows.put(row('contact-a', 'contact'))
  expect(rows.derived('one', () => rows.ofKind('case'))).toHaveLength(1)
  expect(rows.derived('two', () => rows.ofKind('contact'))[0]?.kind).toBe('contact')
})
