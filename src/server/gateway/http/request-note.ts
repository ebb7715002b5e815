import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AccessLog } from '../log/access-log.ts'
import type { Session } from '../session/sessions.ts'
import { isWirePath } from './clean-path.ts'

/** What the handlers of one request tell each other and the access log. */
export type RequestNote = {
  session?: Session
  database?: string
  login?: string
  device?: string
  bytes?: number
  entries?: number
  refused?: number
  authors?: string[]
}

declare module 'fastify' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be widened
  interface FastifyRequest {
    note: RequestNote
  }
}

/** Gives each request its note, and writes a line of the access log when it was answered. */
export function keepNotes(app: FastifyInstance, log: AccessLog): void {
  app.decorateRequest('note', null as unknown as RequestNote)
  app.addHook('onRequest', (request, _reply, done) => {
    request.note = {}
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    if (isWirePath(request.raw.url ?? '')) writeLine(log, request, reply)
    done()
  })
}

function writeLine(
  log: AccessLog,
  { note, method, routeOptions }: FastifyRequest,
  reply: FastifyReply,
): void {
  const {
    session,
    login = session?.login,
    device = session?.device,
    database,
    bytes,
    entries,
    refused,
    authors,
  } = note
  const what = routeOptions.url
    ?.split('/')
    .filter((part) => part !== '' && !part.startsWith(':'))
    .at(-1)
  log.write({
    ...(login !== undefined && { login }),
    ...(device !== undefined && { device }),
    method,
    what: routeOptions.url === undefined ? 'unknown' : (what ?? 'unknown'),
    ...(database !== undefined && { database }),
    status: reply.statusCode,
    ...(bytes !== undefined && { bytes }),
    ...(entries !== undefined && { entries }),
    ...(refused !== undefined && { refused }),
    ...(authors !== undefined && { authors }),
  })
}
