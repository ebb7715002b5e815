import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { UserCtx } from './security.ts'

const macBytes = { sha256: 32, sha1: 20 } as const

/**
 * CouchDB's `proxy_authentication_handler` with `proxy_use_secret = true` and its default algorithms: the
 * token is the hexadecimal HMAC of the name. Whoever holds the secret chooses the roles, `_admin` too.
 * Null when the headers are missing or the token does not fit.
 */
export function proxyUser(headers: IncomingHttpHeaders, secret: string): UserCtx | null {
  const name = bytesOf(headers['x-auth-couchdb-username'])
  const token = headers['x-auth-couchdb-token']
  if (!name || typeof token !== 'string' || !/^(?:[0-9a-f]{2})+$/i.test(token)) return null
  const given = Buffer.from(token, 'hex')
  const isSigned = (['sha256', 'sha1'] as const).some((algorithm) => {
    if (given.length !== macBytes[algorithm]) return false
    return timingSafeEqual(createHmac(algorithm, secret).update(name).digest(), given)
  })
  if (!isSigned) return null
  const roles =
    bytesOf(headers['x-auth-couchdb-roles'])
      ?.toString()
      .split(/\s*,\s*/) ?? []
  return { name: name.toString(), roles: roles.filter((role) => role !== ''), handler: 'proxy' }
}

/** Node reads headers as Latin-1; names and roles are UTF-8. */
function bytesOf(header: string | string[] | undefined): Buffer | null {
  return typeof header === 'string' && header !== '' ? Buffer.from(header, 'latin1') : null
}
