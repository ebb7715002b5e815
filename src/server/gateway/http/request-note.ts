import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AccessLog } from '../log/access-log.ts'
import type { Session } from '../session/sessions.ts'
import { isWirePath } from './clean-path.ts'
import { hasLeft } from './leaving.ts'

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
  /** Aborted when the person leaves or the session ends, and the answer with it. */
  cut?: AbortSignal
  /** The handler has said what it had to say. */
  isAnswered?: boolean
}

declare module 'fastify' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be widened
  interface FastifyRequest {
    note: RequestNote
  }
}

/**
 * Gives each request its note, and writes a line of the access log when it was answered and the answer is out, or
 * will never be: who leaves before the end has read what came before it.
 */
export function keepNotes(app: FastifyInstance, log: AccessLog): void {
  app.decorateRequest('note', null as unknown as RequestNote)
  app.addHook('onRequest', (request, reply, done) => {
    request.note = {}
    reply.raw.once('close', () => {
      if (request.note.isAnswered === true) writeLine(log, request, reply)
    })
    done()
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    const isFirst = request.note.isAnswered !== true
    request.note.isAnswered = true
    if (isFirst && reply.raw.destroyed) writeLine(log, request, reply)
    done()
  })
}

function writeLine(
  log: AccessLog,
  { note, method, routeOptions, raw }: FastifyRequest,
  reply: FastifyReply,
): void {
  if (!isWirePath(raw.url ?? '')) return
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
    ...(hasLeft(reply) && { cut: true as const }),
  })
}
