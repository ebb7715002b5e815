import type { EntryId } from '#lib/entries/entry.ts'
import type { Exchange } from './exchange.ts'
import type { Leaves } from './remote.ts'
import { done, ended, type Verdict } from './verdict.ts'

/** How many changes, or bodies, are asked for at once. */
export const pullBatch = 1000

/** Every body of many ids, in requests of a bounded size. An answer that leaves an id out is no answer. */
export async function fetchLeaves(
  exchange: Exchange,
  scope: string,
  ids: readonly EntryId[],
): Promise<Verdict<Leaves[]>> {
  const all: Leaves[] = []
  for (let from = 0; from < ids.length; from += pullBatch) {
    const asked = ids.slice(from, from + pullBatch)
    const part = await exchange.remote.leaves(scope, asked, exchange.signal)
    if (!part.ok) return ended(part)
    const answered = new Set(part.value.map(({ id }) => id))
    if (!asked.every((id) => answered.has(id))) return ended({ reason: 'misshapen' })
    all.push(...part.value)
  }
  return done(all)
}
