import { createHash } from 'node:crypto'
import { type Outcome, accept, badRequest } from '../refusal.ts'

/** Prints sequences as CouchDB does, `N-opaque`; the opaque part names this life of the database. */
export function sequencePrinter(uuid: string): (seq: number) => string {
  const suffix = `-${opaque(uuid)}`
  return (seq) => seq + suffix
}

function opaque(uuid: string): string {
  return 'win1' + createHash('sha256').update(uuid).digest('base64url').slice(0, 20)
}

const known = /^"?(\d{1,15})-(win1[\w-]{20})"?$/

/**
 * Reads `since`. A sequence of another life of the database (deleted and made again under the same name)
 * starts from 0, as in CouchDB; anything else that was not printed here is refused.
 */
export function parseSince(since: unknown, uuid: string, now: number): Outcome<number> {
  if (since === undefined || since === '0' || since === 0 || since === '') return accept(0)
  if (since === 'now') return accept(now)
  const match = typeof since === 'string' ? known.exec(since) : null
  if (!match) return badRequest("Malformed sequence supplied in 'since' parameter.")
  return accept(match[2] === opaque(uuid) ? Number(match[1]) : 0)
}
