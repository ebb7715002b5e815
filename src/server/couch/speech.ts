import { createHmac } from 'node:crypto'
import type { Grant } from '#lib/domain/schema/roles.ts'
import type { Credentials } from './couch.ts'

/** For whom the gateway speaks. `salt` is that of their `_users` document. */
export type Speaker = { login: string; grants: readonly Grant[]; salt: string }

/** How the gateway speaks for a person towards a CouchDB, as `findSpeech` found it. */
export type Speech =
  { mode: 'proxy'; secret: string } | { mode: 'jwt'; key: Uint8Array } | { mode: 'cookie'; secret: string }

/** Headers that make the replica take a request for a person's. */
export type Speak = (speaker: Speaker) => Credentials

/** How long a token is good for, in seconds: it is made anew for every request. */
const tokenSeconds = 60

/**
 * Proxy authentication, where the server trusts the roles in the headers; a JWT, where it holds the key; else
 * a session cookie minted with the server's secret, for which roles and salt are those in `_users`.
 */
export function speakWith(speech: Speech, now: () => number): Speak {
  if (speech.mode === 'proxy') return (speaker) => proxyHeaders(speaker, speech.secret)
  if (speech.mode === 'jwt') {
    return (speaker) => ({ authorization: `Bearer ${mintJwt(speaker, speech.key, now())}` })
  }
  return (speaker) => ({ cookie: `AuthSession=${mintCookie(speaker, speech.secret, now())}` })
}

/** CouchDB's `proxy_authentication_handler`: the token is the HMAC of the name, in hexadecimal. */
export function proxyHeaders({ login, grants }: Omit<Speaker, 'salt'>, secret: string): Credentials {
  return {
    'x-auth-couchdb-username': login,
    'x-auth-couchdb-roles': grants.join(','),
    'x-auth-couchdb-token': createHmac('sha256', secret).update(login).digest('hex'),
  }
}

/** A token for CouchDB's `jwt_authentication_handler`: HS256, key `hmac:_default`, roles in `_couchdb.roles`. */
export function mintJwt({ login, grants }: Omit<Speaker, 'salt'>, key: Uint8Array, nowMs: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const issued = Math.floor(nowMs / 1000)
  const claims = { sub: login, iat: issued, exp: issued + tokenSeconds, '_couchdb.roles': grants }
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

/** CouchDB's `AuthSession`: `name:HEXTIME:` and the HMAC of what stands before it, keyed by secret and salt. */
export function mintCookie({ login, salt }: Omit<Speaker, 'grants'>, secret: string, nowMs: number): string {
  const session = `${login}:${Math.floor(nowMs / 1000)
    .toString(16)
    .toUpperCase()}`
  // A login is ASCII, so that bytes and characters are the same.
  const mac = createHmac('sha256', secret + salt)
    .update(session)
    .digest('binary')
  return Buffer.from(`${session}:${mac}`, 'latin1').toString('base64url')
}
