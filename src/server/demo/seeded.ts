import { sha256 } from '@noble/hashes/sha2.js'
import type { Random } from '#lib/entries/ids.ts'

/** Choices that are the same each time for the same seed. */
export type Chance = {
  random: Random
  /** 0 ≤ n < 1. */
  fraction(): number
  whole(min: number, max: number): number
  pick<T>(from: readonly T[]): T
  /** One of `[value, weight]`. */
  weighed<T>(from: readonly (readonly [T, number])[]): T
  happens(probability: number): boolean
}

/** A stream of bytes from a seed: SHA-256 of a counter. For demonstration data, never for keys. */
export function createChance(seed: string): Chance {
  let block = new Uint8Array()
  let at = 0
  let counter = 0
  const random: Random = (n) => {
    const out = new Uint8Array(n)
    for (let i = 0; i < n; i += 1) {
      if (at >= block.length) {
        block = sha256(new TextEncoder().encode(`${seed}/${(counter += 1)}`))
        at = 0
      }
      out[i] = block[at] as number
      at += 1
    }
    return out
  }
  const fraction = () => random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32
  const whole = (min: number, max: number) => min + Math.floor(fraction() * (max - min + 1))
  return {
    random,
    fraction,
    whole,
    pick: (from) => from[whole(0, from.length - 1)] as (typeof from)[number],
    weighed(from) {
      let left = fraction() * from.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of from) if ((left -= weight) < 0) return value
      return (from[from.length - 1] as (typeof from)[number])[0]
    },
    happens: (probability) => fraction() < probability,
  }
}
