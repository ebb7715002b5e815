import type { EntryId } from './entry.ts'

/** Something that an entry says, and the entries that it was said over. */
export type Said = { entry: EntryId; over: readonly EntryId[] }

/**
 * Each after those that it is over; of those that are free the first by `compare`, so that the order is one. A
 * hash cannot name what is made after it, so there is no cycle; a made-up one would be left out, not looped in.
 */
export function inCausalOrder<T extends Said>(all: readonly T[], compare: (a: T, b: T) => number): T[] {
  const byId = new Map(all.map((one) => [one.entry, one]))
  const missing = new Map<T, number>()
  const after = new Map<EntryId, T[]>()
  for (const one of byId.values()) {
    const before = one.over.filter((id) => byId.has(id))
    missing.set(one, before.length)
    for (const id of before) {
      const waiting = after.get(id)
      if (waiting) waiting.push(one)
      else after.set(id, [one])
    }
  }
  const ordered: T[] = []
  // Last first, so that the next one is taken off the end.
  const free = [...byId.values()].filter((one) => missing.get(one) === 0).sort((a, b) => compare(b, a))
  for (let next = free.pop(); next; next = free.pop()) {
    ordered.push(next)
    for (const one of after.get(next.entry) ?? []) {
      const left = (missing.get(one) ?? 0) - 1
      missing.set(one, left)
      if (left === 0) free.splice(placeOf(one, free, compare), 0, one)
    }
  }
  return ordered
}

function placeOf<T>(one: T, lastFirst: readonly T[], compare: (a: T, b: T) => number): number {
  let low = 0
  let high = lastFirst.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(lastFirst[middle] as T, one) > 0) low = middle + 1
    else high = middle
  }
  return low
}
