import type { Entry, EntryId } from '#lib/entries/entry.ts'
import type { Exchange } from './exchange.ts'
import { fetchLeaves } from './fetch-leaves.ts'
import type { Answer, PushRow } from './remote.ts'
import { sift, type Sifted } from './sift.ts'
import { done, ended, isShut, type Trouble, type Verdict } from './verdict.ts'

/**
 * How many entries, and how many characters of them, go in one request: few enough that a slow line has sent
 * them before the silence of an answer counts as trouble.
 */
export const pushBatch = { entries: 200, bytes: 1024 * 1024 } as const

/** What a push did. `stuck`: entries that this round could not settle, left where they are. */
export type Pushed = { sent: number; refused: number; stuck: number }

type Send = (entries: readonly Entry[]) => Promise<Answer<PushRow[]>>

/**
 * [Y1] Pushes what is unsent, oldest first. Only a row that speaks of an entry moves its mark: `ok` is sent, a
 * taken id is sent when the fitting body is there and else stored beside the false one, a refusal goes to the
 * tray with its code. What no row speaks of stays unsent.
 */
export async function push(exchange: Exchange, scope: string): Promise<Verdict<Pushed>> {
  const total: Pushed = { sent: 0, refused: 0, stuck: 0 }
  const tried = new Set<EntryId>()
  for (;;) {
    const unsent = await exchange.store.unsent(scope, pushBatch.entries + stuck(tried, total))
    if (!unsent.ok) return ended({ reason: 'store', why: unsent.reason })
    const batch = cutBatch(unsent.value.filter((entry) => !tried.has(entry._id)))
    if (batch.length === 0) return done({ ...total, stuck: stuck(tried, total) })
    for (const entry of batch) tried.add(entry._id)
    const settled = await settle(exchange, scope, batch)
    if (!settled.ok) return settled
    total.sent += settled.value.sent
    total.refused += settled.value.refused
    exchange.progress(total.sent + total.refused, tried.size)
    // A server that settles nothing of a whole batch is asked again in the next round, not for every batch.
    const isFruitless = settled.value.sent + settled.value.refused === 0
    if (isFruitless && batch.length > 1) return done({ ...total, stuck: stuck(tried, total) })
  }
}

function stuck(tried: ReadonlySet<EntryId>, total: Pushed): number {
  return tried.size - total.sent - total.refused
}

function cutBatch(entries: readonly Entry[]): Entry[] {
  const batch: Entry[] = []
  let bytes = 0
  for (const entry of entries.slice(0, pushBatch.entries)) {
    bytes += JSON.stringify(entry).length
    if (batch.length > 0 && bytes > pushBatch.bytes) break
    batch.push(entry)
  }
  return batch
}

async function settle(
  exchange: Exchange,
  scope: string,
  batch: readonly Entry[],
): Promise<Verdict<{ sent: number; refused: number }>> {
  const send: Send = (entries) => exchange.remote.push(scope, entries, exchange.signal)
  const answered = await sendBisected(send, batch)
  if (!answered.ok) return answered
  const pushed = new Set(batch.map((entry) => entry._id))
  const rows = answered.value.filter((row) => pushed.has(row.id))
  const there = rows.flatMap((row) => (row.result === 'there' ? [row.id] : []))
  const resolved =
    there.length === 0 ? done<PushRow[]>([]) : await resolveTaken(exchange, scope, batch, there)
  if (!resolved.ok) return resolved
  return markRows(exchange, scope, [...rows, ...resolved.value])
}

/**
 * [Y2] A batch refused whole is halved until the one that cannot pass is found; that one is refused by name.
 * Trouble of the line, the server or the session (and an answer that is none) ends the round and moves no mark.
 */
export async function sendBisected(send: Send, batch: readonly Entry[]): Promise<Verdict<PushRow[]>> {
  const answer = await send(batch)
  if (answer.ok) return done(answer.value)
  if (answer.reason !== 'refused' || isShut(answer)) return ended(answer)
  const [first] = batch
  if (batch.length === 1 && first) return refuseOne(first._id, answer)
  const half = Math.ceil(batch.length / 2)
  const left = await sendBisected(send, batch.slice(0, half))
  if (!left.ok) return left
  const right = await sendBisected(send, batch.slice(half))
  return right.ok ? done([...left.value, ...right.value]) : right
}

/** A single entry that makes the server fail (5xx) waits for a next round; one that it will not take is refused. */
function refuseOne(id: EntryId, answer: Extract<Trouble, { reason: 'refused' }>): Verdict<PushRow[]> {
  if (answer.status >= 500) return done([])
  return done([
    { id, result: 'refused', code: answer.status === 413 ? 'too-large' : answer.code || 'refused' },
  ])
}

/** [Y3] An id that is taken: by this very body, or by a false one that the gateway stores ours beside. */
async function resolveTaken(
  exchange: Exchange,
  scope: string,
  batch: readonly Entry[],
  ids: readonly EntryId[],
): Promise<Verdict<PushRow[]>> {
  const leaves = await fetchLeaves(exchange, scope, ids)
  if (!leaves.ok) return leaves
  const sifted: Sifted = { entries: [], broken: [] }
  for (const { id, bodies } of leaves.value) sift(id, bodies, sifted)
  const fitting = new Set(sifted.entries.map((entry) => entry._id))
  const rows = ids.flatMap((id): PushRow[] => (fitting.has(id) ? [{ id, result: 'ok' }] : []))
  const hidden = batch.filter((entry) => ids.includes(entry._id) && !fitting.has(entry._id))
  if (hidden.length === 0) return done(rows)
  const beside = await exchange.remote.beside(scope, hidden, exchange.signal)
  return beside.ok ? done([...rows, ...beside.value]) : ended(beside)
}

async function markRows(
  exchange: Exchange,
  scope: string,
  rows: readonly PushRow[],
): Promise<Verdict<{ sent: number; refused: number }>> {
  const sent = [...new Set(rows.flatMap((row) => (row.result === 'ok' ? [row.id] : [])))]
  if (sent.length > 0) {
    const marked = await exchange.store.mark(scope, sent, 'sent')
    if (!marked.ok) return ended({ reason: 'store', why: marked.reason })
  }
  let refused = 0
  for (const row of rows) {
    if (row.result !== 'refused') continue
    const marked = await exchange.store.mark(scope, [row.id], 'refused', row.code)
    if (!marked.ok) return ended({ reason: 'store', why: marked.reason })
    refused += 1
  }
  return done({ sent: sent.length, refused })
}

/** Tells the gateway which erasures this device has carried out. */
export async function sendReceipts(exchange: Exchange, scope: string): Promise<Verdict<number>> {
  const due = await exchange.store.receiptsDue(scope)
  if (!due.ok) return ended({ reason: 'store', why: due.reason })
  if (due.value.length === 0) return done(0)
  const erased = due.value.map((receipt) => receipt.erased)
  const answer = await exchange.remote.receipts(scope, erased, exchange.signal)
  if (!answer.ok) return ended(answer)
  const marked = await exchange.store.receiptsSent(
    scope,
    due.value.map((receipt) => receipt.erasure),
  )
  return marked.ok ? done(erased.length) : ended({ reason: 'store', why: marked.reason })
}
