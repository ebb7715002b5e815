import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Outcome, accept, badRequest, unauthorized } from '../refusal.ts'
import type { Credentials, Login } from './credentials.ts'
import { proxyUser } from './proxyUser.ts'
import { type UserCtx, anonymous } from './security.ts'
import { cookieName, issueCookie, readCookie, secondsLeft, sessionSeconds } from './sessionCookie.ts'

/** What tells who asks: the cookie first, then the gateway's headers, then Basic, as in CouchDB. */
export type Authentication = {
  authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Outcome<UserCtx>>
  startSession(reply: FastifyReply, login: Login): void
  endSession(reply: FastifyReply): void
}

type Given = { credentials: Credentials; proxySecret: string; cookieSecret: Buffer; now: () => number }

const attributes = { path: '/', httpOnly: true, sameSite: 'strict' } as const

/** Reads who asks from a request, and starts and ends sessions on a reply. */
export function createAuthentication({ credentials, proxySecret, cookieSecret, now }: Given): Authentication {
  function startSession(reply: FastifyReply, login: Login) {
    const value = issueCookie(cookieSecret, login, now())
    void reply.setCookie(cookieName, value, { ...attributes, maxAge: sessionSeconds })
  }

  /** Anonymous when the cookie is too old or not ours; renewed when a tenth of its time is gone. */
  async function byCookie(request: FastifyRequest, reply: FastifyReply): Promise<Outcome<UserCtx | null>> {
    const value = request.cookies[cookieName]
    if (!value) return accept(null)
    const cookie = readCookie(value)
    if (!cookie) return badRequest('Malformed AuthSession cookie. Please clear your cookies.')
    const login = await credentials.find(cookie.name)
    const left = login && secondsLeft(cookieSecret, cookie, login, now())
    if (!login || left === null) return accept(null)
    if (left < sessionSeconds * 0.9) startSession(reply, login)
    return accept({ name: login.name, roles: login.roles, handler: 'cookie' })
  }

  return {
    startSession,
    endSession: (reply) => void reply.setCookie(cookieName, '', { ...attributes, maxAge: 0 }),
    async authenticate(request, reply) {
      const cookie = await byCookie(request, reply)
      if (!cookie.ok) return cookie
      if (cookie.value) return accept(cookie.value)
      const proxied = proxyUser(request.headers, proxySecret)
      if (proxied) return accept(proxied)
      return byPassword(request, credentials)
    },
  }
}

async function byPassword(request: FastifyRequest, credentials: Credentials): Promise<Outcome<UserCtx>> {
  const { authorization } = request.headers
  if (!authorization?.startsWith('Basic ')) return accept(anonymous)
  const text = Buffer.from(authorization.slice('Basic '.length), 'base64').toString()
  const colon = text.indexOf(':')
  if (colon < 0) return unauthorized('Name or password is incorrect.')
  const checked = await credentials.check(text.slice(0, colon), text.slice(colon + 1), request.ip)
  if (!checked.ok) return checked
  return accept({ name: checked.value.name, roles: checked.value.roles, handler: 'default' })
}
