import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PasswordHasher } from '../auth/passwordHash.ts'
import type { UserCtx } from '../auth/security.ts'
import { parseDocument } from '../documents/parseDocument.ts'
import type { Mode } from '../documents/planWrite.ts'
import { prepareUser } from '../documents/prepareUser.ts'
import { type Named, type WriteRow, writeDocuments } from '../documents/writeDocuments.ts'
import { maxBulkDocs, maxDocumentBytes } from '../limits.ts'
import { type Outcome, accept, badRequest, refuse, sendJson, sendRefusal } from '../refusal.ts'
import { revText } from '../revisions/revTree.ts'
import type { Database } from '../storage/Database.ts'
import { usersDatabase } from '../storage/Databases.ts'
import type { Replica } from './Replica.ts'
import { databaseOf } from './access.ts'
import { bodyObject } from './query.ts'

/** `POST /db/_bulk_docs`: each row stands for itself; a malformed document refuses the whole request. */
export function addBulkDocs(app: FastifyInstance, { hasher }: Replica) {
  app.post('/:db/_bulk_docs', { config: { replicaAccess: 'member' } }, async (request, reply) => {
    const batch = readBatch(request)
    if (!batch.ok) return sendRefusal(reply, batch.refusal)
    const { documents, mode } = batch.value
    const rows = await writeAll(databaseOf(request), request.replicaUser, documents, mode, hasher)
    return answer(reply, rows, mode)
  })
}

type Batch = { documents: Named[]; mode: Mode }

function readBatch(request: FastifyRequest): Outcome<Batch> {
  const body = bodyObject(request)
  if (!body.ok) return body
  const { docs, new_edits: newEdits = true } = body.value
  if (docs === undefined) return badRequest('POST body must include `docs` parameter.')
  if (!Array.isArray(docs)) return badRequest('`docs` parameter must be an array.')
  if (docs.length > maxBulkDocs) return refuse(413, 'too_large', 'the request holds too many documents')
  if (typeof newEdits !== 'boolean') return badRequest('`new_edits` parameter must be a boolean.')
  const mode = newEdits ? 'edit' : 'replicated'
  const mayBeLarge = Number(request.headers['content-length'] ?? Infinity) > maxDocumentBytes
  const documents: Named[] = []
  for (const value of docs) {
    const document = readDocument(value, mode, mayBeLarge)
    if (!document.ok) return document
    documents.push(document.value)
  }
  return accept({ documents, mode })
}

/** Takes a document of a request apart, and gives an id to one that has none. */
export function readDocument(value: unknown, mode: Mode, mayBeLarge: boolean, id?: string): Outcome<Named> {
  const parsed = parseDocument(value, mayBeLarge)
  if (!parsed.ok) return parsed
  if (mode === 'replicated' && parsed.value.history.ids.length === 0) {
    return badRequest('When `new_edits: false`, the document needs `_rev` or `_revisions` specified')
  }
  return accept({ ...parsed.value, id: id ?? parsed.value.id ?? randomBytes(16).toString('hex') })
}

/** Writes what `_users` takes as logins, and everything else as it is. */
export async function writeAll(
  database: Database,
  user: UserCtx,
  documents: Named[],
  mode: Mode,
  hasher: PasswordHasher,
): Promise<WriteRow[]> {
  if (database.name !== usersDatabase) return writeDocuments(database, user, documents, mode)
  const prepared = await Promise.all(documents.map((document) => prepareUser(document, hasher)))
  const accepted = prepared.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
  const written = (await writeDocuments(database, user, accepted, mode)).values()
  return prepared.map((outcome, index): WriteRow => {
    const { id, history } = documents[index] as Named
    const rev = revText({ pos: history.start, id: history.ids[0] ?? '' })
    return outcome.ok ? (written.next().value as WriteRow) : { ok: false, id, rev, refusal: outcome.refusal }
  })
}

/** With `new_edits: false` CouchDB answers the refused rows only, with the revision that was pushed. */
function answer(reply: FastifyReply, rows: WriteRow[], mode: Mode) {
  const shown = mode === 'edit' ? rows : rows.filter((row) => !row.ok)
  const body = shown.map((row) => {
    if (row.ok) return { ok: true, id: row.id, rev: row.rev }
    const { error, reason } = row.refusal
    return mode === 'edit' ? { id: row.id, error, reason } : { id: row.id, rev: row.rev, error, reason }
  })
  return sendJson(reply, 201, body)
}
