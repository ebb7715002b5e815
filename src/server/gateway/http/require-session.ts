import type { FastifyReply, FastifyRequest } from 'fastify'
import { databasesFor, parseDatabase } from '#lib/domain/schema/database.ts'
import type { Gateway } from '../gateway.ts'
import { authorise } from '../session/authorise.ts'
import type { Session } from '../session/sessions.ts'
import { refuse } from './refuse.ts'

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** Before a body is read: whose request this is. */
export function requireSession(gateway: Gateway): Hook {
  return async (request, reply) => {
    const authorised = await authorise(gateway, request)
    if (!authorised.ok) return refuse(reply, 401, authorised.error)
    request.note.session = authorised.session
  }
}

/** After `requireSession`: that the database of the path is one which this person reads. */
export function requireDatabase(gateway: Gateway): Hook {
  return async (request, reply) => {
    const { db } = request.params as { db: string }
    if (!parseDatabase(db) || !gateway.databases.has(db)) return refuse(reply, 404, 'not-found')
    request.note.database = db
    const mine = databasesFor(sessionOf(request).person.grants)
    if (!mine.some(({ name }) => name === db)) return refuse(reply, 403, 'forbidden')
  }
}

/** The session that `requireSession` found. */
export function sessionOf({ note }: FastifyRequest): Session {
  if (!note.session) throw new Error('a route without a session')
  return note.session
}

/** The database that `requireDatabase` let through. */
export function databaseOf({ note }: FastifyRequest): string {
  if (note.database === undefined) throw new Error('a route without a database')
  return note.database
}
