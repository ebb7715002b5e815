import * as z from 'zod/mini'
import type { EntryId } from '#lib/entries/entry.ts'
import type { ChangesPage, Leaves, PushRow } from '../remote.ts'

const seq = z.union([z.string(), z.number()])

const changesShape = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      changes: z.array(z.object({ rev: z.string() })),
      deleted: z.optional(z.boolean()),
      doc: z.optional(z.unknown()),
    }),
  ),
  last_seq: seq,
  pending: z.optional(z.number()),
})

const rowsShape = z.array(
  z.object({
    id: z.string(),
    ok: z.optional(z.boolean()),
    rev: z.optional(z.string()),
    error: z.optional(z.string()),
    reason: z.optional(z.string()),
  }),
)

const bulkGetShape = z.object({
  results: z.array(z.object({ id: z.string(), docs: z.array(z.record(z.string(), z.unknown())) })),
})

const allDocsShape = z.object({ rows: z.array(z.object({ id: z.string() })) })
const presentShape = z.object({
  rows: z.array(
    z.object({
      id: z.optional(z.string()),
      value: z.optional(z.object({ deleted: z.optional(z.boolean()) })),
    }),
  ),
})
const infoShape = z.object({ update_seq: seq })

/** A page of `_changes`, or `undefined` where it is not one. Deleted ids and design documents are left out. */
export function readChanges(value: unknown, limit: number): ChangesPage | undefined {
  const parsed = z.safeParse(changesShape, value)
  if (!parsed.success) return undefined
  const { results, last_seq, pending } = parsed.data
  const kept = results.filter((row) => !row.id.startsWith('_') && !row.deleted)
  return {
    changes: kept.map((row) => ({ id: row.id, leaves: row.changes.length, doc: row.doc })),
    cursor: String(last_seq),
    // A page with nothing in it ends a pull, whatever it says is pending: else one could ask for ever.
    last: results.length === 0 || (pending === undefined ? results.length < limit : pending === 0),
  }
}

/** Rows in which CouchDB speaks of its own trouble, not of the entry. */
const serverFaults = ['internal_server_error', 'unknown_error', 'timeout', 'service_unavailable']

/** The rows of a push that speak of what was pushed. An empty or short answer confirms nothing of the rest. */
export function readRows(value: unknown, ids: ReadonlySet<EntryId>): PushRow[] | undefined {
  const parsed = z.safeParse(rowsShape, value)
  if (!parsed.success) return undefined
  return parsed.data.flatMap((row): PushRow[] => {
    if (!ids.has(row.id)) return []
    if (row.error === 'conflict') return [{ id: row.id, result: 'there' }]
    if (row.error !== undefined && serverFaults.includes(row.error)) return []
    if (row.error !== undefined) return [{ id: row.id, result: 'refused', code: row.reason ?? row.error }]
    return row.ok === true || row.rev !== undefined ? [{ id: row.id, result: 'ok' }] : []
  })
}

/** Every body of each id of a `_bulk_get`. */
export function readLeaves(value: unknown): Leaves[] | undefined {
  const parsed = z.safeParse(bulkGetShape, value)
  if (!parsed.success) return undefined
  const bodies = (docs: Record<string, unknown>[]) =>
    docs.flatMap((doc) => (doc.ok === undefined ? [] : [doc.ok]))
  return parsed.data.results.map(({ id, docs }) => ({ id, bodies: bodies(docs) }))
}

/** The ids of an `_all_docs`. */
export function readIds(value: unknown): string[] | undefined {
  const parsed = z.safeParse(allDocsShape, value)
  return parsed.success
    ? parsed.data.rows.map((row) => row.id).filter((id) => !id.startsWith('_'))
    : undefined
}

/** Those of the ids asked for in an `_all_docs` that are there. */
export function readPresent(value: unknown): string[] | undefined {
  const parsed = z.safeParse(presentShape, value)
  if (!parsed.success) return undefined
  return parsed.data.rows.flatMap((row) => (row.id === undefined || row.value?.deleted ? [] : [row.id]))
}

/** Where a database's feed stands. */
export function readCursor(value: unknown): string | undefined {
  const parsed = z.safeParse(infoShape, value)
  return parsed.success ? String(parsed.data.update_seq) : undefined
}

/** Nothing but the empty answer (204) says that receipts were taken. */
export function readReceived(value: unknown): null | undefined {
  return value === null ? null : undefined
}
