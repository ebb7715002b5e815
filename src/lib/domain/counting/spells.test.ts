import fc from 'fast-check'
import { expect, it } from 'vitest'
import { elsewhereOf, isWithin, type Move } from './spells.ts'

const there: Move = { from: 'empoli', to: 'vinci', on: '2026-03-01' }
const back: Move = { from: 'vinci', to: 'empoli', on: '2026-06-01' }

it('[K4] what lies before a case came, while it was away, or after it went was elsewhere', () => {
  expect(elsewhereOf([], 'empoli')).toEqual([])
  expect(elsewhereOf([there], 'empoli')).toEqual([{ from: '2026-03-01' }])
  expect(elsewhereOf([there], 'vinci')).toEqual([{ to: '2026-03-01' }])
  expect(elsewhereOf([back, there], 'empoli')).toEqual([{ from: '2026-03-01', to: '2026-06-01' }])
  expect(elsewhereOf([there, back], 'vinci')).toEqual([{ to: '2026-03-01' }, { from: '2026-06-01' }])
})

it('[K4] every day belongs to one tavolo, however often a case went, each tavolo knowing its own moves', () => {
  const tavoli = ['empoli', 'vinci', 'certaldo']
  const way = fc.array(fc.tuple(fc.nat(1), fc.integer({ min: 1, max: 28 })), { maxLength: 6 })
  fc.assert(
    fc.property(way, fc.integer({ min: 1, max: 28 }), (steps, on) => {
      const dayOf = (n: number) => `2026-02-${String(n).padStart(2, '0')}`
      const days = [...new Set(steps.map(([, each]) => each))].sort((a, b) => a - b)
      let at = 'empoli'
      const moves = days.map((each, i): Move => {
        const others = tavoli.filter((tavolo) => tavolo !== at)
        const to = others[steps[i]?.[0] ?? 0] ?? 'vinci'
        const move = { from: at, to, on: dayOf(each) }
        at = to
        return move
      })
      // A tavolo that the case never came to does not count it at all.
      const visited = ['empoli', ...moves.map(({ to }) => to)]
      const holds = tavoli.filter(
        (tavolo) => visited.includes(tavolo) && !isWithin(dayOf(on), elsewhereOf(moves, tavolo)),
      )
      expect(holds).toHaveLength(1)
    }),
  )
})
