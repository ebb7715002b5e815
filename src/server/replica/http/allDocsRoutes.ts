import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  type AllDocsShape,
  type DocsPage,
  type KeyRange,
  readDocsByKeys,
  readDocsPage,
} from '../documents/readAllDocs.ts'
import { pageRows } from '../limits.ts'
import { type Outcome, accept, badRequest, refuse, sendJsonStream, sendRefusal } from '../refusal.ts'
import type { Database } from '../storage/Database.ts'
import { readCounts } from '../storage/reads.ts'
import { databaseOf } from './access.ts'
import { bodyObject, queryJson } from './query.ts'

/** `_all_docs`, by GET or POST; parameters of the body go before those of the address. */
export function addAllDocs(app: FastifyInstance) {
  for (const method of ['GET', 'POST'] as const) {
    app.route({
      method,
      url: '/:db/_all_docs',
      config: { replicaAccess: 'member' },
      handler: async (request, reply) => {
        const asked = readAsked(request)
        if (!asked.ok) return sendRefusal(reply, asked.refusal)
        return sendJsonStream(reply, allDocs(databaseOf(request), asked.value))
      },
    })
  }
}

type Asked = { keys: unknown[] | null; range: KeyRange; shape: AllDocsShape; skip: number; limit: number }

async function* allDocs(database: Database, asked: Asked): AsyncGenerator<string> {
  const { documents } = await database.read(readCounts)
  const offset = asked.keys ? 'null' : String(asked.skip)
  yield `{"total_rows":${documents},"offset":${offset},"rows":[\n`
  yield* asked.keys ? keyRows(database, asked.keys, asked) : rangeRows(database, asked)
  yield '\n]}\n'
}

async function* keyRows(
  database: Database,
  keys: unknown[],
  { shape, skip, limit }: Asked,
): AsyncGenerator<string> {
  const wanted = keys.slice(skip, skip + limit)
  for (let at = 0; at < wanted.length; at += pageRows) {
    const page = wanted.slice(at, at + pageRows)
    const rows = await database.read((level) => readDocsByKeys(level, page, shape))
    yield (at > 0 ? ',\n' : '') + rows.join(',\n')
  }
}

async function* rangeRows(database: Database, { range, shape, skip, limit }: Asked): AsyncGenerator<string> {
  let toSkip = skip
  let left = limit
  let after: string | null = null
  let isFirst = true
  while (left > 0) {
    const from: string | null = after
    const want = Math.min(pageRows, left + toSkip)
    const page: DocsPage = await database.read((level) => readDocsPage(level, range, from, want, shape))
    const rows = page.rows.slice(toSkip, toSkip + left)
    toSkip = Math.max(0, toSkip - page.rows.length)
    left -= rows.length
    if (rows.length > 0) {
      yield (isFirst ? '' : ',\n') + rows.join(',\n')
      isFirst = false
    }
    if (page.after === null) return
    after = page.after
  }
}

function readAsked(request: FastifyRequest): Outcome<Asked> {
  const body = request.method === 'POST' ? bodyObject(request) : accept({})
  if (!body.ok) return body
  const asked = new Map<string, unknown>(Object.entries(body.value))
  for (const name of names.flat()) {
    const value = asked.has(name) ? accept(asked.get(name)) : queryJson(request, name)
    if (!value.ok) return value
    asked.set(name, value.value)
  }
  return checkAsked(asked)
}

const keyNames = ['key', 'startkey', 'start_key', 'endkey', 'end_key']
const flagNames = ['include_docs', 'conflicts', 'descending', 'inclusive_end']
const countNames = ['limit', 'skip']
const names = [['keys'], keyNames, flagNames, countNames]

function checkAsked(asked: Map<string, unknown>): Outcome<Asked> {
  const keys = asked.get('keys')
  if (keys !== undefined && !Array.isArray(keys)) return badRequest('`keys` parameter must be an array.')
  const isBad = (name: string, type: string) =>
    asked.get(name) !== undefined && typeof asked.get(name) !== type
  const wrong = [
    ...keyNames.filter((name) => isBad(name, 'string')),
    ...flagNames.filter((name) => isBad(name, 'boolean')),
    ...countNames.filter((name) => isBad(name, 'number') || Number(asked.get(name) ?? 0) < 0),
  ]
  if (wrong.length > 0) return refuse(400, 'query_parse_error', `Invalid value for \`${String(wrong[0])}\`.`)
  const text = (name: string) => asked.get(name) as string | undefined
  const flag = (name: string) => asked.get(name) === true
  const range = {
    start: text('key') ?? text('startkey') ?? text('start_key'),
    end: text('key') ?? text('endkey') ?? text('end_key'),
    inclusiveEnd: asked.get('inclusive_end') !== false,
    descending: flag('descending'),
  }
  const shape = { includeDocs: flag('include_docs'), conflicts: flag('conflicts') }
  const limit = Math.floor(Number(asked.get('limit') ?? Number.MAX_SAFE_INTEGER))
  return accept({ keys: keys ?? null, range, shape, skip: Math.floor(Number(asked.get('skip') ?? 0)), limit })
}
