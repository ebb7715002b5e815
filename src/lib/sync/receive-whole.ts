import type { Batch, Received } from '#lib/store/types.ts'
import type { Exchange } from './exchange.ts'
import { fetchLeaves } from './fetch-leaves.ts'
import type { Leaves } from './remote.ts'
import { sift, type Sifted } from './sift.ts'
import { done, ended, type Verdict } from './verdict.ts'

/**
 * [Y12] Stores a pulled batch. Where it says something new of records that were let go, all the rest of them is
 * asked for and stored with it, so that they are here whole or not at all.
 */
export async function receiveWhole(
  exchange: Exchange,
  scope: string,
  batch: Batch,
): Promise<Verdict<Received>> {
  const { store } = exchange
  const leaves = await fetchRest(exchange, scope, batch)
  if (!leaves.ok) return leaves
  const sifted: Sifted = { entries: [...batch.entries], broken: [...(batch.broken ?? [])] }
  for (const { id, bodies } of leaves.value) sift(id, bodies, sifted)
  const received = await store.receive(scope, { ...batch, ...sifted })
  return received.ok ? done(received.value) : ended({ reason: 'store', why: received.reason })
}

/** Most pulls bring nothing, and then nothing is looked up. */
async function fetchRest(exchange: Exchange, scope: string, { entries }: Batch): Promise<Verdict<Leaves[]>> {
  if (entries.length === 0) return done([])
  const rest = await exchange.store.awayWith(scope, entries)
  if (!rest.ok) return ended({ reason: 'store', why: rest.reason })
  return fetchLeaves(exchange, scope, rest.value)
}
