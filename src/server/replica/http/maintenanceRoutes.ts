import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendJson, sendRefusal } from '../refusal.ts'
import { revText } from '../revisions/revTree.ts'
import { compactFolder } from '../storage/compactFolder.ts'
import { purgeLeaves } from '../storage/purgeLeaves.ts'
import type { Replica } from './Replica.ts'
import { databaseOf } from './access.ts'
import { bodyObject } from './query.ts'
import { readIdsRevs } from './revsDiffRoutes.ts'

/** Purge and compaction: what makes an erased body disappear from the disk. */
export function addMaintenance(app: FastifyInstance, replica: Replica) {
  app.post('/:db/_purge', { config: { replicaAccess: 'server-admin' } }, (request, reply) =>
    purge(replica, request, reply),
  )
  app.post('/:db/_compact', { config: { replicaAccess: 'database-admin' } }, (request, reply) =>
    compact(replica, request, reply),
  )
}

async function purge({ catalogue }: Replica, request: FastifyRequest, reply: FastifyReply) {
  const body = bodyObject(request)
  const asked = body.ok ? readIdsRevs(body.value) : body
  if (!asked.ok) return sendRefusal(reply, asked.refusal)
  const purged = await databaseOf(request).closed(async (entry) => {
    const done = await purgeLeaves(catalogue.pathOf(entry.folder), asked.value)
    await catalogue.put({ ...entry, purges: entry.purges + asked.value.length })
    return done
  })
  const rows = Object.fromEntries(purged.map(({ id, revs }) => [id, revs.map(revText)]))
  return sendJson(reply, 201, { purge_seq: null, purged: rows })
}

/** Answers when all is done, where CouchDB answers at once and works on. */
async function compact({ catalogue }: Replica, request: FastifyRequest, reply: FastifyReply) {
  const database = databaseOf(request)
  await database.closed(async (entry) => {
    const folder = await catalogue.newFolder()
    try {
      await compactFolder(catalogue.pathOf(entry.folder), catalogue.pathOf(folder))
    } catch (error) {
      // A full disk, say: the half copy would fill it further.
      await catalogue.bury(folder)
      throw error
    }
    await catalogue.moveTo(database.name, folder)
    await catalogue.bury(entry.folder)
  })
  return sendJson(reply, 202, { ok: true })
}
