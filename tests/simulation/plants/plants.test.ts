import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plants } from './plants.ts'

describe('plants', () => {
  it.each(plants)('$name has its place, once', ({ file, find, put }) => {
    expect(readFileSync(file, 'utf8').split(find)).toHaveLength(2)
    expect(put).not.toBe(find)
  })

  it('are at least fourteen, each under a name of its own', () => {
    expect(new Set(plants.map(({ name }) => name)).size).toBe(plants.length)
    expect(plants.length).toBeGreaterThanOrEqual(14)
  })
})
