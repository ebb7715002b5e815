import type { Entry } from '#lib/entries/entry.ts'
import type { Exchange } from '../exchange.ts'
import { fetchLeaves } from '../fetch-leaves.ts'
import { listIds } from '../reconcile.ts'
import { receiveWhole } from '../receive-whole.ts'
import { sift, type Sifted } from '../sift.ts'
import { done, ended, type Verdict } from '../verdict.ts'
import type { PeerRefusal } from './judge-entry.ts'

/** What was taken of a scope; `left` are entries that could not be proven. */
export type Taken = { fresh: number; left: number }

type Judge = (entry: Entry, scope: string) => Promise<PeerRefusal | undefined>

/** How many entries are asked for, proven and stored at once. */
const batchSize = 200

/**
 * [Y17] Takes from another tablet what is missing here in one scope. Only what is proven is stored; nothing of what is
 * kept aside is held against anybody, since it may come from the network. Own entries are not confirmed by it.
 */
export async function takeEntries(exchange: Exchange, scope: string, judge: Judge): Promise<Verdict<Taken>> {
  const there = await listIds(exchange, scope)
  if (!there.ok) return there
  const here = await exchange.store.ids(scope)
  if (!here.ok) return ended({ reason: 'store', why: here.reason })
  const have = new Set(here.value.map(({ id }) => id))
  const missing = [...there.value].filter((id) => !have.has(id))
  const taken: Taken = { fresh: 0, left: 0 }
  for (let from = 0; from < missing.length; from += batchSize) {
    const leaves = await fetchLeaves(exchange, scope, missing.slice(from, from + batchSize))
    if (!leaves.ok) return leaves
    const sifted: Sifted = { entries: [], broken: [] }
    for (const { id, bodies } of leaves.value) sift(id, bodies, sifted)
    const stored = await storeProven(exchange, scope, sifted.entries, judge)
    if (!stored.ok) return stored
    taken.fresh += stored.value.fresh
    taken.left += stored.value.left + sifted.broken.length
    exchange.progress(Math.min(from + batchSize, missing.length), missing.length)
  }
  return done(taken)
}

/** Stores of these what is proven, and has the next comparison with the replica bring it there. */
export async function storeProven(
  exchange: Exchange,
  scope: string,
  entries: readonly Entry[],
  judge: Judge,
): Promise<Verdict<Taken>> {
  const proven: Entry[] = []
  for (const entry of entries) if ((await judge(entry, scope)) === undefined) proven.push(entry)
  if (proven.length === 0) return done({ fresh: 0, left: entries.length })
  const batch = { entries: proven, confirms: false, marks: { owesComparison: true } }
  const received = await receiveWhole(exchange, scope, batch)
  if (!received.ok) return received
  return done({ fresh: received.value.fresh, left: entries.length - proven.length })
}
