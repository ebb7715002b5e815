import { maxDocumentBytes, maxIdBytes } from '../limits.ts'
import { type Outcome, accept, badRequest, refuse } from '../refusal.ts'
import { type History, parseRev, parseRevisions } from '../revisions/parseRev.ts'

/** A document as somebody sends it, taken apart: fields without CouchDB's own, and those read. */
export type Incoming = {
  id: string | null
  history: History
  deleted: boolean
  attachments: Record<string, unknown> | null
  fields: Record<string, unknown>
}

const ignored = new Set(['_revs_info', '_local_seq', '_conflicts', '_deleted_conflicts'])
const kept = new Set([
  '_access',
  '_replication_state',
  '_replication_state_time',
  '_replication_state_reason',
  '_replication_id',
  '_replication_stats',
])

/** CouchDB's grammar of ids: `_design/…` and `_local/…` are the only ones that begin with `_`. */
export function checkId(id: unknown): Outcome<string> {
  const bad = (reason: string) => refuse(400, 'illegal_docid', reason)
  if (typeof id !== 'string') return bad('Document id must be a string')
  if (id === '') return bad('Document id must not be empty')
  if (id === '_design/' || id === '_local/') return bad(`Illegal document id \`${id}\``)
  if (Buffer.byteLength(id) > maxIdBytes) return bad('Document id is too long')
  if (id.startsWith('_') && !id.startsWith('_design/') && !id.startsWith('_local/')) {
    return bad('Only reserved document ids may start with underscore.')
  }
  return accept(id)
}

/**
 * Takes a document apart as CouchDB does: unknown fields that begin with `_` (`__proto__` is one) refuse
 * the whole request. `mayBeLarge` asks for the size to be checked.
 */
export function parseDocument(value: unknown, mayBeLarge: boolean): Outcome<Incoming> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return badRequest('Document must be a JSON object')
  }
  const incoming: Incoming = {
    id: null,
    history: { start: 0, ids: [] },
    deleted: false,
    attachments: null,
    fields: {},
  }
  for (const [name, field] of Object.entries(value)) {
    if (!name.startsWith('_') || kept.has(name)) incoming.fields[name] = field
    else {
      const taken = takeSpecial(incoming, name, field)
      if (!taken.ok) return taken
    }
  }
  const { _revisions: revisions } = value as { _revisions?: unknown }
  if (revisions !== undefined) {
    const history = parseRevisions(revisions)
    if (!history.ok) return history
    incoming.history = history.value
  }
  if (mayBeLarge && Buffer.byteLength(JSON.stringify(incoming.fields)) > maxDocumentBytes) {
    return refuse(413, 'document_too_large', incoming.id ?? '')
  }
  return accept(incoming)
}

function takeSpecial(incoming: Incoming, name: string, field: unknown): Outcome<null> {
  if (name === '_revisions' || ignored.has(name)) return accept(null)
  if (name === '_id') {
    const id = checkId(field)
    if (id.ok) incoming.id = id.value
    return id.ok ? accept(null) : id
  }
  if (name === '_rev') {
    const rev = parseRev(field)
    if (rev.ok) incoming.history = { start: rev.value.pos, ids: [rev.value.id] }
    return rev.ok ? accept(null) : rev
  }
  if (name === '_deleted' && typeof field === 'boolean') {
    incoming.deleted = field
    return accept(null)
  }
  if (name === '_attachments' && typeof field === 'object' && field !== null && !Array.isArray(field)) {
    incoming.attachments = Object.keys(field).length > 0 ? (field as Record<string, unknown>) : null
    return accept(null)
  }
  return refuse(400, 'doc_validation', `Bad special document member: ${name}`)
}
