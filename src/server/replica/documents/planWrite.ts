import { conflict } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import type { History } from '../revisions/parseRev.ts'
import { type Rev, leavesOf, pathOf } from '../revisions/revTree.ts'
import { type Metadata } from '../storage/layout.ts'
import { bodySeq } from '../storage/reads.ts'

/** An ordinary write (`new_edits: true`) or a pushed revision with its history (`false`). */
export type Mode = 'edit' | 'replicated'

/**
 * What to do with a document: refuse it, nothing since it is known already, or judge and store it. `old` is
 * the revision that validators are shown as `oldDoc`, null when there is none.
 */
export type Plan =
  { kind: 'refused'; refusal: Refusal } | { kind: 'known' } | { kind: 'write'; old: Rev | null }

/** CouchDB's decision for one document, before any validator runs. */
export function planWrite(mode: Mode, history: History, metadata: Metadata | undefined): Plan {
  return mode === 'edit' ? planEdit(history, metadata) : planReplicated(history, metadata)
}

function planEdit(history: History, metadata: Metadata | undefined): Plan {
  const [parent] = history.ids
  const refused: Plan = { kind: 'refused', refusal: conflict().refusal }
  if (parent === undefined) return !metadata || metadata.deleted ? { kind: 'write', old: null } : refused
  const isLeaf =
    metadata && leavesOf(metadata.rev_tree).some((leaf) => leaf.pos === history.start && leaf.id === parent)
  return isLeaf ? { kind: 'write', old: { pos: history.start, id: parent } } : refused
}

function planReplicated(history: History, metadata: Metadata | undefined): Plan {
  if (!metadata) return { kind: 'write', old: null }
  const [own, ...given] = history.ids.map((id, back) => ({ pos: history.start - back, id }))
  if (!own) throw new Error('a pushed revision without a history was let through')
  if (pathOf(metadata.rev_tree, own)) return { kind: 'known' }
  return { kind: 'write', old: firstOnDisk(metadata, given) }
}

/**
 * The nearest ancestor whose body is still there. A forged branch shares none with the document, so that
 * `oldDoc` is null for it (F12): no validator may rest on `oldDoc`.
 */
function firstOnDisk(metadata: Metadata, given: Rev[]): Rev | null {
  for (const rev of given) {
    const path = pathOf(metadata.rev_tree, rev)
    const found = path?.find((ancestor) => bodySeq(metadata, ancestor) !== undefined)
    if (path) return found ?? null
  }
  return null
}
