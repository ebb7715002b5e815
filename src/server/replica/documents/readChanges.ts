import type { LevelStore } from 'leveldown'
import { leavesOf, revText } from '../revisions/revTree.ts'
import type { Leaf } from '../revisions/revTree.ts'
import { type Body, type Metadata, bodyKey, bodyRange, seqOfKey } from '../storage/layout.ts'
import { readRange } from '../storage/level.ts'
import { bodySeq, readBodyTexts, readCounts, readMetadata } from '../storage/reads.ts'

/** What a feed shows. */
export type FeedShape = {
  printSeq: (seq: number) => string
  allLeaves: boolean
  includeDocs: boolean
  conflicts: boolean
  descending: boolean
}

/**
 * A page of the feed: rows as JSON text. `position` is where to go on, `last` the sequence that the page
 * reaches and `left` how many there may be behind it: 0 exactly when there are none.
 */
export type ChangesPage = { rows: string[]; position: number; last: number; left: number; ended: boolean }

type Change = { seq: number; id: string; metadata: Metadata; leaves: Leaf[]; text: string }

/** Reads at most `limit` changes from a position on. */
export async function readChanges(
  level: LevelStore,
  position: number,
  limit: number,
  shape: FeedShape,
): Promise<ChangesPage> {
  // Taken before the rows: a write between the two is then shown again rather than skipped.
  const { updateSeq } = await readCounts(level)
  const bound = bodyKey(position)
  const range = shape.descending
    ? { gte: bodyRange.gte, lt: bound, reverse: true }
    : { gt: bound, lte: bodyRange.lte }
  const entries = await readRange(level, { ...range, limit })
  const next = entries.length > 0 ? seqOfKey(entries[entries.length - 1]?.[0] ?? '') : position
  const ended = entries.length < limit
  const changes = await currentChanges(level, entries)
  const rows = await printChanges(level, changes, shape)
  const last = ended && !shape.descending ? Math.max(next, updateSeq) : next
  return { rows, position: next, last, left: ended ? 0 : Math.max(0, updateSeq - next), ended }
}

/** Leaves out bodies that a later change of the same document stands for. */
async function currentChanges(level: LevelStore, entries: [string, string][]): Promise<Change[]> {
  const ids = entries.map(([, text]) => (JSON.parse(text) as Body)._id)
  const known = await readMetadata(level, ids)
  return entries.flatMap(([key, text], index) => {
    const metadata = known[index]
    const seq = seqOfKey(key)
    if (!metadata || metadata.seq !== seq) return []
    return [{ seq, id: metadata.id, metadata, leaves: leavesOf(metadata.rev_tree), text }]
  })
}

async function printChanges(level: LevelStore, changes: Change[], shape: FeedShape): Promise<string[]> {
  const bodies = shape.includeDocs ? await winningBodies(level, changes) : []
  return changes.map(({ seq, id, leaves }, index) => {
    const shown = shape.allLeaves ? leaves : leaves.slice(0, 1)
    const revs = shown.map((leaf) => `{"rev":${JSON.stringify(revText(leaf))}}`).join(',')
    const deleted = leaves[0]?.deleted ? ',"deleted":true' : ''
    const body = bodies[index]
    const document = body === undefined ? '' : `,"doc":${withConflicts(body, leaves, shape)}`
    const seqText = JSON.stringify(shape.printSeq(seq))
    return `{"seq":${seqText},"id":${JSON.stringify(id)},"changes":[${revs}]${deleted}${document}}`
  })
}

/** The body under the change's own sequence is the winner's, but for documents in conflict. */
async function winningBodies(level: LevelStore, changes: Change[]): Promise<(string | undefined)[]> {
  const winners = changes.map(({ metadata, leaves }) => leaves[0] && bodySeq(metadata, leaves[0]))
  const elsewhere = changes.flatMap(({ seq }, index) => {
    const winner = winners[index]
    return winner === undefined || winner === seq ? [] : [winner]
  })
  const texts = await readBodyTexts(level, elsewhere)
  const fetched = new Map(elsewhere.map((seq, index) => [seq, texts[index]]))
  return changes.map(({ seq, text }, index) => {
    const winner = winners[index]
    return winner === seq || winner === undefined ? text : fetched.get(winner)
  })
}

function withConflicts(text: string, leaves: Leaf[], shape: FeedShape): string {
  const others = shape.conflicts ? leaves.slice(1).filter((leaf) => !leaf.deleted) : []
  if (others.length === 0) return text
  return JSON.stringify({ ...(JSON.parse(text) as Body), _conflicts: others.map(revText) })
}
