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

export const documentKey = (id: string) => documents + id
export const localKey = (id: string) => local + id
export const bodyKey = (seq: number) => bodies + String(seq).padStart(16, '0')
export const seqOfKey = (key: string) => Number(key.slice(bodies.length))
export const isDocumentKey = (key: string) => key.startsWith(documents)
export const isBodyKey = (key: string) => key.startsWith(bodies)
export const documentRange = { gte: documents, lte: documents + last }
export const bodyRange = { gte: bodies, lte: bodies + last }
export const documentCountKey = meta + '_local_doc_count'
export const updateSeqKey = meta + '_local_last_update_seq'
