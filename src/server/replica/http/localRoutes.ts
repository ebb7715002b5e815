import type { FastifyInstance, FastifyRequest } from 'fastify'
import { checkId, parseDocument } from '../documents/parseDocument.ts'
import { maxDocumentBytes } from '../limits.ts'
import {
  type Outcome,
  accept,
  badRequest,
  conflict,
  forbidden,
  notFound,
  sendJson,
  sendRefusal,
} from '../refusal.ts'
import { localKey } from '../storage/layout.ts'
import { readMany } from '../storage/level.ts'
import { databaseOf } from './access.ts'
import { queryText } from './query.ts'

type OnLocal = { Params: { db: string; id: string } }

/**
 * `_local` documents: without history, feed or validators, so that any member may write any of them, as in
 * CouchDB (F13). Unlike CouchDB a write must name the revision that it replaces.
 */
export function addLocalDocuments(app: FastifyInstance) {
  const config = { replicaAccess: 'member' as const }

  app.get<OnLocal>('/:db/_local/:id', { config }, async (request, reply) => {
    const stored = await find(request, localId(request))
    return stored ? sendJson(reply, 200, stored) : sendRefusal(reply, notFound('missing').refusal)
  })

  app.put<OnLocal>('/:db/_local/:id', { config }, async (request, reply) => {
    const document = readLocal(request, localId(request))
    if (!document.ok) return sendRefusal(reply, document.refusal)
    const written = await databaseOf(request).write(({ pouch }) => attempt(() => pouch.put(document.value)))
    return written.ok ? sendJson(reply, 201, written.value) : sendRefusal(reply, written.refusal)
  })

  app.delete<OnLocal>('/:db/_local/:id', { config }, async (request, reply) => {
    const id = localId(request)
    if (!(await find(request, id))) return sendRefusal(reply, notFound('missing').refusal)
    const rev = queryText(request, 'rev') ?? ''
    const removed = await databaseOf(request).write(({ pouch }) =>
      attempt(() => pouch.remove({ _id: id, _rev: rev })),
    )
    return removed.ok ? sendJson(reply, 200, removed.value) : sendRefusal(reply, removed.refusal)
  })
}

function localId(request: FastifyRequest<OnLocal>): string {
  return '_local/' + request.params.id
}

async function find(request: FastifyRequest, id: string): Promise<object | null> {
  const [text] = await databaseOf(request).read((level) => readMany(level, [localKey(id)]))
  return text === undefined ? null : (JSON.parse(text) as object)
}

function readLocal(request: FastifyRequest, id: string): Outcome<object> {
  const checked = checkId(id)
  if (!checked.ok) return checked
  const mayBeLarge = Number(request.headers['content-length'] ?? Infinity) > maxDocumentBytes
  const parsed = parseDocument(request.body, mayBeLarge)
  if (!parsed.ok) return parsed
  const { fields, history, deleted, attachments } = parsed.value
  if (deleted) return badRequest('Local documents are deleted with DELETE.')
  if (attachments) return forbidden('Attachments are not accepted.')
  const [rev] = history.ids
  if (rev === undefined) return accept({ ...fields, _id: id })
  if (history.start !== 0 || !/^\d{1,15}$/.test(rev)) return badRequest('Invalid rev format')
  return accept({ ...fields, _id: id, _rev: `0-${rev}` })
}

async function attempt(run: () => Promise<{ id?: string; rev?: string }>): Promise<Outcome<object>> {
  try {
    const { id, rev } = await run()
    return accept({ ok: true, id, rev })
  } catch (error) {
    if ((error as { status?: number }).status === 409) return conflict()
    throw error
  }
}
