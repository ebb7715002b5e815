import { describe, expect, it } from 'vitest'
import { addPoint, endStroke, startStroke } from './strokes.ts'

describe('the strokes of a signature', () => {
  it('are one path: each press begins a stroke, and standing still says nothing', () => {
    let path = startStroke('', { x: 1, y: 2 })
    path = addPoint(path, { x: 3, y: 4 })
    path = addPoint(path, { x: 3, y: 4 })
    path = startStroke(endStroke(path), { x: 9, y: 9 })
    expect(endStroke(path)).toBe('M1 2L3 4M9 9L9 9')
  })

  it('end where no more would be kept', () => {
    const long = 'M0 0' + 'L10 10'.repeat(2000)
    expect(addPoint(long.slice(0, 11_998), { x: 5, y: 5 })).toHaveLength(11_998)
  })
})
