import type { FastifyRequest } from 'fastify'
import { type Outcome, accept, badRequest, refuse } from '../refusal.ts'
import { readJson } from './readJson.ts'

/** The value of a query parameter; of one given twice, the last, as CouchDB's fold has it. */
export function queryText(request: FastifyRequest, name: string): string | undefined {
  const query = request.query as Record<string, string | string[] | undefined>
  const value = Object.hasOwn(query, name) ? query[name] : undefined
  return Array.isArray(value) ? value.at(-1) : value
}

/** Whether a flag of the address is set; anything but `true` is not, as in CouchDB. */
export function isTrue(request: FastifyRequest, name: string): boolean {
  return queryText(request, name) === 'true'
}

/** A count that must be a whole number from 0 upward. */
export function queryCount(request: FastifyRequest, name: string): Outcome<number | undefined> {
  const text = queryText(request, name)
  if (text === undefined) return accept(undefined)
  if (/^\d{1,15}$/.test(text)) return accept(Number(text))
  return badRequest(`The ${name} value should be a non-negative integer`)
}

/** A parameter that holds JSON, as the keys of `_all_docs` do. */
export function queryJson(request: FastifyRequest, name: string): Outcome<unknown> {
  const text = queryText(request, name)
  if (text === undefined) return accept(undefined)
  const value = readJson(Buffer.from(text))
  return value.ok ? value : refuse(400, 'bad_request', 'invalid UTF-8 JSON')
}

/** The body as an object; CouchDB's words when it is something else. */
export function bodyObject(request: FastifyRequest): Outcome<Record<string, unknown>> {
  const { body } = request
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    return accept(body as Record<string, unknown>)
  }
  return badRequest('Request body must be a JSON object')
}
