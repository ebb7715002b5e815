import { inCausalOrder, type Said } from './causal-order.ts'
import type { EntryId } from './entry.ts'

/**
 * A thing that freezes a field: a value of a write-once field, or a signature. Two with the same `root` say the
 * same and are no dispute.
 */
export type Freezer = Said & { root: string }

// More than one root underneath; how many is nothing to anyone, so that a long dispute costs no more.
const disputed = Symbol('disputed')

type Root = string | typeof disputed | undefined

/**
 * [E10] [E11] Which of them count: a first, made over nothing, and a choice, made over firsts that differ. Whoever
 * saw one first alone moves nothing; once firsts differ, a choice can be taken back by another over it. It goes
 * by what stands over what and never by what is erased, so that an erasure cannot make anything count.
 */
export function countFreezers(freezers: readonly Freezer[]): Set<EntryId> {
  const roots = new Map<EntryId, Root>()
  for (const { entry, over, root } of inCausalOrder(freezers, byId)) {
    const under = over.map((before) => roots.get(before)).reduce(join, undefined)
    roots.set(entry, over.length === 0 ? root : under === disputed ? disputed : undefined)
  }
  return new Set([...roots].filter(([, root]) => root !== undefined).map(([entry]) => entry))
}

function join(a: Root, b: Root): Root {
  return a === undefined || a === b ? b : b === undefined ? a : disputed
}

function byId(a: Said, b: Said): number {
  return a.entry < b.entry ? -1 : 1
}
