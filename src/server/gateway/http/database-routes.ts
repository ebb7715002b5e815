import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { constants } from 'node:zlib'
import * as z from 'zod/mini'
import { batchLimit, push } from '../exchange/push.ts'
import { allowQuery, type Endpoint } from '../exchange/queries.ts'
import type { Gateway } from '../gateway.ts'
import { forward } from './forward.ts'
import { refuse } from './refuse.ts'
import { databaseOf, requireDatabase, requireSession, sessionOf } from './require-session.ts'
import { noteRows, writeLimit } from './writes.ts'

/** Ids that may be asked for in one request. */
const mostKeys = 10_000

// Ids that begin with `_` are design and local documents: no business of the app's.
const documentId = z.string().check(z.regex(/^[a-z][a-z0-9.-]{0,159}$/))
const rev = z.string().check(z.regex(/^\d{1,9}-[\w.]{1,128}$/))
const bulkGet = z.strictObject({
  docs: z.array(z.strictObject({ id: documentId, rev: z.optional(rev) })).check(z.maxLength(batchLimit)),
})
const allDocs = z.strictObject({ keys: z.array(documentId).check(z.maxLength(mostKeys)) })
const bulkDocs = z.strictObject({
  docs: z.array(z.unknown()).check(z.maxLength(batchLimit)),
  // Only the gateway writes revisions of its own making.
  new_edits: z.optional(z.literal(true)),
})

/** The quickest level: most of an answer is random ids, on which the others gain nothing and take four times as long. */
const compress = {
  encodings: ['br' as const, 'gzip' as const],
  threshold: 1024,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
  zlibOptions: { level: 1 },
}

/** `/db/:db`: what the app uses of CouchDB, and nothing else. */
export function addDatabaseRoutes(app: FastifyInstance, gateway: Gateway): void {
  const onRequest = [requireSession(gateway), requireDatabase(gateway)]
  const pass = (endpoint: Endpoint, shape?: z.ZodMiniType<object>) => {
    return (request: FastifyRequest, reply: FastifyReply) => ask(gateway, endpoint, shape, request, reply)
  }
  // PouchDB's client asks for the description of a database with a slash at the end.
  for (const url of ['/db/:db', '/db/:db/']) app.get(url, { onRequest }, pass('info'))
  app.get('/db/:db/_changes', { onRequest, compress }, pass('_changes'))
  app.get('/db/:db/_all_docs', { onRequest, compress }, pass('_all_docs'))
  app.post('/db/:db/_all_docs', { onRequest, compress }, pass('_all_docs', allDocs))
  app.post('/db/:db/_bulk_get', { onRequest, compress }, pass('_bulk_get', bulkGet))
  app.post('/db/:db/_bulk_docs', { onRequest, config: writeLimit }, async (request, reply) => {
    const body = z.safeParse(bulkDocs, request.body)
    const query = allowQuery('_bulk_docs', request.query as Record<string, unknown>)
    if (!body.success || !query.ok) return refuse(reply, 400, 'request')
    const rows = await push(gateway, databaseOf(request), sessionOf(request), body.data.docs)
    noteRows(request, rows)
    return reply.code(201).send(rows)
  })
}

function ask(
  gateway: Gateway,
  endpoint: Endpoint,
  shape: z.ZodMiniType<object> | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> | FastifyReply {
  const query = allowQuery(endpoint, request.query as Record<string, unknown>)
  const body = shape && z.safeParse(shape, request.body)
  if (!query.ok || body?.success === false) return refuse(reply, 400, 'request')
  // A compressed long-poll would hold back what it has until it ends.
  if (query.isLongPoll) request.headers['x-no-compression'] = '1'
  const path = `${endpoint === 'info' ? '' : `/${endpoint}`}${query.text}`
  return forward(gateway, request, reply, {
    path,
    method: request.method === 'POST' ? 'POST' : 'GET',
    ...(body && { body: body.data }),
  })
}
