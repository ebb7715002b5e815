import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkId } from '../documents/parseDocument.ts'
import type { Mode } from '../documents/planWrite.ts'
import { type Found, type Shown, openRevs, openWinner } from '../documents/readDocument.ts'
import { maxDocumentBytes } from '../limits.ts'
import { type Outcome, accept, badRequest, notFound, sendJson, sendRefusal } from '../refusal.ts'
import { parseRev, parseRevs } from '../revisions/parseRev.ts'
import type { Rev } from '../revisions/revTree.ts'
import type { Replica } from './Replica.ts'
import { databaseOf } from './access.ts'
import { readDocument, writeAll } from './bulkDocsRoutes.ts'
import { isTrue, queryJson, queryText } from './query.ts'

type OnDocument = { Params: { db: string; id: string } }

/** Single documents; design documents go by the same routes, with or without an escaped slash. */
export function addDocuments(app: FastifyInstance, { hasher }: Replica) {
  const config = { replicaAccess: 'member' as const }

  async function write(request: FastifyRequest, reply: FastifyReply, id: string, value: unknown, mode: Mode) {
    const checked = checkId(id)
    if (!checked.ok) return sendRefusal(reply, checked.refusal)
    const document = readDocument(value, mode, isLarge(request), id)
    if (!document.ok) return sendRefusal(reply, document.refusal)
    const [row] = await writeAll(databaseOf(request), request.replicaUser, [document.value], mode, hasher)
    if (!row) throw new Error('a write without an answer')
    if (!row.ok) return sendRefusal(reply, row.refusal)
    const status = document.value.deleted ? 200 : 201
    void reply.header('etag', `"${row.rev}"`)
    return sendJson(reply, status, { ok: true, id: row.id, rev: row.rev })
  }

  app.post('/:db', { config }, (request, reply) => {
    const given = (request.body as { _id?: unknown } | null)?._id
    const id = typeof given === 'string' ? given : randomBytes(16).toString('hex')
    return write(request, reply, id, request.body, 'edit')
  })

  for (const [path, prefix] of [
    ['/:db/_design/:id', '_design/'],
    ['/:db/:id', ''],
  ] as const) {
    app.get<OnDocument>(path, { config }, (request, reply) =>
      read(request, reply, prefix + request.params.id),
    )
    app.put<OnDocument>(path, { config }, (request, reply) => {
      const mode = queryText(request, 'new_edits') === 'false' ? 'replicated' : 'edit'
      const value = withRev(request, request.body)
      return value.ok
        ? write(request, reply, prefix + request.params.id, value.value, mode)
        : sendRefusal(reply, value.refusal)
    })
    app.delete<OnDocument>(path, { config }, async (request, reply) => {
      const id = prefix + request.params.id
      const found = await databaseOf(request).read((level) => openWinner(level, id, {}))
      if (!found.ok) return sendRefusal(reply, found.refusal)
      const value = withRev(request, { _deleted: true })
      return value.ok ? write(request, reply, id, value.value, 'edit') : sendRefusal(reply, value.refusal)
    })
  }
}

function isLarge(request: FastifyRequest): boolean {
  return Number(request.headers['content-length'] ?? Infinity) > maxDocumentBytes
}

/** The revision may stand in the body, in `?rev=` or in `If-Match`; all that are given must agree. */
function withRev(request: FastifyRequest, value: unknown): Outcome<unknown> {
  if (typeof value !== 'object' || value === null) return accept(value)
  const header = request.headers['if-match']?.replace(/^"|"$/g, '')
  const revs = [(value as { _rev?: unknown })._rev, queryText(request, 'rev'), header]
  const given = revs.filter((rev) => rev !== undefined)
  if (new Set(given).size > 1) {
    return badRequest('Document rev from request body and query string have different values')
  }
  return accept(given.length > 0 ? { ...value, _rev: given[0] } : value)
}

async function read(request: FastifyRequest, reply: FastifyReply, id: string) {
  const shown: Shown = {
    revs: isTrue(request, 'revs'),
    latest: isTrue(request, 'latest'),
    conflicts: isTrue(request, 'conflicts') || isTrue(request, 'meta'),
    deletedConflicts: isTrue(request, 'deleted_conflicts') || isTrue(request, 'meta'),
  }
  if (queryText(request, 'open_revs') !== undefined) return readOpenRevs(request, reply, id, shown)
  const rev = queryText(request, 'rev')
  const wanted = rev === undefined || shown.latest ? accept(null) : parseRev(rev)
  if (!wanted.ok) return sendRefusal(reply, wanted.refusal)
  const found = await readOne(request, id, wanted.value, shown)
  if (!found.ok) return sendRefusal(reply, found.refusal)
  const etag = `"${found.value._rev}"`
  void reply.header('etag', etag)
  return request.headers['if-none-match'] === etag
    ? reply.code(304).send()
    : sendJson(reply, 200, found.value)
}

function readOne(request: FastifyRequest, id: string, rev: Rev | null, shown: Shown) {
  return databaseOf(request).read(async (level) => {
    if (!rev) return openWinner(level, id, shown)
    const [found] = await openRevs(level, { id, revs: [rev] }, { revs: shown.revs })
    return found?.ok ? accept(found.document) : notFound('missing')
  })
}

async function readOpenRevs(request: FastifyRequest, reply: FastifyReply, id: string, shown: Shown) {
  const revs = wantedRevs(request)
  if (!revs.ok) return sendRefusal(reply, revs.refusal)
  const wanted = { id, revs: revs.value }
  const found = await databaseOf(request).read((level) => openRevs(level, wanted, shown))
  if (revs.value === 'all' && found.length === 0) return sendRefusal(reply, notFound('missing').refusal)
  return sendJson(
    reply,
    200,
    found.map((one: Found) => (one.ok ? { ok: one.document } : { missing: one.rev })),
  )
}

function wantedRevs(request: FastifyRequest): Outcome<Rev[] | 'all'> {
  if (queryText(request, 'open_revs') === 'all') return accept('all')
  const list = queryJson(request, 'open_revs')
  return list.ok ? parseRevs(list.value) : list
}
