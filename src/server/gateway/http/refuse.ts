import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { NoRows } from '../exchange/write-entries.ts'
import { isWirePath } from './clean-path.ts'
import { whyCut } from './leaving.ts'

/** Hears of faults that are bugs or broken replicas; it is given no text that a person wrote. */
export type FaultListener = (error: unknown) => void

/** Answers with a closed word, and nothing else that the server knows. */
export function refuse(reply: FastifyReply, status: number, error: string, more: object = {}): FastifyReply {
  return reply.code(status).send({ error, ...more })
}

/** 429, with when to come back, in seconds. */
export function refuseTooMany(reply: FastifyReply, retryAfter: number): FastifyReply {
  return refuse(reply.header('retry-after', String(retryAfter)), 429, 'too-many', { retryAfter })
}

/** For the log alone, since nobody hears it: who asked went away. */
export const leftStatus = 499

const words: Record<number, string> = {
  400: 'request',
  404: 'not-found',
  413: 'too-large',
  415: 'media-type',
}

/** Turns what was thrown into an answer: the caller's mistakes by status, ours as 500 or 502. Who left hears nothing. */
export function refuseThrown(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  onFault: FaultListener,
): FastifyReply {
  const status = error.statusCode ?? 500
  if (status === 429) return refuseTooMany(reply, (error as { retryAfter?: number }).retryAfter ?? 60)
  if (status >= 400 && status < 500) return refuse(reply, status, words[status] ?? 'request')
  // The answer that could not be sent may have been announced as packed; this one is not.
  reply.removeHeader('content-encoding').raw.removeHeader('content-encoding')
  const why = whyCut(error, request, reply)
  if (why) return why === 'left' ? refuse(reply, leftStatus, why) : refuse(reply, 401, 'no-session')
  onFault(error)
  // `fetch` rejects with a TypeError when the replica cannot be reached.
  const isReplica = error instanceof NoRows || (error as Error) instanceof TypeError
  return refuse(
    reply,
    isReplica && isWirePath(request.raw.url ?? '') ? 502 : 500,
    isReplica ? 'replica' : 'server',
  )
}
