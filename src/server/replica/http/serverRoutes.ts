import type { FastifyInstance } from 'fastify'
import { sendJson } from '../refusal.ts'
import type { Replica } from './Replica.ts'

const version = '3.5.0+win-embedded'

/** The server itself: welcome, health, names of databases. */
export function addServer(app: FastifyInstance, { catalogue }: Replica) {
  app.get('/', { config: { replicaAccess: 'open' } }, (_request, reply) =>
    sendJson(reply, 200, {
      couchdb: 'Welcome',
      version,
      git_sha: 'win',
      uuid: catalogue.uuid,
      features: [],
      vendor: { name: 'WIN embedded replica' },
    }),
  )

  app.get('/_up', { config: { replicaAccess: 'open' } }, (_request, reply) =>
    sendJson(reply, 200, { status: 'ok', seeds: {} }),
  )

  app.get('/_all_dbs', { config: { replicaAccess: 'server-admin' } }, (_request, reply) =>
    sendJson(reply, 200, catalogue.names()),
  )
}
