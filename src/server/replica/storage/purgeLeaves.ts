import leveldown, { type LevelStore } from 'leveldown'
import { type Rev, allRevs, leavesOf, revText, withoutLeaf } from '../revisions/revTree.ts'
import type { RevTree } from '../revisions/revTree.ts'
import { type Metadata, bodyKey, documentCountKey, documentKey, updateSeqKey } from './layout.ts'
import { settled } from './level.ts'
import { readBodyTexts, readCounts, readMetadata } from './reads.ts'

type Operation = { type: 'put'; key: string; value: string } | { type: 'del'; key: string }
type Counts = { documents: number; updateSeq: number }

/** What is to be purged, and what was: leaf revisions by document id. */
export type Purge = { id: string; revs: Rev[] }

/**
 * Removes leaves, the ancestors that led to them alone and all their bodies from a closed folder, in one
 * batch. Revisions that are no leaves stay, as in CouchDB. The bytes are off the disk after compaction.
 */
export async function purgeLeaves(folder: string, purges: Purge[]): Promise<Purge[]> {
  const level = leveldown(folder)
  await settled((done) => level.open({ createIfMissing: true }, done))
  try {
    const counts = await readCounts(level)
    const operations: Operation[] = []
    const purged: Purge[] = []
    for (const purge of purges) {
      const revs = await purgeOne(level, purge, counts, operations)
      purged.push({ id: purge.id, revs })
    }
    if (operations.length > 0) {
      operations.push({ type: 'put', key: documentCountKey, value: JSON.stringify(counts.documents) })
      operations.push({ type: 'put', key: updateSeqKey, value: JSON.stringify(counts.updateSeq) })
      await settled((done) => level.batch(operations, { sync: true }, done))
    }
    return purged
  } finally {
    await settled((done) => level.close(done))
  }
}

async function purgeOne(
  level: LevelStore,
  purge: Purge,
  counts: Counts,
  operations: Operation[],
): Promise<Rev[]> {
  const [metadata] = await readMetadata(level, [purge.id])
  if (!metadata) return []
  const { tree, removed } = removeLeaves(metadata.rev_tree, purge.revs)
  if (removed.length === 0) return []
  const left = allRevs(tree)
  const kept = new Map<string, number>()
  for (const [rev, seq] of Object.entries(metadata.rev_map)) {
    if (left.has(rev)) kept.set(rev, seq)
    else operations.push({ type: 'del', key: bodyKey(seq) })
  }
  if (tree.length === 0) operations.push({ type: 'del', key: documentKey(purge.id) })
  else await resequence(level, { ...metadata, rev_tree: tree }, kept, counts, operations)
  const livesOn = tree.length > 0 && leavesOf(tree)[0]?.deleted === false
  if (!metadata.deleted && !livesOn) counts.documents -= 1
  return removed
}

function removeLeaves(tree: RevTree, revs: Rev[]): { tree: RevTree; removed: Rev[] } {
  let left = tree
  const removed: Rev[] = []
  for (const rev of revs) {
    const isLeaf = leavesOf(left).some(({ pos, id }) => pos === rev.pos && id === rev.id)
    if (!isLeaf) continue
    left = withoutLeaf(left, rev)
    removed.push(rev)
  }
  return { tree: left, removed }
}

/** What is left of a document gets a new sequence, so that feeds show it again. */
async function resequence(
  level: LevelStore,
  metadata: Metadata,
  kept: Map<string, number>,
  counts: Counts,
  operations: Operation[],
) {
  const winner = leavesOf(metadata.rev_tree)[0]
  const winningRev = winner ? revText(winner) : ''
  const oldSeq = kept.get(winningRev)
  const [body] = oldSeq === undefined ? [] : await readBodyTexts(level, [oldSeq])
  if (!winner || oldSeq === undefined || body === undefined) throw new Error('a leaf without a body')
  counts.updateSeq += 1
  kept.set(winningRev, counts.updateSeq)
  const next = { ...metadata, rev: winningRev, winningRev, deleted: winner.deleted, seq: counts.updateSeq }
  const value = JSON.stringify({ ...next, rev_map: Object.fromEntries(kept) })
  operations.push({ type: 'del', key: bodyKey(oldSeq) })
  operations.push({ type: 'put', key: bodyKey(counts.updateSeq), value: body })
  operations.push({ type: 'put', key: documentKey(metadata.id), value })
}
