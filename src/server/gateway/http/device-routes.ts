import type { FastifyInstance } from 'fastify'
import { isToken } from '#lib/entries/envelope.ts'
import { grantOf } from '#lib/domain/schema/roles.ts'
import { revokeDevice } from '../device/ensure-certificate.ts'
import type { Gateway } from '../gateway.ts'
import { refuse } from './refuse.ts'
import { requireSession, sessionOf } from './require-session.ts'

/** `/api/devices`: one's own, and cutting one off; the administration may cut off anybody's. */
export function addDeviceRoutes(app: FastifyInstance, gateway: Gateway): void {
  const onRequest = requireSession(gateway)
  app.get('/api/devices', { onRequest }, async (request, reply) => {
    const devices = await gateway.devices.ofLogin(sessionOf(request).login)
    return reply.send(
      devices.map(({ id, label, created, lastSeen, revoked }) => {
        return { id, label, created, lastSeen, revoked: revoked !== undefined }
      }),
    )
  })
  app.post('/api/devices/:id/revoke', { onRequest }, async (request, reply) => {
    const { id } = request.params as { id: string }
    const { login, person } = sessionOf(request)
    const device = isToken(id) ? await gateway.devices.find(id) : undefined
    const mayAny = person.grants.includes(grantOf('amministrazione'))
    // Whether another's device exists is no business of who may not cut it off.
    if (!device || (device.login !== login && !mayAny)) return refuse(reply, 404, 'not-found')
    await revokeDevice(gateway, id, login)
    gateway.sessions.endAll((session) => session.device === id)
    return reply.code(204).send()
  })
}
