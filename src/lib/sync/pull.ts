import { moment, type Exchange } from './exchange.ts'
import { fetchLeaves, pullBatch } from './fetch-leaves.ts'
import { receiveWhole } from './receive-whole.ts'
import type { Change, ChangesPage } from './remote.ts'
import { sift, type Sifted } from './sift.ts'
import { done, ended, type Verdict } from './verdict.ts'

/** What a pull brought. `epoch` is that of the replica which gave the last page. */
export type Pulled = { fresh: number; broken: number; epoch: string }

/**
 * [Y5] Pulls from the cursor on; each page's entries, refolded records and cursor are one transaction, and the
 * next page is asked for while this one is written. Only a pull from the beginning notes the epoch: later a new
 * epoch is noted by the comparison that it calls for, which a crash or trouble may put off [Y6].
 */
export async function pull(
  exchange: Exchange,
  scope: string,
  known: { cursor?: string; epoch?: string } = {},
): Promise<Verdict<Pulled>> {
  const { remote, signal } = exchange
  const since = known.cursor ?? '0'
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
    const marks = {
      cursor: value.cursor,
      ...(known.cursor === undefined && { epoch }),
      ...(value.last && { lastPull: at }),
      // Whole from the beginning to the end is a comparison; one that a crash cut in two is not.
      ...(value.last && since === '0' && { lastReconcile: at }),
    }
    const received = await receiveWhole(exchange, scope, { ...sifted.value, marks })
    if (!received.ok) return settled(asked, received)
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

/** [Y4] Pages are sifted body by body; an id with more than one leaf, or that came without a body, is read leaf by leaf. */
async function siftPage(exchange: Exchange, scope: string, page: ChangesPage): Promise<Verdict<Sifted>> {
  const sifted: Sifted = { entries: [], broken: [] }
  const isPlain = ({ leaves, doc }: Change) => leaves <= 1 && doc !== undefined && doc !== null
  const many = page.changes.filter((change) => !isPlain(change)).map((change) => change.id)
  for (const change of page.changes) if (isPlain(change)) sift(change.id, [change.doc], sifted)
  if (many.length === 0) return done(sifted)
  const leaves = await fetchLeaves(exchange, scope, many)
  if (!leaves.ok) return leaves
  for (const { id, bodies } of leaves.value) sift(id, bodies, sifted)
  return done(sifted)
}
