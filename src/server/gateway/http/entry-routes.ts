import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { newToken } from '#lib/entries/ids.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { batchLimit } from '../exchange/push.ts'
import { relay } from '../exchange/relay.ts'
import type { Gateway } from '../gateway.ts'
import { refuse } from './refuse.ts'
import { databaseOf, requireDatabase, requireSession, sessionOf } from './require-session.ts'
import { noteRows, writeLimit } from './writes.ts'

const entriesBody = z.strictObject({ entries: z.array(z.unknown()).check(z.maxLength(batchLimit)) })
const receiptsBody = z.strictObject({
  database: z.string().check(z.refine((name) => parseDatabase(name) !== undefined)),
  erased: z.array(z.string().check(z.regex(/^[a-z][a-z0-9.-]{0,159}$/))).check(z.maxLength(10_000)),
})

/** A page of the ledger: a device says that it has dropped what was erased. */
type Receipt = { _id: string; database: string; login: string; device: string; at: string; erased: string[] }

/** `/api/relay`, `/api/beside` and `/api/receipts`. */
export function addEntryRoutes(app: FastifyInstance, gateway: Gateway): void {
  const onRequest = [requireSession(gateway), requireDatabase(gateway)]
  for (const how of ['relay', 'beside'] as const) {
    app.post(`/api/${how}/:db`, { onRequest, config: writeLimit }, async (request, reply) => {
      const body = z.safeParse(entriesBody, request.body)
      if (!body.success) return refuse(reply, 400, 'request')
      const { entries } = body.data
      const rows = await relay(gateway, databaseOf(request), sessionOf(request), entries, how)
      noteRows(request, rows)
      request.note.authors = authorsOf(entries)
      return reply.send({ rows })
    })
  }
  app.post('/api/receipts', { onRequest: requireSession(gateway) }, (request, reply) =>
    keepReceipt(gateway, request, reply),
  )
}

/** Who wrote what was relayed, as far as it has the form of a login. */
function authorsOf(entries: readonly unknown[]): string[] {
  const authors = entries.map((entry) => (entry as { author?: unknown } | null)?.author)
  const logins = authors.filter(
    (name) => typeof name === 'string' && /^[a-z0-9][a-z0-9._-]{0,63}$/.test(name),
  )
  return [...new Set(logins as string[])].sort()
}

async function keepReceipt(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const body = z.safeParse(receiptsBody, request.body)
  if (!body.success) return refuse(reply, 400, 'request')
  const { database, erased } = body.data
  const { login, device } = sessionOf(request)
  request.note.database = database
  request.note.entries = erased.length
  const token = newToken((n) => crypto.getRandomValues(new Uint8Array(n)))
  const id = `receipt:${database}:${device}:${token}`
  const at = new Date(gateway.now()).toISOString()
  await gateway.ledger.change<Receipt>(id, () => ({ _id: id, database, login, device, at, erased }))
  return reply.code(204).send()
}
