import type { FastifyRequest } from 'fastify'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/

/**
 * False when a browser says that another site's page asks. A person may type the address of a thing that is
 * only read; programs that are no browser say nothing, and have no cookie that they did not get here.
 */
export function isSameOrigin(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined && origin !== `${request.protocol}://${request.host}`) return false
  if (site === undefined || site === 'same-origin') return true
  return site === 'none' && request.method === 'GET'
}

/** True where the cookie must not be `Secure`, since a browser would drop it: plain http on this very machine. */
export function isPlainLoopback(request: FastifyRequest): boolean {
  return request.protocol === 'http' && loopback.test(request.hostname)
}
