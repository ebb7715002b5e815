import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { constants } from 'node:zlib'
import type { Gateway } from '../gateway.ts'
import { isCleanPath, isWirePath } from './clean-path.ts'
import { addDatabaseRoutes } from './database-routes.ts'
import { addDeviceRoutes } from './device-routes.ts'
import { addEntryRoutes } from './entry-routes.ts'
import { refuse, refuseThrown } from './refuse.ts'
import { keepNotes } from './request-note.ts'
import { isSameOrigin } from './same-origin.ts'
import { setSecurityHeaders } from './security-headers.ts'
import { answerUnknown, serveApp } from './serve-app.ts'
import { addSessionRoutes } from './session-routes.ts'
import { watchPage } from './watch-page.ts'

/** The largest request, in bytes. */
export const requestLimit = 12 * 1024 * 1024

/** How long a request may take to come in, in milliseconds: a batch over a slow link. */
const receiveMs = 300_000

export type AppOptions = {
  /** The folder of the built app; without it only the wire is served. */
  build?: string
  /** Serves, in place of the app's service worker, one that takes itself away. */
  retireWorker?: boolean
  /** The one address whose forwarding headers are believed. */
  trustProxy?: string
  /** Of the program, and a hash of what it records, as `/api/status` tells them. */
  version: string
  schema: string
}

/** The gateway as a Fastify app, not yet listening. */
export async function buildApp(gateway: Gateway, options: AppOptions): Promise<FastifyInstance> {
  const { build, trustProxy } = options
  const { onFault } = gateway
  const readPage = build === undefined ? undefined : watchPage(build)
  await readPage?.()
  const app = Fastify({
    bodyLimit: requestLimit,
    requestTimeout: receiveMs,
    forceCloseConnections: true,
    trustProxy: trustProxy ?? false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void refuseThrown(error, request, reply, onFault),
  })
  app.setErrorHandler((error: FastifyError, request, reply) => refuseThrown(error, request, reply, onFault))
  app.setNotFoundHandler((request, reply) => answerUnknown(request, reply, readPage))
  acceptJsonAlone(app)
  keepNotes(app, gateway.log)
  guard(app, gateway)
  await app.register(cookie)
  await addCompression(app)
  await app.register(rateLimit, { global: false, errorResponseBuilder: tooMany })
  app.get('/api/status', (_request, reply) => {
    const { version, schema } = options
    return reply.send({ win: 1, version, epoch: gateway.epoch.current(), schema })
  })
  addSessionRoutes(app, gateway)
  addDeviceRoutes(app, gateway)
  addEntryRoutes(app, gateway)
  addDatabaseRoutes(app, gateway)
  if (build !== undefined && readPage)
    await serveApp(app, { build, readPage, retireWorker: options.retireWorker ?? false })
  return app
}

/** What holds for every request, before anything of it is looked at. */
function guard(app: FastifyInstance, gateway: Gateway): void {
  app.addHook('onRequest', async (request, reply) => {
    const url = request.raw.url ?? ''
    setSecurityHeaders(request, reply)
    void reply.header('x-win-epoch', gateway.epoch.current())
    if (!isCleanPath(url)) return refuse(reply, 404, 'not-found')
    if (!isWirePath(url)) return
    if (!isSameOrigin(request)) return refuse(reply, 403, 'other-origin')
    // Never unpacked, so that no small body becomes a large one.
    if (request.headers['content-encoding'] !== undefined) return refuse(reply, 415, 'media-type')
  })
}

/** JSON is the only body. Plain parsing keeps a key `__proto__`, so that the row that holds it is refused by name. */
function acceptJsonAlone(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text: string, done) => {
    try {
      done(null, JSON.parse(text))
    } catch {
      done(Object.assign(new Error('no JSON'), { statusCode: 400 }))
    }
  })
}

/** Thorough for what is fetched once and kept; answers of the replica have a setting of their own. */
async function addCompression(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } },
    zlibOptions: { level: 7 },
  })
}

function tooMany(_request: unknown, { ttl }: { ttl: number }): object {
  const retryAfter = Math.max(1, Math.ceil(ttl / 1000))
  return Object.assign(new Error('too many'), { statusCode: 429, retryAfter })
}
