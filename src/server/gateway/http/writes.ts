import type { FastifyRequest } from 'fastify'
import type { Row } from '../exchange/write-entries.ts'
import { cookieName } from '../session/authorise.ts'

/** How often a session may write in a minute: far more than people do, less than a program gone wild. */
export const writesPerMinute = 600

/** The setting of a route that writes. A request without a cookie has no session and gets no further anyway. */
export const writeLimit = {
  rateLimit: {
    max: writesPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => request.cookies[cookieName] ?? request.ip,
  },
}

/** Tells the access log how many entries came and how many were refused. */
export function noteRows({ note }: FastifyRequest, rows: readonly Row[]): void {
  note.entries = rows.length
  note.refused = rows.filter((row) => 'error' in row && row.error === 'forbidden').length
}
