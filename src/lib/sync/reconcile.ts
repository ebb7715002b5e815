import type { Entry, EntryId } from '#lib/entries/entry.ts'
import type { Mark } from '#lib/store/types.ts'
import { moment, type Exchange } from './exchange.ts'
import { fetchLeaves, pullBatch } from './fetch-leaves.ts'
import { pushBatch, sendBisected } from './push.ts'
import { receiveWhole } from './receive-whole.ts'
import { sift, type Sifted } from './sift.ts'
import { done, ended, type Verdict } from './verdict.ts'

/** How many ids are listed at once. */
const idBatch = 5000

/** What a comparison found and mended. */
export type Reconciled = { here: number; there: number; pulled: number; pushedAgain: number; relayed: number }

/**
 * [Y6] Compares ids both ways: what is missing there is pushed again (entries of others as relays), what is
 * missing here is pulled. Nothing is ever deleted because the other side lacks it. The cursor is read before the
 * listing, so that what arrives meanwhile is pulled afterwards.
 */
export async function reconcile(exchange: Exchange, scope: string): Promise<Verdict<Reconciled>> {
  const { store, remote, signal } = exchange
  const cursor = await remote.cursor(scope, signal)
  if (!cursor.ok) return ended(cursor)
  const there = await listIds(exchange, scope)
  if (!there.ok) return there
  const here = await store.ids(scope)
  if (!here.ok) return ended({ reason: 'store', why: here.reason })
  const have = new Set(here.value.map(({ id }) => id))
  const missingHere = [...there.value].filter((id) => !have.has(id))
  const pulled = await pullMissing(exchange, scope, missingHere)
  if (!pulled.ok) return pulled
  const mended = await mendThere(exchange, scope, here.value, there.value)
  if (!mended.ok) return mended
  const at = moment(exchange)
  const marks = {
    cursor: cursor.value,
    epoch: cursor.epoch,
    lastReconcile: at,
    lastPull: at,
    owesComparison: false,
  }
  const marked = await store.markScope(scope, marks)
  if (!marked.ok) return ended({ reason: 'store', why: marked.reason })
  return done({ here: have.size, there: there.value.size, pulled: pulled.value, ...mended.value })
}

/** Every id that the other side holds in a scope. */
export async function listIds(
  exchange: Pick<Exchange, 'remote' | 'signal'>,
  scope: string,
): Promise<Verdict<Set<string>>> {
  const all = new Set<string>()
  for (let after: string | undefined; ;) {
    const page = await exchange.remote.ids(scope, after, idBatch, exchange.signal)
    if (!page.ok) return ended(page)
    for (const id of page.value) all.add(id)
    const last = page.value[page.value.length - 1]
    if (last === undefined || page.value.length === 0) return done(all)
    after = last
  }
}

async function pullMissing(
  exchange: Exchange,
  scope: string,
  ids: readonly EntryId[],
): Promise<Verdict<number>> {
  let fresh = 0
  for (let from = 0; from < ids.length; from += pullBatch) {
    const leaves = await fetchLeaves(exchange, scope, ids.slice(from, from + pullBatch))
    if (!leaves.ok) return leaves
    const sifted: Sifted = { entries: [], broken: [] }
    for (const { id, bodies } of leaves.value) sift(id, bodies, sifted)
    const received = await receiveWhole(exchange, scope, sifted)
    if (!received.ok) return received
    fresh += received.value.fresh
    exchange.progress(Math.min(from + pullBatch, ids.length), ids.length)
  }
  return done(fresh)
}

/**
 * Own entries that were sent and are there are confirmed, and unsent again where they are not; entries of others
 * that are not there are relayed. What was never answered is pushed: an id alone may stand for a false body [Y3].
 * Those that the replica refuses to take back (erased ones) stay here.
 */
export async function mendThere(
  exchange: Exchange,
  scope: string,
  here: readonly { id: EntryId; mark?: Mark; away?: true }[],
  there: ReadonlySet<string>,
): Promise<Verdict<{ pushedAgain: number; relayed: number }>> {
  const confirmed = here.filter(({ id, mark }) => mark === 'sent' && there.has(id))
  const lost = here.filter(({ id, mark }) => (mark === 'sent' || mark === 'confirmed') && !there.has(id))
  const foreign = here.filter(({ id, mark, away }) => mark === undefined && !away && !there.has(id))
  for (const [rows, mark] of [
    [confirmed, 'confirmed'],
    [lost, 'local'],
  ] as const) {
    const marked =
      rows.length > 0 ? await exchange.store.mark(scope, idsOf(rows), mark) : { ok: true as const }
    if (!marked.ok) return ended({ reason: 'store', why: marked.reason })
  }
  const relayed = await relay(exchange, scope, idsOf(foreign))
  return relayed.ok ? done({ pushedAgain: lost.length, relayed: relayed.value }) : relayed
}

function idsOf(rows: readonly { id: EntryId }[]): EntryId[] {
  return rows.map(({ id }) => id)
}

/** [Y7] Gives entries of others to the gateway, which checks them and writes them by its own account. */
async function relay(exchange: Exchange, scope: string, ids: readonly EntryId[]): Promise<Verdict<number>> {
  const send = (entries: readonly Entry[]) => exchange.remote.relay(scope, entries, exchange.signal)
  let relayed = 0
  for (let from = 0; from < ids.length; from += pushBatch.entries) {
    const read = await exchange.store.readEntries(scope, ids.slice(from, from + pushBatch.entries))
    if (!read.ok) return ended({ reason: 'store', why: read.reason })
    if (read.value.entries.length === 0) continue
    const rows = await sendBisected(send, read.value.entries)
    if (!rows.ok) return rows
    relayed += rows.value.filter((row) => row.result !== 'refused').length
  }
  return done(relayed)
}
