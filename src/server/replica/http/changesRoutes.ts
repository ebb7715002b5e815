import type { FastifyInstance, FastifyRequest } from 'fastify'
import { maxPollMs } from '../limits.ts'
import { type Outcome, accept, badRequest, sendJsonStream, sendRefusal } from '../refusal.ts'
import type { Database } from '../storage/Database.ts'
import { readCounts } from '../storage/reads.ts'
import { parseSince, sequencePrinter } from '../storage/sequence.ts'
import { databaseOf } from './access.ts'
import { type Feed, changesFeed } from './changesFeed.ts'
import { isTrue, queryCount, queryText } from './query.ts'

/** `_changes`, normal and long-poll. Feeds without end and filters are refused: nobody here needs them. */
export function addChanges(app: FastifyInstance) {
  for (const method of ['GET', 'POST'] as const) {
    app.route({
      method,
      url: '/:db/_changes',
      config: { replicaAccess: 'member' },
      handler: async (request, reply) => {
        const database = databaseOf(request)
        const feed = await readFeed(request, database)
        if (!feed.ok) return sendRefusal(reply, feed.refusal)
        const left = new AbortController()
        reply.raw.once('close', () => left.abort())
        return sendJsonStream(reply, changesFeed(database, request.replicaUser, feed.value, left.signal))
      },
    })
  }
}

async function readFeed(request: FastifyRequest, database: Database): Promise<Outcome<Feed>> {
  const kind = queryText(request, 'feed') ?? 'normal'
  if (kind !== 'normal' && kind !== 'longpoll') {
    return badRequest('Supported `feed` types: normal, longpoll')
  }
  if (queryText(request, 'filter') !== undefined) return badRequest('Filters are not supported.')
  const style = queryText(request, 'style') ?? 'main_only'
  if (style !== 'main_only' && style !== 'all_docs') return badRequest('Unknown `style`.')
  const waits = readWaits(request)
  if (!waits.ok) return waits
  const { updateSeq } = await database.read(readCounts)
  const { uuid } = database.entry()
  const since = parseSince(queryText(request, 'since'), uuid, updateSeq)
  if (!since.ok) return since
  const shape = {
    printSeq: sequencePrinter(uuid),
    allLeaves: style === 'all_docs',
    includeDocs: isTrue(request, 'include_docs'),
    conflicts: isTrue(request, 'conflicts'),
    descending: isTrue(request, 'descending'),
  }
  return accept({ ...waits.value, shape, since: since.value, longpoll: kind === 'longpoll' })
}

function readWaits(
  request: FastifyRequest,
): Outcome<{ limit: number; timeoutMs: number; heartbeatMs: number }> {
  const limit = queryCount(request, 'limit')
  if (!limit.ok) return limit
  const timeout = queryCount(request, 'timeout')
  if (!timeout.ok) return timeout
  const heartbeat = isTrue(request, 'heartbeat') ? accept(maxPollMs) : queryCount(request, 'heartbeat')
  if (!heartbeat.ok || heartbeat.value === 0) {
    return badRequest('The heartbeat value should be a positive integer (in milliseconds).')
  }
  return accept({
    limit: Math.max(1, limit.value ?? Number.MAX_SAFE_INTEGER),
    timeoutMs: Math.min(timeout.value ?? maxPollMs, maxPollMs),
    heartbeatMs: Math.max(100, heartbeat.value ?? maxPollMs),
  })
}
