import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Authentication } from '../auth/authenticate.ts'
import {
  type UserCtx,
  anonymous,
  checkDatabaseAdmin,
  checkMember,
  checkServerAdmin,
} from '../auth/security.ts'
import { type Outcome, accept, sendRefusal } from '../refusal.ts'
import type { Database } from '../storage/Database.ts'
import { type Databases, usersDatabase } from '../storage/Databases.ts'

/** Who may use a route. But on admins' routes, a database that is not there is a 404 to all, as in CouchDB. */
export type Access = 'open' | 'server-admin' | 'database-admin' | 'member'

/* eslint-disable @typescript-eslint/consistent-type-definitions -- only interfaces merge with Fastify's */
declare module 'fastify' {
  interface FastifyRequest {
    replicaUser: UserCtx
    replicaDatabase: Database | null
  }
  interface FastifyContextConfig {
    replicaAccess?: Access
  }
}
/* eslint-enable @typescript-eslint/consistent-type-definitions */

/**
 * Decides about every request before its body is read: who asks, of which database, and whether they may.
 * A route that names no access is refused to all but server admins, and so is every unknown path.
 */
export function addAccess(app: FastifyInstance, authentication: Authentication, databases: Databases) {
  app.decorateRequest('replicaUser', null as unknown as UserCtx)
  app.decorateRequest('replicaDatabase', null)
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    request.replicaUser = anonymous
    request.replicaDatabase = null
    void reply.header('cache-control', 'must-revalidate')
    const isLogin = request.method === 'POST' && request.url.split('?')[0] === '/_session'
    const user = isLogin ? accept(anonymous) : await authentication.authenticate(request, reply)
    if (!user.ok) return sendRefusal(reply, user.refusal)
    request.replicaUser = user.value
    const allowed = decide(request, databases)
    if (!allowed.ok) return sendRefusal(reply, allowed.refusal)
  })
}

function decide(request: FastifyRequest, databases: Databases): Outcome<null> {
  const access = request.routeOptions.config.replicaAccess ?? 'server-admin'
  if (access === 'open') return accept(null)
  const name = (request.params as { db?: string }).db
  const isServers = name === undefined || (name.startsWith('_') && name !== usersDatabase)
  const admin = isServers || access === 'server-admin' ? checkServerAdmin(request.replicaUser) : accept(null)
  if (!admin.ok || name === undefined) return admin
  const found = databases.find(name)
  if (!found.ok) return found
  request.replicaDatabase = found.value
  return checkAccess(access, found.value, request.replicaUser)
}

function checkAccess(access: Access, database: Database, user: UserCtx): Outcome<null> {
  const { security } = database.entry()
  if (access === 'member') return checkMember(security, user)
  return access === 'database-admin' ? checkDatabaseAdmin(security, user) : accept(null)
}

/** The database that the request was let into. */
export function databaseOf(request: FastifyRequest): Database {
  if (!request.replicaDatabase) throw new Error('a database route without a database')
  return request.replicaDatabase
}
