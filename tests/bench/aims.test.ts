import { expect, it } from 'vitest'
import { judge } from './aims.ts'
import type { Figure } from './figure.ts'

function ms(figure: string, subject: Figure['subject'], value: number): Figure {
  return { figure, subject, value, unit: 'ms' }
}

it('a ratio holds when the peer takes so many times as long, a limit when it is not passed', () => {
  const figures = [
    ms('first-sync', 'win', 100),
    ms('first-sync', 'pouchdb-default', 500),
    ms('storm', 'win', 60_001),
  ]
  expect(judge(figures, 'loopback')).toEqual([
    { aim: 'first-sync: at least 5.00 × as fast as pouchdb-default', measured: '5.00 ×', holds: true },
    { aim: 'storm of win: at most 60000', measured: '60001.0', holds: false },
  ])
  expect(judge(figures, 'line')[0]).toMatchObject({ measured: '5.00 ×', holds: false })
})
