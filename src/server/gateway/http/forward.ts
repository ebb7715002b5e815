import type { FastifyReply, FastifyRequest } from 'fastify'
import { Readable, Transform } from 'node:stream'
import type { CouchRequest } from '../../couch/couch.ts'
import type { Gateway } from '../gateway.ts'
import { hasLeft } from './leaving.ts'
import { leftStatus, refuse } from './refuse.ts'
import { databaseOf, sessionOf } from './require-session.ts'

type Slice = Pick<Gateway, 'couch' | 'naming' | 'speak' | 'onFault'>

/**
 * Passes a question on in the person's name and the answer back as it comes. The answer is cut when the person
 * leaves, or when the session ends or is narrowed before it is through.
 */
export async function forward(
  { couch, naming, speak, onFault }: Slice,
  request: FastifyRequest,
  reply: FastifyReply,
  question: Pick<CouchRequest, 'method' | 'body'> & { path: string },
): Promise<FastifyReply> {
  const session = sessionOf(request)
  const cut = new AbortController()
  session.open.add(cut)
  request.note.cut = cut.signal
  reply.raw.once('close', () => {
    session.open.delete(cut)
    cut.abort()
  })
  const path = `/${naming.of(databaseOf(request))}${question.path}`
  const as = speak({ ...session.person, login: session.login })
  const answer = await couch.stream({ ...question, path, as, signal: cut.signal }).catch((error: unknown) => {
    if (!cut.signal.aborted) throw error
  })
  if (!answer) return hasLeft(reply) ? refuse(reply, leftStatus, 'left') : refuse(reply, 401, 'no-session')
  if (answer.status >= 400 || !answer.body) return refuseLike(reply, answer)
  const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])
  body.once('error', (error) => {
    // Once the answer is under way no refusal can tell of it: it is cut, and the fault told here.
    if (reply.raw.headersSent && !cut.signal.aborted) onFault(error)
  })
  return reply
    .code(answer.status)
    .type('application/json')
    .send(counted(body, request, cut.signal))
}

/** Of a refusal only the status goes on: what the replica says of it is not for everyone. */
async function refuseLike(reply: FastifyReply, { status, body }: Response): Promise<FastifyReply> {
  await body?.cancel()
  if (status === 400) return refuse(reply, 400, 'request')
  if (status === 403 || status === 404)
    return refuse(reply, status, status === 403 ? 'forbidden' : 'not-found')
  // 401: the replica did not believe the gateway, which the person can do nothing about.
  return refuse(reply, 502, 'replica')
}

function counted(body: Readable, { note }: FastifyRequest, signal: AbortSignal): Readable {
  note.bytes = 0
  const count = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      note.bytes = (note.bytes ?? 0) + chunk.length
      done(null, chunk)
    },
  })
  body.once('error', (error) => count.destroy(error))
  count.once('close', () => body.destroy())
  signal.addEventListener('abort', () => count.destroy(), { once: true })
  return body.pipe(count)
}
