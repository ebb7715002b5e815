import { expect, it } from 'vitest'
import { sumFigures, type Figures } from '#lib/domain/counting/figures.ts'
import { monthsOf, threeOf } from './sums.ts'

const none = sumFigures([])
const figures: Figures = {
  ...none,
  values: { ...none.values, CONTATTI: 5, DIAGNOSI: 3, FORMAZIONE: 1, TIR_ASL: 2 },
  months: {
    ...none.months,
    CONTATTI: [0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    TIR_ASL: [0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0],
  },
}

it('adds the actions of all categories, and nothing else', () => {
  expect(threeOf(figures)).toEqual({ contacts: 5, diagnoses: 3, actions: 3 })
})

it('tells the months up to the last in which something was counted', () => {
  expect(monthsOf(figures, '2026')).toEqual([
    { month: '2026-01', contacts: 0, diagnoses: 0, actions: 0 },
    { month: '2026-02', contacts: 5, diagnoses: 0, actions: 0 },
    { month: '2026-03', contacts: 0, diagnoses: 0, actions: 0 },
    { month: '2026-04', contacts: 0, diagnoses: 0, actions: 2 },
  ])
  expect(monthsOf(none, '2026')).toEqual([])
})
