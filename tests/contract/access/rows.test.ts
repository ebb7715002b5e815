import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '#server/ensure/root.mjs'
import { operations } from '../run-suites.ts'
import { rows } from './rows.ts'

const names = new Set(operations.map(({ name }) => name))

it('every row of the threat study is run, or says why it is not', () => {
  expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 44 }, (_, i) => i + 1))
  for (const { row, by = [], tests = [], not = '' } of rows)
    expect(by.length + tests.length + not.length, `row ${row}`).toBeGreaterThan(0)
})

it('names operations and tests that are there', () => {
  expect(rows.flatMap(({ by = [] }) => by.filter((name) => !names.has(name)))).toEqual([])
  const tests = rows.flatMap(({ tests: shown = [] }) => shown)
  expect(tests.filter((file) => !existsSync(join(root, file)))).toEqual([])
})
