import type { Batch, Received } from '#lib/store/types.ts'
import type { Exchange } from './exchange.ts'
import { fetchLeaves } from './fetch-leaves.ts'
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
  const rest = await store.awayWith(scope, batch.entries)
  if (!rest.ok) return ended({ reason: 'store', why: rest.reason })
  const leaves = await fetchLeaves(exchange, scope, rest.value)
  if (!leaves.ok) return leaves
  const sifted: Sifted = { entries: [...batch.entries], broken: [...(batch.broken ?? [])] }
  for (const { id, bodies } of leaves.value) sift(id, bodies, sifted)
  const received = await store.receive(scope, { ...batch, ...sifted })
  return received.ok ? done(received.value) : ended({ reason: 'store', why: received.reason })
}
