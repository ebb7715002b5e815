import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { isLogin, isToken } from '#lib/entries/envelope.ts'
import { isPlainText } from '#lib/entries/edge.ts'
import { changePerson } from '../../couch/users.ts'
import { ensureCertificate } from '../device/ensure-certificate.ts'
import type { Gateway } from '../gateway.ts'
import { isPublicKey } from '../keys.ts'
import { cookieName } from '../session/authorise.ts'
import { checkPassword } from '../session/check-password.ts'
import { logIn, renew, type LoggedIn, type Renewed } from '../session/log-in.ts'
import { viewSession } from '../session/session-view.ts'
import { refuse, refuseTooMany } from './refuse.ts'
import { requireSession, sessionOf } from './require-session.ts'
import { isPlainLoopback } from './same-origin.ts'

const login = z.string().check(z.refine(isLogin))
const token = z.string().check(z.refine(isToken))
const secret = z.string().check(z.maxLength(1024))
const label = z.string().check(z.minLength(1), z.maxLength(80), z.refine(isPlainText))
const logInBody = z.strictObject({
  login: z.string().check(z.maxLength(200)),
  password: secret,
  device: z.strictObject({ id: token, publicKey: z.string(), label }),
})
const renewBody = z.strictObject({ login, device: token, credential: secret })
const passwordBody = z.strictObject({ old: secret, new: secret })

/** The least that a password has, in characters; the passphrase of the tablet is another thing. */
const leastPassword = 12

/** `/api/session` and `/api/password`. */
export function addSessionRoutes(app: FastifyInstance, gateway: Gateway): void {
  const onRequest = requireSession(gateway)
  app.post('/api/session', (request, reply) => answerLogIn(gateway, request, reply))
  app.post('/api/session/renew', async (request, reply) => {
    const body = z.safeParse(renewBody, request.body)
    if (!body.success) return refuse(reply, 400, 'request')
    const { login, device } = body.data
    Object.assign(request.note, { login, device })
    return answerBegun(request, reply, await renew(gateway, body.data))
  })
  app.get('/api/session', { onRequest }, async (request, reply) => {
    const session = sessionOf(request)
    const device = await gateway.devices.find(session.device)
    if (!device) return refuse(reply, 401, 'no-session')
    return reply.send(viewSession(gateway, session, await ensureCertificate(gateway, device, session.person)))
  })
  app.delete('/api/session', { onRequest }, (request, reply) => {
    gateway.sessions.end(sessionOf(request))
    return reply.clearCookie(cookieName, { path: '/' }).code(204).send()
  })
  app.post('/api/password', { onRequest }, (request, reply) => changePassword(gateway, request, reply))
}

async function answerLogIn(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const body = z.safeParse(logInBody, request.body)
  if (!body.success || !(await isPublicKey(body.data.device.publicKey))) return refuse(reply, 400, 'request')
  // A login that is none of ours is not written down: people type passwords into the wrong field.
  if (isLogin(body.data.login)) Object.assign(request.note, { device: body.data.device.id })
  const begun = await logIn(gateway, body.data, request.ip)
  if (begun.ok) request.note.login = body.data.login
  return answerBegun(request, reply, begun)
}

const statuses: Record<Exclude<Extract<LoggedIn | Renewed, { ok: false }>['reason'], 'too-many'>, number> = {
  'wrong-password': 401,
  disabled: 403,
  'device-of-another': 409,
  revoked: 401,
  'unknown-device': 401,
  'wrong-credential': 401,
}

function answerBegun(request: FastifyRequest, reply: FastifyReply, begun: LoggedIn | Renewed): FastifyReply {
  if (!begun.ok) {
    if (begun.reason === 'too-many') return refuseTooMany(reply, begun.retryAfter)
    return refuse(reply, statuses[begun.reason], begun.reason)
  }
  const secure = !isPlainLoopback(request)
  void reply.setCookie(cookieName, begun.cookie, { httpOnly: true, sameSite: 'strict', path: '/', secure })
  return reply.send({ ...begun.view, ...('credential' in begun && { credential: begun.credential }) })
}

async function changePassword(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const body = z.safeParse(passwordBody, request.body)
  if (!body.success) return refuse(reply, 400, 'request')
  const { login } = sessionOf(request)
  const checked = await checkPassword(gateway, login, body.data.old, request.ip)
  if (!checked.ok) {
    if (checked.reason === 'too-many') return refuseTooMany(reply, checked.retryAfter)
    return refuse(reply, 401, checked.reason)
  }
  const next = body.data.new
  if (next.length < leastPassword || next === body.data.old || next.toLowerCase().includes(login))
    return refuse(reply, 422, 'weak')
  await changePerson(gateway.couch, login, { password: next })
  return reply.code(204).send()
}
