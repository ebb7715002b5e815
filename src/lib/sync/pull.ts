import type { EntryId } from '#lib/entries/entry.ts'
import { moment, type Exchange } from './exchange.ts'
import type { ChangesPage, Leaves } from './remote.ts'
import { sift, type Sifted } from './sift.ts'
import { done, ended, type Verdict } from './verdict.ts'

/** How many changes are asked for at once. */
export const pullBatch = 500

/** What a pull brought. `epoch` is that of the replica which gave the last page. */
export type Pulled = { fresh: number; broken: number; epoch: string }

/**
 * [Y5] Pulls from the cursor on; each page's entries, refolded records and cursor are one transaction, and the
 * next page is asked for while this one is written.
 */
export async function pull(exchange: Exchange, scope: string, since: string): Promise<Verdict<Pulled>> {
  const { remote, signal, store } = exchange
  const total: Pulled = { fresh: 0, broken: 0, epoch: '' }
  let asked = remote.changes(scope, since, pullBatch, signal)
  for (let seen = 0; ;) {
    const page = await asked
    if (!page.ok) return ended(page)
    const { value, epoch } = page
    if (total.epoch !== '' && epoch !== total.epoch) return ended({ reason: 'misshapen' })
    if (!value.last) asked = remote.changes(scope, value.cursor, pullBatch, signal)
    const sifted = await siftPage(exchange, scope, value)
    if (!sifted.ok) return settled(asked, sifted)
    const at = moment(exchange)
    const marks = { cursor: value.cursor, epoch, ...(value.last && { lastPull: at }) }
    const received = await store.receive(scope, { ...sifted.value, marks })
    if (!received.ok) return settled(asked, ended({ reason: 'store', why: received.reason }))
    seen += value.changes.length
    total.fresh += received.value.fresh
    total.broken += sifted.value.broken.length
    total.epoch = epoch
    exchange.progress(seen, value.last ? seen : seen + pullBatch)
    if (value.last) return done(total)
  }
}

/** Lets a page that is still on its way come in before the round ends. */
async function settled<T>(asked: Promise<unknown>, verdict: T): Promise<T> {
  await asked
  return verdict
}

/** [Y4] Pages are sifted body by body; an id with more than one leaf is read leaf by leaf. */
async function siftPage(exchange: Exchange, scope: string, page: ChangesPage): Promise<Verdict<Sifted>> {
  const sifted: Sifted = { entries: [], broken: [] }
  const many = page.changes.filter((change) => change.leaves > 1).map((change) => change.id)
  for (const change of page.changes) {
    if (change.leaves <= 1 && change.doc !== undefined) sift(change.id, [change.doc], sifted)
  }
  if (many.length === 0) return done(sifted)
  const leaves = await fetchLeaves(exchange, scope, many)
  if (!leaves.ok) return leaves
  for (const { id, bodies } of leaves.value) sift(id, bodies, sifted)
  return done(sifted)
}

/** Every body of many ids, in requests of a bounded size. */
export async function fetchLeaves(
  exchange: Exchange,
  scope: string,
  ids: readonly EntryId[],
): Promise<Verdict<Leaves[]>> {
  const all: Leaves[] = []
  for (let from = 0; from < ids.length; from += pullBatch) {
    const part = await exchange.remote.leaves(scope, ids.slice(from, from + pullBatch), exchange.signal)
    if (!part.ok) return ended(part)
    all.push(...part.value)
  }
  return done(all)
}
