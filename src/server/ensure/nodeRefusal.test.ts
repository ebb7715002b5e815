import { expect, it } from 'vitest'
import { nodeRefusal } from './nodeRefusal.mjs'

it.each(['20.20.0', '20.21.3', '22.12.0', '24.0.0', '26.10.0'])('Node %s runs WIN', (version) => {
  expect(nodeRefusal(version)).toBeNull()
})

it.each(['12.22.0', '18.20.1', '20.19.9', '21.7.0', '22.11.0', '23.9.0'])('Node %s is refused', (version) => {
  expect(nodeRefusal(version)?.it).toContain(version)
})
