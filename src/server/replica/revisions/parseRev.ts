import { maxHistory } from '../limits.ts'
import { type Outcome, accept, badRequest, refuse } from '../refusal.ts'
import type { Rev } from './revTree.ts'

/** What a document says of its own history, newest first; empty for a new document. */
export type History = { start: number; ids: string[] }

const generation = /^\d{1,15}$/
const hash = /^[\w.~+]{1,128}$/
const hexadecimal = /^[0-9a-f]{32}$/i

/** A hash in CouchDB's form: 32 characters must be hexadecimal and are kept in lower case. */
function normalHash(text: unknown): string | null {
  if (typeof text !== 'string' || !hash.test(text)) return null
  if (text.length !== 32) return text
  return hexadecimal.test(text) ? text.toLowerCase() : null
}

/** Reads `N-hash`. Hashes with other than letters, digits and `_.~+` are refused (CouchDB takes any). */
export function parseRev(text: unknown): Outcome<Rev> {
  if (typeof text !== 'string') return badRequest('Invalid rev format')
  const dash = text.indexOf('-')
  const pos = text.slice(0, dash)
  const id = normalHash(text.slice(dash + 1))
  if (dash < 1 || !generation.test(pos) || id === null) return badRequest('Invalid rev format')
  return accept({ pos: Number(pos), id })
}

/** Reads a list of revisions; one that is malformed refuses the list. */
export function parseRevs(list: unknown): Outcome<Rev[]> {
  if (!Array.isArray(list)) return badRequest('Invalid list of revisions')
  const revs: Rev[] = []
  for (const text of list) {
    const rev = parseRev(text)
    if (!rev.ok) return rev
    revs.push(rev.value)
  }
  return accept(revs)
}

/** Reads `_revisions`; a history longer than `revs_limit` is cut to it. */
export function parseRevisions(value: unknown): Outcome<History> {
  const bad = (reason: string) => refuse(400, 'doc_validation', reason)
  if (typeof value !== 'object' || value === null) return bad('Bad special document member: _revisions')
  const { start, ids } = value as { start?: unknown; ids?: unknown }
  if (typeof start !== 'number' || !Number.isSafeInteger(start))
    return bad("_revisions.start isn't an integer.")
  if (!Array.isArray(ids)) return bad("_revisions.ids isn't a array.")
  if (start < ids.length) return bad('_revisions.start is smaller than the history.')
  const known: string[] = []
  for (const id of ids.slice(0, maxHistory)) {
    if (typeof id !== 'string') return bad("RevId isn't a string")
    const normal = normalHash(id)
    if (normal === null) return bad("RevId isn't a valid hexadecimal")
    known.push(normal)
  }
  return accept(known.length === 0 ? { start: 0, ids: [] } : { start, ids: known })
}
