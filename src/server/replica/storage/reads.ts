import type { LevelStore } from 'leveldown'
import { type Rev, revText } from '../revisions/revTree.ts'
import { type Body, type Metadata, bodyKey, documentKey, documentCountKey, updateSeqKey } from './layout.ts'
import { readMany, readRange } from './level.ts'

/** The revision trees of documents, in order; undefined for an id that was never written. */
export async function readMetadata(store: LevelStore, ids: string[]): Promise<(Metadata | undefined)[]> {
  const texts = await readMany(store, ids.map(documentKey))
  return texts.map((text) => (text === undefined ? undefined : (JSON.parse(text) as Metadata)))
}

/** Bodies as JSON text, in order of the sequences asked for; a body that is gone is undefined. */
export function readBodyTexts(store: LevelStore, seqs: number[]): Promise<(string | undefined)[]> {
  return readMany(store, seqs.map(bodyKey))
}

/** The sequence under which the body of a revision is kept, undefined when it is not kept. */
export function bodySeq(metadata: Metadata | undefined, rev: Rev): number | undefined {
  const text = revText(rev)
  return metadata && Object.hasOwn(metadata.rev_map, text) ? metadata.rev_map[text] : undefined
}

/** The body of a revision; null when it is not kept any more. */
export async function readBody(store: LevelStore, metadata: Metadata, rev: Rev): Promise<Body | null> {
  const seq = bodySeq(metadata, rev)
  const [text] = seq === undefined ? [] : await readBodyTexts(store, [seq])
  return text === undefined ? null : (JSON.parse(text) as Body)
}

/** The design documents that are alive. */
export async function readDesignDocuments(store: LevelStore): Promise<Body[]> {
  const range = { gte: documentKey('_design/'), lt: documentKey('_design0') }
  const rows = (await readRange(store, range)).map(([, text]) => JSON.parse(text) as Metadata)
  const seqs = rows.filter((row) => !row.deleted).map((row) => row.rev_map[row.winningRev] ?? -1)
  const texts = await readBodyTexts(store, seqs)
  return texts.flatMap((text) => (text === undefined ? [] : [JSON.parse(text) as Body]))
}

/** How many documents are alive, and the last sequence given out. */
export async function readCounts(store: LevelStore): Promise<{ documents: number; updateSeq: number }> {
  const [documents, updateSeq] = await readMany(store, [documentCountKey, updateSeqKey])
  return { documents: Number(documents ?? 0), updateSeq: Number(updateSeq ?? 0) }
}
