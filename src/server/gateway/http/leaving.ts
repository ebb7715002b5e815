import type { FastifyReply, FastifyRequest } from 'fastify'

/** What streams and sockets throw when an end of theirs is gone. */
const codes: ReadonlySet<unknown> = new Set([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'UND_ERR_SOCKET',
])

/** True when who asked is not there any more: a closed tab, a tablet without a network. */
export function hasLeft({ raw }: FastifyReply): boolean {
  return raw.destroyed && !raw.writableFinished
}

/**
 * What an error comes from that is nobody's fault: the person `left`, or the session `ended`, and what was on its
 * way broke off. The same error while both are there is a fault of the replica.
 */
export function whyCut(
  error: Error,
  { note }: FastifyRequest,
  reply: FastifyReply,
): 'left' | 'ended' | undefined {
  if (!isBreak(error)) return undefined
  if (hasLeft(reply)) return 'left'
  return note.cut?.aborted === true ? 'ended' : undefined
}

function isBreak(error: Error): boolean {
  if (error.name === 'AbortError' || codes.has((error as NodeJS.ErrnoException).code)) return true
  // `fetch` says so when an answer ends before it is whole.
  return error instanceof TypeError && error.message === 'terminated'
}
