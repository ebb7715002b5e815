import leveldown, { type LevelStore } from 'leveldown'
import { type RevNode, leavesOf, revText } from '../revisions/revTree.ts'
import { type Metadata, documentRange, isBodyKey, isDocumentKey, seqOfKey } from './layout.ts'
import { eachRow, settled } from './level.ts'

type Put = { type: 'put'; key: string; value: string }

const batchRows = 500

/**
 * Copies what is alive from one closed folder to a new one: documents with the bodies of their leaves.
 * LevelDB's own compaction is not enough, since it may leave a deleted value standing in its deepest
 * level; a copy holds nothing of what was purged or replaced. Flushed to the disk when it returns.
 */
export async function compactFolder(from: string, to: string): Promise<void> {
  const source = leveldown(from)
  const target = leveldown(to)
  await settled((done) => source.open({ createIfMissing: true }, done))
  try {
    await settled((done) => target.open({ createIfMissing: true, errorIfExists: true }, done))
    try {
      const live = new Set<number>()
      await copy(target, documentsOf(source, live))
      await copy(target, restOf(source, live))
    } finally {
      await settled((done) => target.close(done))
    }
  } finally {
    await settled((done) => source.close(done))
  }
}

async function copy(target: LevelStore, rows: AsyncGenerator<Put>) {
  let batch: Put[] = []
  const flush = async () => {
    const full = batch
    batch = []
    if (full.length > 0) await settled((done) => target.batch(full, { sync: true }, done))
  }
  for await (const row of rows) {
    batch.push(row)
    if (batch.length >= batchRows) await flush()
  }
  await flush()
}

async function* documentsOf(source: LevelStore, live: Set<number>): AsyncGenerator<Put> {
  for await (const [key, text] of eachRow(source, documentRange)) {
    const metadata = JSON.parse(text) as Metadata
    const leaves = leavesOf(metadata.rev_tree).map(revText)
    const kept = Object.entries(metadata.rev_map).filter(([rev]) => leaves.includes(rev))
    for (const [, seq] of kept) live.add(seq)
    const isWhole = kept.length === Object.keys(metadata.rev_map).length
    yield { type: 'put', key, value: isWhole ? text : JSON.stringify(withoutBodies(metadata, kept)) }
  }
}

function withoutBodies(metadata: Metadata, kept: [string, number][]): Metadata {
  for (const { ids } of metadata.rev_tree) markInner(ids)
  return { ...metadata, rev_map: Object.fromEntries(kept) }
}

/** PouchDB's mark for a revision that is known without its body. */
function markInner(root: RevNode) {
  const open = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node[2].length > 0) node[1].status = 'missing'
    open.push(...node[2])
  }
}

async function* restOf(source: LevelStore, live: Set<number>): AsyncGenerator<Put> {
  for await (const [key, value] of eachRow(source, {})) {
    if (isDocumentKey(key) || (isBodyKey(key) && !live.has(seqOfKey(key)))) continue
    yield { type: 'put', key, value }
  }
}
