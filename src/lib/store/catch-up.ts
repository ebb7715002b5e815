import type { Core } from './core.ts'
import { done, type Outcome } from './outcome.ts'
import { learnRemovals, readRemovals, type RemovalRows } from './removals.ts'
import type { GateRow, LogRow } from './rows.ts'
import { readStore } from './transact.ts'

/** The gate, and what other tabs wrote since: read in the same transaction as what is to be true with it. */
export type News = { gate: GateRow; rows: LogRow[]; removals?: RemovalRows }

/** Reads what is new. Runs inside a transaction over `gate`, `log` and `records`. */
export async function readNews(core: Core): Promise<News> {
  const gate = (await core.db.gate.get('gate')) as GateRow
  const asOf = core.catalogue.asOf()
  const rows = gate.writes > asOf ? await core.db.log.where('stamp').above(asOf).toArray() : []
  if (gate.drops <= core.removals.asOf()) return { gate, rows }
  return { gate, rows, removals: await readRemovals(core) }
}

/** [S2] Takes in what is new, so that memory is true as of the gate's last write, or a later one. */
export async function takeIn(core: Core, { gate, rows, removals }: News): Promise<Outcome<null>> {
  // Removals first: whoever finds the catalogue true as of a write relies on them being so too.
  const learnt = removals ? await learnRemovals(core, gate.drops, removals) : done(null)
  if (learnt.ok) core.cache.drop(core.catalogue.follow(rows))
  return learnt
}

/** Makes memory true as of now. */
export async function catchUp(core: Core): Promise<Outcome<null>> {
  const news = await readStore(core, 'catch-up', ['gate', 'log', 'records', 'scopes'], () => readNews(core))
  return news.ok ? takeIn(core, news.value) : news
}
