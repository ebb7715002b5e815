import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** An expected refusal in CouchDB's words: HTTP status, `error` and `reason`. */
export type Refusal = { status: number; error: string; reason: unknown }

/** What an operation gives back when a client can make it fail. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

/** Wraps what went well. */
export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

/** Refuses in CouchDB's words; `reason` may be any JSON, since validators choose it. */
export function refuse(status: number, error: string, reason: unknown): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { status, error, reason } }
}

/** 400: the request is malformed. */
export const badRequest = (reason: string) => refuse(400, 'bad_request', reason)
/** 404: `missing`, `deleted`, or no such database. */
export const notFound = (reason: string) => refuse(404, 'not_found', reason)
/** 409: another revision is there. */
export const conflict = () => refuse(409, 'conflict', 'Document update conflict.')
/** 403: known, but not allowed. */
export const forbidden = (reason: string) => refuse(403, 'forbidden', reason)
/** 401: not known, or not an admin. */
export const unauthorized = (reason: string) => refuse(401, 'unauthorized', reason)

/** Answers with CouchDB's error body; one place, so that no other shape can leave the server. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return sendJson(reply, refusal.status, { error: refusal.error, reason: refusal.reason })
}

/** Answers with JSON on one line. */
export function sendJson(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return sendJsonText(reply, status, JSON.stringify(body))
}

function sendJsonText(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'application/json')
    .send(text + '\n')
}

/**
 * Sends JSON as it is made, so that a long answer never stands in memory whole. Stored documents pass as
 * the text that they are. An error in mid-answer breaks the connection: no half answer parses.
 */
export function sendJsonStream(reply: FastifyReply, parts: AsyncGenerator<string>): FastifyReply {
  const bytes = Readable.from(parts, { objectMode: false, highWaterMark: 2 ** 20 })
  return reply.code(200).header('content-type', 'application/json').send(bytes)
}
