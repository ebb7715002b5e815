import type { EntryId } from '#lib/entries/entry.ts'
import type { Exchange } from './exchange.ts'
import { fetchLeaves } from './fetch-leaves.ts'
import { receiveWhole } from './receive-whole.ts'
import { sift, type Sifted } from './sift.ts'
import { done, type Verdict } from './verdict.ts'

/** How many are asked for at once: each may be large, and a slow line must be seen to move. */
const fetchBatch = 4

/** [Y15] Brings entries here by their ids; answers those that the other side has. */
export async function fetchEntries(
  exchange: Exchange,
  scope: string,
  ids: readonly EntryId[],
): Promise<Verdict<Set<EntryId>>> {
  const here = new Set<EntryId>()
  for (let from = 0; from < ids.length; from += fetchBatch) {
    const leaves = await fetchLeaves(exchange, scope, ids.slice(from, from + fetchBatch))
    if (!leaves.ok) return leaves
    const sifted: Sifted = { entries: [], broken: [] }
    for (const { id, bodies } of leaves.value) sift(id, bodies, sifted)
    const received = await receiveWhole(exchange, scope, { entries: sifted.entries })
    if (!received.ok) return received
    for (const { _id } of sifted.entries) here.add(_id)
    exchange.progress(Math.min(from + fetchBatch, ids.length), ids.length)
  }
  return done(here)
}
