import { describe, expect, it } from 'vitest'
import { draw } from './draw.ts'

describe('draw', () => {
  const lines = [
    '1 t0 save phone ok',
    '2 t1 exchange false local 1 sent 0 refused 0',
    '3 replica restored',
    'end abc',
  ]
  const svg = draw({ seed: 7, lines, violations: [{ promise: 'nothing <is> lost', detail: 't0' }] })

  it('gives each device and the replica a line, and each event its mark', () => {
    expect(svg.match(/font-weight="bold">(t0|t1|replica)</g)).toHaveLength(3)
    expect(svg.match(/<circle/g)).toHaveLength(1)
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(1)
    expect(svg.match(/<path/g)).toHaveLength(1)
  })

  it('tells the violation, with nothing that could be markup', () => {
    expect(svg).toContain('nothing &#60;is&#62; lost: t0')
  })
})
