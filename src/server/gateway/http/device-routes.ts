import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { login as loginName } from '#lib/domain/schema/fields.ts'
import { isToken } from '#lib/entries/envelope.ts'
import { grantOf, type Grant } from '#lib/domain/schema/roles.ts'
import { aboardOf } from '../device/aboard.ts'
import { revokeDevice } from '../device/ensure-certificate.ts'
import type { Gateway } from '../gateway.ts'
import { refuse } from './refuse.ts'
import { requireSession, sessionOf } from './require-session.ts'

/** `/api/devices`: one's own, and cutting one off; the administration sees and cuts off anybody's, and what is on it. */
export function addDeviceRoutes(app: FastifyInstance, gateway: Gateway): void {
  const onRequest = requireSession(gateway)
  app.get('/api/devices', { onRequest }, async (request, reply) =>
    reply.send(await listOf(gateway, sessionOf(request).login)),
  )
  // Of another person: the login goes in the body, since addresses are written into logs.
  app.post('/api/devices/of', { onRequest }, async (request, reply) => {
    const asked = z.safeParse(z.strictObject({ login: loginName() }), request.body)
    if (!asked.success) return refuse(reply, 400, 'request')
    if (!isAdministration(sessionOf(request).person)) return refuse(reply, 403, 'forbidden')
    return reply.send(await listOf(gateway, asked.data.login))
  })
  app.get('/api/devices/:id/aboard', { onRequest }, async (request, reply) => {
    const { id } = request.params as { id: string }
    const isAllowed = isAdministration(sessionOf(request).person)
    const device = isAllowed && isToken(id) ? await gateway.devices.find(id) : undefined
    if (!device) return refuse(reply, 404, 'not-found')
    const { lastSeen, revoked } = device
    const aboard = await aboardOf(gateway, device)
    return reply.send({ lastSeen, ...(revoked && { revoked: revoked.at }), aboard })
  })
  app.post('/api/devices/:id/revoke', { onRequest }, async (request, reply) => {
    const { id } = request.params as { id: string }
    const { login, person } = sessionOf(request)
    const device = isToken(id) ? await gateway.devices.find(id) : undefined
    // Whether another's device exists is no business of who may not cut it off.
    if (!device || (device.login !== login && !isAdministration(person)))
      return refuse(reply, 404, 'not-found')
    await revokeDevice(gateway, id, login)
    gateway.sessions.endAll((session) => session.device === id)
    return reply.code(204).send()
  })
}

function isAdministration({ grants }: { grants: readonly Grant[] }): boolean {
  return grants.includes(grantOf('amministrazione'))
}

async function listOf({ devices }: Gateway, login: string): Promise<object[]> {
  return (await devices.ofLogin(login)).map(({ id, label, created, lastSeen, revoked }) => {
    return { id, label, created, lastSeen, revoked: revoked !== undefined }
  })
}
