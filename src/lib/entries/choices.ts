import type { EntryId } from './entry.ts'

/**
 * A thing that freezes a field: a value of a write-once field, or a signature. `over` are those among the
 * others that its author saw; two with the same `root` say the same and are no dispute.
 */
export type Freezer = { id: EntryId; over: readonly EntryId[]; root: string }

// More than one root underneath; how many is nothing to anyone, so that a long dispute costs no more.
const disputed = Symbol('disputed')

type Root = string | typeof disputed | undefined

/**
 * [E10] [E11] Which of them count: a first, made over nothing, and a choice, made over firsts that differ. Whoever
 * saw one first alone moves nothing; once firsts differ, a choice can be taken back by another over it. It goes
 * by what stands over what and never by what is erased, so that an erasure cannot make anything count.
 */
export function countFreezers(freezers: readonly Freezer[]): Set<EntryId> {
  const byId = new Map(freezers.map((freezer) => [freezer.id, freezer]))
  const roots = new Map<EntryId, Root>()
  for (const { id, over, root } of inCausalOrder(freezers, byId)) {
    const under = over.map((before) => roots.get(before)).reduce(join, undefined)
    roots.set(id, over.length === 0 ? root : under === disputed ? disputed : undefined)
  }
  return new Set([...roots].filter(([, root]) => root !== undefined).map(([id]) => id))
}

function join(a: Root, b: Root): Root {
  return a === undefined || a === b ? b : b === undefined ? a : disputed
}

/** Each after those that it is over. A hash cannot name what is made after it, so there is no cycle. */
function inCausalOrder(freezers: readonly Freezer[], byId: ReadonlyMap<EntryId, Freezer>): Freezer[] {
  const ordered: Freezer[] = []
  const state = new Map<EntryId, 'open' | 'done'>()
  const stack = [...freezers]
  for (let next = stack.at(-1); next; next = stack.at(-1)) {
    const known = state.get(next.id)
    if (known === undefined) {
      state.set(next.id, 'open')
      stack.push(...next.over.flatMap((id) => (state.has(id) ? [] : (byId.get(id) ?? []))))
    } else {
      stack.pop()
      if (known === 'open') ordered.push(next)
      state.set(next.id, 'done')
    }
  }
  return ordered
}
