import { expect, test } from 'vitest'
import {
  isNarrowed,
  noFilters,
  queryOf,
  readFilters,
  writeFilters,
  type CaseFilters,
} from './case-filters.ts'

const some: CaseFilters = {
  only: 'conflict',
  state: 'IN_PERCORSO',
  tutor: 'marco.landi',
  tavolo: 'empoli',
  sort: 'surname',
}

test('filters go into the address and come back', () => {
  expect(writeFilters(some)).toBe(
    '?vista=rivedere&stato=IN_PERCORSO&tutor=marco.landi&tavolo=empoli&ordine=cognome',
  )
  for (const filters of [some, noFilters, { ...noFilters, only: 'waiting' as const }])
    expect(readFilters(new URLSearchParams(writeFilters(filters)))).toEqual(filters)
})

test('an address without filters is bare, and one that makes no sense filters nothing', () => {
  expect(writeFilters(noFilters)).toBe('')
  expect(readFilters(new URLSearchParams('?vista=toString&ordine=x'))).toEqual(noFilters)
})

test('the searched words are in the question and never in the address', () => {
  expect(queryOf(some, ' Bandini ')).toEqual({
    text: 'Bandini',
    sort: 'surname',
    only: 'conflict',
    states: ['IN_PERCORSO'],
    tutor: 'marco.landi',
    tavolo: 'empoli',
  })
  expect(queryOf(noFilters, '  ')).toEqual({ sort: 'due' })
})

test('an order alone narrows nothing', () => {
  expect(isNarrowed({ ...noFilters, sort: 'changed' })).toBe(false)
  expect(isNarrowed({ ...noFilters, state: 'SOSPESO' })).toBe(true)
})
