import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Outcome, accept, badRequest, sendJson, sendRefusal } from '../refusal.ts'
import type { Replica } from './Replica.ts'
import { bodyObject } from './query.ts'

const handlers = ['cookie', 'proxy', 'default']

/** `/_session`: log in with JSON or a form, ask who one is, log out. */
export function addSession(app: FastifyInstance, { credentials, authentication }: Replica) {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text: string, done) => done(null, Object.fromEntries(new URLSearchParams(text))),
  )

  app.post('/_session', { config: { replicaAccess: 'open' } }, async (request, reply) => {
    const given = readLogin(request)
    if (!given.ok) return sendRefusal(reply, given.refusal)
    const checked = await credentials.check(given.value.name, given.value.password, request.ip)
    if (!checked.ok) {
      if (checked.refusal.status === 401) authentication.endSession(reply)
      return sendRefusal(reply, checked.refusal)
    }
    authentication.startSession(reply, checked.value)
    return sendJson(reply, 200, { ok: true, name: checked.value.name, roles: checked.value.roles })
  })

  app.get('/_session', { config: { replicaAccess: 'open' } }, (request, reply) => {
    const { name, roles, handler } = request.replicaUser
    const info = { authentication_handlers: handlers, ...(handler ? { authenticated: handler } : {}) }
    return sendJson(reply, 200, { ok: true, userCtx: { name, roles }, info })
  })

  app.delete('/_session', { config: { replicaAccess: 'open' } }, (_request, reply) => {
    authentication.endSession(reply)
    return sendJson(reply, 200, { ok: true })
  })
}

function readLogin(request: FastifyRequest): Outcome<{ name: string; password: string }> {
  const body = bodyObject(request)
  if (!body.ok) return body
  const { name, username, password } = body.value
  const stated = username ?? name
  if (typeof stated !== 'string') return badRequest('request body must contain a username')
  if (username !== undefined && name !== undefined && username !== name) {
    return badRequest('request body contains different usernames')
  }
  return accept({ name: stated, password: typeof password === 'string' ? password : '' })
}
