import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
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
import { storeLocal } from '../storage/openEngine.ts'
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
    const written = await databaseOf(request).write(({ pouch }) =>
      storeLocal((answer) => pouch._putLocal(document.value, answer)),
    )
    return answerRow(reply, 201, written)
  })

  app.delete<OnLocal>('/:db/_local/:id', { config }, async (request, reply) => {
    const id = localId(request)
    if (!(await find(request, id))) return sendRefusal(reply, notFound('missing').refusal)
    const rev = queryText(request, 'rev') ?? ''
    const removed = await databaseOf(request).write(({ pouch }) =>
      storeLocal((answer) => pouch._removeLocal({ _id: id, _rev: rev }, answer)),
    )
    return answerRow(reply, 200, removed)
  })
}

function answerRow(reply: FastifyReply, status: number, row: { id?: string; rev?: string } | null) {
  return row
    ? sendJson(reply, status, { ok: true, id: row.id, rev: row.rev })
    : sendRefusal(reply, conflict().refusal)
}

function localId(request: FastifyRequest<OnLocal>): string {
  return '_local/' + request.params.id
}

async function find(request: FastifyRequest, id: string): Promise<object | null> {
  const [text] = await databaseOf(request).read((level) => readMany(level, [localKey(id)]))
  return text === undefined ? null : (JSON.parse(text) as object)
}

type LocalDocument = { _id: string; _rev?: string }

function readLocal(request: FastifyRequest, id: string): Outcome<LocalDocument> {
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
