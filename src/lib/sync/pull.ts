import { moment, type Exchange } from './exchange.ts'
import { pullBatch } from './fetch-leaves.ts'
import { readAhead, type Pages } from './read-ahead.ts'
import { receiveWhole } from './receive-whole.ts'
import { done, ended, type Verdict } from './verdict.ts'

/** What a pull brought. `epoch` is that of the replica which gave the last page. */
export type Pulled = { fresh: number; broken: number; epoch: string }

/** Where a pull begins. */
type Known = { cursor?: string; epoch?: string }

/**
 * [Y5] Pulls from the cursor on; each page's entries, refolded records and cursor are one transaction, and the
 * next pages are read while this one is written. Only a pull from the beginning notes the epoch: later a new
 * epoch is noted by the comparison that it calls for, which a crash or trouble may put off [Y6].
 */
export async function pull(exchange: Exchange, scope: string, known: Known = {}): Promise<Verdict<Pulled>> {
  const pages = readAhead(exchange, scope, known.cursor ?? '0')
  const pulled = await writePages(exchange, scope, known, pages)
  await pages.stop()
  return pulled
}

async function writePages(
  exchange: Exchange,
  scope: string,
  known: Known,
  pages: Pages,
): Promise<Verdict<Pulled>> {
  const total: Pulled = { fresh: 0, broken: 0, epoch: '' }
  for (let seen = 0; ;) {
    const page = await pages.next()
    if (!page.ok) return page
    const { epoch, sifted, last } = page.value
    if (total.epoch !== '' && epoch !== total.epoch) return ended({ reason: 'misshapen' })
    const at = moment(exchange)
    const marks = {
      cursor: page.value.cursor,
      ...(known.cursor === undefined && { epoch }),
      ...(last && { lastPull: at }),
      // Whole from the beginning to the end is a comparison; one that a crash cut in two is not.
      ...(last && (known.cursor ?? '0') === '0' && { lastReconcile: at }),
    }
    const received = await receiveWhole(exchange, scope, { ...sifted, marks })
    if (!received.ok) return received
    seen += page.value.changes.length
    total.fresh += received.value.fresh
    total.broken += sifted.broken.length
    total.epoch = epoch
    exchange.progress(seen, last ? seen : seen + pullBatch)
    if (last) return done(total)
  }
}
