import type { FastifyInstance } from 'fastify'
import { checkId } from '../documents/parseDocument.ts'
import { type Found, type Shown, type Wanted, openManyRevs } from '../documents/readDocument.ts'
import { pageRows } from '../limits.ts'
import { badRequest, sendJsonStream, sendRefusal } from '../refusal.ts'
import { parseRev } from '../revisions/parseRev.ts'
import type { Database } from '../storage/Database.ts'
import { databaseOf } from './access.ts'
import { bodyObject, isTrue, queryText } from './query.ts'

const forbiddenParameters = ['open_revs', 'new_edits', 'w', 'rev', 'atts_since']

/** `POST /db/_bulk_get`: given revisions, or all leaves (deleted ones too) where none is given. */
export function addBulkGet(app: FastifyInstance) {
  app.post('/:db/_bulk_get', { config: { replicaAccess: 'member' } }, async (request, reply) => {
    const body = bodyObject(request)
    if (!body.ok) return sendRefusal(reply, body.refusal)
    const { docs } = body.value
    if (!Array.isArray(docs)) return sendRefusal(reply, badRequest("Missing JSON list of 'docs'.").refusal)
    const unwanted = forbiddenParameters.find((name) => queryText(request, name) !== undefined)
    if (unwanted) {
      return sendRefusal(reply, badRequest(`"${unwanted}" query parameter is not acceptable`).refusal)
    }
    const shown = { revs: isTrue(request, 'revs'), latest: isTrue(request, 'latest') }
    return sendJsonStream(reply, results(databaseOf(request), docs, shown))
  })
}

type Result = { id: unknown; docs: object[] }

async function* results(database: Database, docs: unknown[], shown: Shown): AsyncGenerator<string> {
  yield '{"results":['
  for (let at = 0; at < docs.length; at += pageRows) {
    const page = docs.slice(at, at + pageRows).map(readWanted)
    const wanted = page.flatMap((one) => ('revs' in one ? [one] : []))
    const found = (await database.read((level) => openManyRevs(level, wanted, shown))).values()
    const rows = page.map((one) => ('revs' in one ? resultOf(one.id, found.next().value ?? []) : one))
    yield (at > 0 ? ',' : '') + rows.map((row) => JSON.stringify(row)).join(',')
  }
  yield ']}\n'
}

function readWanted(value: unknown): Wanted | Result {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return failed(null, null, 'bad_request', 'document must be a JSON object')
  }
  const { id, rev } = value as { id?: unknown; rev?: unknown }
  if (id === undefined) return failed(null, null, 'bad_request', 'document id missed')
  const checked = checkId(id)
  if (!checked.ok) return failed(id, null, checked.refusal.error, checked.refusal.reason)
  const parsed = rev === undefined ? null : parseRev(rev)
  if (parsed && !parsed.ok) return failed(id, rev, parsed.refusal.error, parsed.refusal.reason)
  return { id: checked.value, revs: parsed ? [parsed.value] : 'all' }
}

function resultOf(id: string, found: Found[]): Result {
  if (found.length === 0) return failed(id, 'undefined', 'not_found', 'missing')
  return { id, docs: found.map((one) => shownResult(id, one)) }
}

function failed(id: unknown, rev: unknown, error: string, reason: unknown): Result {
  return { id, docs: [{ error: { id, rev, error, reason } }] }
}

function shownResult(id: string, found: Found): object {
  if (found.ok) return { ok: found.document }
  return { error: { id, rev: found.rev, error: 'not_found', reason: 'missing' } }
}
