import cookie from '@fastify/cookie'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { maxRequestBytes } from '../limits.ts'
import { type Refusal, badRequest, notFound, refuse, sendRefusal } from '../refusal.ts'
import { DatabaseGone } from '../storage/Database.ts'
import type { Replica } from './Replica.ts'
import { addAccess } from './access.ts'
import { addAllDocs } from './allDocsRoutes.ts'
import { addBulkDocs } from './bulkDocsRoutes.ts'
import { addBulkGet } from './bulkGetRoutes.ts'
import { addChanges } from './changesRoutes.ts'
import { addDatabases } from './databaseRoutes.ts'
import { addDocuments } from './documentRoutes.ts'
import { addLocalDocuments } from './localRoutes.ts'
import { addMaintenance } from './maintenanceRoutes.ts'
import { readJson } from './readJson.ts'
import { addRevsDiff } from './revsDiffRoutes.ts'
import { addServer } from './serverRoutes.ts'
import { addSession } from './sessionRoutes.ts'

/** Hears of errors that are bugs: the route and the error's name, never a document or an id. */
export type FaultListener = (fault: { route: string; name: string; stack: string | undefined }) => void

const receiveMs = 30_000

/** The HTTP server, not yet listening. Unknown paths are 401, to server admins 404. */
export async function buildApp(replica: Replica, onFault: FaultListener): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: maxRequestBytes,
    forceCloseConnections: true,
    requestTimeout: receiveMs,
    routerOptions: { maxParamLength: 1024, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    frameworkErrors: (error, _request, reply) => void sendRefusal(reply, refusalOf(error)),
  })
  await app.register(cookie)
  addJson(app)
  addAccess(app, replica.authentication, replica.databases)
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, onFault))
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, notFound('missing').refusal))
  addServer(app, replica)
  await app.register(async (scope) => addSession(scope, replica))
  addDatabases(app, replica)
  addChanges(app)
  addBulkDocs(app, replica)
  addBulkGet(app)
  addAllDocs(app)
  addRevsDiff(app)
  addMaintenance(app, replica)
  addLocalDocuments(app)
  addDocuments(app, replica)
  return app
}

/** JSON is the only body, and never compressed: no bomb to unpack. */
function addJson(app: FastifyInstance) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    const encoding = request.headers['content-encoding'] ?? 'identity'
    if (encoding !== 'identity')
      return done(new RefusedBody(refuse(415, 'bad_ctype', 'Unsupported encoding').refusal))
    if (bytes.length === 0) return done(null, undefined)
    const value = readJson(bytes)
    if (value.ok) done(null, value.value)
    else done(new RefusedBody(value.refusal))
  })
}

/** Carries a refusal out of the body parser, where Fastify takes only errors. */
class RefusedBody extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.error)
    this.refusal = refusal
  }
}

function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  onFault: FaultListener,
) {
  const refusal = refusalOf(error)
  if (refusal.status >= 500) {
    onFault({ route: request.routeOptions.url ?? '', name: error.name, stack: error.stack })
  }
  return sendRefusal(reply, refusal)
}

function refusalOf(error: FastifyError): Refusal {
  if (error instanceof RefusedBody) return error.refusal
  if (error instanceof DatabaseGone) return notFound('Database does not exist.').refusal
  const status = error.statusCode ?? 500
  if (status === 413) return refuse(413, 'too_large', 'the request entity is too large').refusal
  if (status === 415) return refuse(415, 'bad_content_type', 'Content-Type must be application/json').refusal
  if (status === 404) return notFound('missing').refusal
  if (status >= 400 && status < 500) return badRequest('The request could not be read.').refusal
  return refuse(500, 'internal_server_error', 'The request could not be carried out.').refusal
}
