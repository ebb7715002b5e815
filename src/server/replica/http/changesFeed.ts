import { type UserCtx, checkMember } from '../auth/security.ts'
import { type FeedShape, readChanges } from '../documents/readChanges.ts'
import { pageRows } from '../limits.ts'
import type { Database } from '../storage/Database.ts'

/** A feed that somebody asked for. */
export type Feed = {
  since: number
  limit: number
  longpoll: boolean
  timeoutMs: number
  heartbeatMs: number
  shape: FeedShape
}

type Position = { at: number; last: number; left: number; shown: number }

/**
 * Prints a feed page by page. A long-poll answers as soon as there is a change, and empty when its time is
 * over, when the caller has gone (`signal`), or when the caller is no longer a member by then.
 */
export async function* changesFeed(
  database: Database,
  user: UserCtx,
  feed: Feed,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { printSeq, descending } = feed.shape
  const start = descending ? Number.MAX_SAFE_INTEGER : feed.since
  const position: Position = { at: start, last: feed.since, left: 0, shown: 0 }
  yield '{"results":[\n'
  if (feed.longpoll) yield* waitForChange(database, feed, position, signal)
  if (checkMember(database.entry().security, user).ok) yield* rowsOf(database, feed, position)
  yield `\n],\n"last_seq":${JSON.stringify(printSeq(position.last))},"pending":${position.left}}\n`
}

async function* rowsOf(database: Database, feed: Feed, position: Position): AsyncGenerator<string> {
  for (;;) {
    const want = Math.min(pageRows, feed.limit - position.shown)
    const page = await database.read((level) => readChanges(level, position.at, want, feed.shape))
    if (page.rows.length > 0) yield (position.shown > 0 ? ',\n' : '') + page.rows.join(',\n')
    Object.assign(position, { at: page.position, last: page.last, left: page.left })
    position.shown += page.rows.length
    if (page.ended || position.shown >= feed.limit) return
  }
}

/** Returns at the first change after the position; prints a newline now and then, as CouchDB does. */
async function* waitForChange(
  database: Database,
  feed: Feed,
  { at }: Position,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const over = AbortSignal.any([signal, AbortSignal.timeout(feed.timeoutMs)])
  let from = at
  for (;;) {
    const version = database.changes.version()
    const page = await database.read((level) =>
      readChanges(level, from, pageRows, { ...feed.shape, includeDocs: false }),
    )
    if (page.rows.length > 0 || over.aborted) return
    from = page.position
    if (!page.ended) continue
    yield '\n'
    while (database.changes.version() === version && !over.aborted) {
      const beat = AbortSignal.any([over, AbortSignal.timeout(feed.heartbeatMs)])
      await database.changes.changedSince(version, beat)
      if (!over.aborted && database.changes.version() === version) yield '\n'
    }
  }
}
