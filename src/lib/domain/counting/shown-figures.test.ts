import { expect, it } from 'vitest'
import { sumFigures, type Figures } from './figures.ts'
import { monthsShown, reasonsShown, tavoliShown, threeOf } from './shown-figures.ts'

const none = sumFigures([])
const withValues = (values: Partial<Figures['values']>): Figures => ({
  ...none,
  values: { ...none.values, ...values },
})

it('adds the actions of all categories, and nothing else', () => {
  const figures = withValues({ CONTATTI: 5, DIAGNOSI: 3, FORMAZIONE: 1, TIR_ASL: 2 })
  expect(threeOf(figures)).toEqual({ contacts: 5, diagnoses: 3, actions: 3 })
})

it('[K8] shows small tavoli together, and one’s own as it is', () => {
  const all = [
    { tavolo: 'certaldo', area: 'valdelsa', figures: withValues({ CONTATTI: 9 }) },
    { tavolo: 'montaione', area: 'valdelsa', figures: withValues({ CONTATTI: 1 }) },
    { tavolo: 'vinci', area: 'empolese', figures: withValues({ CONTATTI: 2 }) },
    { tavolo: 'empoli', area: 'empolese', figures: withValues({ CONTATTI: 20 }) },
  ]
  const rowsFor = (apart: string[]) =>
    tavoliShown(all, apart).map(({ parts, contacts }) => [parts.join('+'), contacts])
  expect(rowsFor([])).toEqual([
    ['certaldo+montaione', 10],
    ['empoli+vinci', 22],
  ])
  expect(rowsFor(['vinci'])).toEqual([
    ['vinci', 2],
    ['certaldo+montaione', 10],
    ['empoli', 20],
  ])
})

it('[K8] tells the months up to the last in which something was counted, and of reasons that they are few', () => {
  const figures = {
    ...none,
    months: {
      ...none.months,
      CONTATTI: [0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      TIR_ASL: [0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0],
    },
  }
  const rows = monthsShown(figures, '2026')
  expect(rows.map(({ parts, contacts, actions }) => [parts, contacts, actions])).toEqual([
    [['2026-01'], 0, 0],
    [['2026-02'], 5, 0],
    [['2026-03', '2026-04'], 0, 4],
  ])
  expect(monthsShown(none, '2026')).toEqual([])
  expect(reasonsShown({ a: 2, b: 3 })).toEqual({ a: null, b: 3 })
})
