import { expect, it } from 'vitest'
import { compareReplicas } from './compare-replicas.ts'

it('plays a seed on two replicas and finds the same trace', async () => {
  const lines: string[] = []
  expect(await compareReplicas({}, [3], (line) => lines.push(line))).toBe(true)
  expect(lines).toEqual([
    expect.stringMatching(/^seed 3 [0-9a-f]{16} on both$/),
    expect.stringMatching(/, 0 differ$/),
  ])
}, 60_000)
