import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkServerAdmin, parseSecurity } from '../auth/security.ts'
import { badRequest, forbidden, sendJson, sendRefusal } from '../refusal.ts'
import type { Database } from '../storage/Database.ts'
import { usersDatabase } from '../storage/Databases.ts'
import { readCounts } from '../storage/reads.ts'
import { sequencePrinter } from '../storage/sequence.ts'
import type { Replica } from './Replica.ts'
import { databaseOf } from './access.ts'
import { queryText } from './query.ts'

type Named = { Params: { db: string } }

/** Databases as such: make, delete, describe, and their `_security`. */
export function addDatabases(app: FastifyInstance, replica: Replica) {
  app.put<Named>('/:db', { config: { replicaAccess: 'open' } }, (request, reply) =>
    create(replica, request, reply),
  )
  app.delete<Named>('/:db', { config: { replicaAccess: 'server-admin' } }, (request, reply) =>
    remove(replica, request, reply),
  )
  app.get('/:db', { config: { replicaAccess: 'member' } }, async (request, reply) => {
    const database = databaseOf(request)
    return sendJson(reply, 200, await describe(database, replica.catalogue.pathOf(database.entry().folder)))
  })
  app.get('/:db/_security', { config: { replicaAccess: 'member' } }, (request, reply) =>
    sendJson(reply, 200, databaseOf(request).entry().security),
  )
  app.put('/:db/_security', { config: { replicaAccess: 'database-admin' } }, (request, reply) =>
    setSecurity(replica, request, reply),
  )
}

async function create(replica: Replica, request: FastifyRequest<Named>, reply: FastifyReply) {
  const admin = checkServerAdmin(request.replicaUser)
  if (!admin.ok) return sendRefusal(reply, admin.refusal)
  const { db } = request.params
  const created = await replica.databases.create(db)
  if (!created.ok) return sendRefusal(reply, created.refusal)
  void reply.header('location', `/${encodeURIComponent(db)}`)
  return sendJson(reply, 201, { ok: true })
}

async function remove(replica: Replica, request: FastifyRequest<Named>, reply: FastifyReply) {
  if (queryText(request, 'rev') !== undefined) {
    const reason =
      'You tried to DELETE a database with a ?=rev parameter. Did you mean to DELETE a document instead?'
    return sendRefusal(reply, badRequest(reason).refusal)
  }
  if (request.params.db === usersDatabase) {
    return sendRefusal(reply, forbidden('The database of logins is not deleted.').refusal)
  }
  const removed = await replica.databases.remove(request.params.db)
  return removed.ok ? sendJson(reply, 200, { ok: true }) : sendRefusal(reply, removed.refusal)
}

async function describe(database: Database, folder: string) {
  const { documents, updateSeq } = await database.read(readCounts)
  const { uuid, created, purges } = database.entry()
  const printSeq = sequencePrinter(uuid)
  const bytes = await folderBytes(folder)
  return {
    instance_start_time: String(created),
    db_name: database.name,
    purge_seq: printSeq(purges),
    update_seq: printSeq(updateSeq),
    sizes: { file: bytes, external: bytes, active: bytes },
    props: {},
    doc_del_count: 0,
    doc_count: documents,
    disk_format_version: 8,
    compact_running: false,
    cluster: { q: 1, n: 1, w: 1, r: 1 },
  }
}

/** LevelDB deletes and renames files while they are counted: a file that is gone counts nothing. */
async function folderBytes(folder: string): Promise<number> {
  const files = await readdir(folder)
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(folder, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((total, size) => total + size, 0)
}

async function setSecurity(replica: Replica, request: FastifyRequest, reply: FastifyReply) {
  const database = databaseOf(request)
  if (database.name === usersDatabase) {
    return sendRefusal(reply, forbidden("You can't edit the security object of the user database.").refusal)
  }
  const security = parseSecurity(request.body)
  if (!security.ok) return sendRefusal(reply, security.refusal)
  await replica.catalogue.put({ ...database.entry(), security: security.value })
  return sendJson(reply, 200, { ok: true })
}
