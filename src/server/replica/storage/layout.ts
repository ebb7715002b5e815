import type { RevTree } from '../revisions/revTree.ts'

/**
 * Where PouchDB's LevelDB adapter keeps things. Reads, purge and compaction go to LevelDB directly (the
 * adapter has no purge, and its streams read at a third of the speed), so this page is the one place
 * that knows its keys; `layout.test.ts` checks it against what the adapter itself reads and writes.
 */
const documents = 'ÿdocument-storeÿ'
const bodies = 'ÿby-sequenceÿ'
const meta = 'ÿmeta-storeÿ'
const local = 'ÿlocal-storeÿ'
const last = '\u{10FFFF}'

/** What the adapter stores of a document: its revision tree and the sequence of each body. */
export type Metadata = {
  id: string
  rev_tree: RevTree
  rev_map: Record<string, number>
  winningRev: string
  deleted: boolean
  seq: number
  [more: string]: unknown
}

/** A stored body, with `_id`, `_rev` and, on a tombstone, `_deleted`. */
export type Body = { _id: string; _rev: string; _deleted?: boolean; [field: string]: unknown }

/** Where the revision tree of a document is. */
export const documentKey = (id: string) => documents + id
/** Where a `_local` document is, whole. */
export const localKey = (id: string) => local + id
/** Where the body that was written as the nth is. */
export const bodyKey = (seq: number) => bodies + String(seq).padStart(16, '0')
/** The sequence of a body, from its key. */
export const seqOfKey = (key: string) => Number(key.slice(bodies.length))
/** By prefix: JavaScript orders strings other than LevelDB does. */
export const isDocumentKey = (key: string) => key.startsWith(documents)
/** By prefix, for the same reason. */
export const isBodyKey = (key: string) => key.startsWith(bodies)
/** All revision trees, in the order of the ids' bytes. */
export const documentRange = { gte: documents, lte: documents + last }
/** All bodies, in the order in which they were written. */
export const bodyRange = { gte: bodies, lte: bodies + last }
/** How many documents are alive; the adapter reads it at opening only. */
export const documentCountKey = meta + '_local_doc_count'
/** The last sequence given out; the adapter reads it at opening only. */
export const updateSeqKey = meta + '_local_last_update_seq'
