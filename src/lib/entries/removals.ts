import * as z from 'zod/mini'
import { erasureTarget } from '#lib/domain/kinds/erasure.ts'
import type { Entry, EntryId, Path, RecordId } from './entry.ts'

/** Everything that was taken away for ever: cases, records and single entries, and cases that moved to another tavolo. */
export type Removals = {
  cases: ReadonlySet<RecordId>
  records: ReadonlySet<RecordId>
  /** Of each erased entry, what it was `over` on each path, so that what it replaced does not come back. */
  entries: ReadonlyMap<EntryId, Readonly<Record<Path, readonly EntryId[]>>>
  /** Where a case went: the new database, by case. */
  moved: ReadonlyMap<RecordId, string>
}

/** Nothing was taken away. */
export const noRemovals: Removals = {
  cases: new Set(),
  records: new Set(),
  entries: new Map(),
  moved: new Map(),
}

/** [E14] [E15] What a set of entries takes away. Every erasure counts, not a fold of them: it beats everything. */
export function collectRemovals(entries: Iterable<Entry>): Removals {
  const cases = new Set<RecordId>()
  const records = new Set<RecordId>()
  const erased = new Map<EntryId, Record<Path, EntryId[]>>()
  const moved = new Map<RecordId, string>()
  for (const entry of entries) {
    if (entry.v !== 1) continue
    if (entry.kind === 'moved') noteMoved(entry, moved)
    if (entry.kind !== 'erasure') continue
    const target = z.safeParse(erasureTarget, entry.set.target)
    if (!target.success) continue
    if ('case' in target.data) cases.add(target.data.case)
    else if ('record' in target.data) records.add(target.data.record)
    else erased.set(target.data.entry, joinOver(erased.get(target.data.entry) ?? {}, target.data.over))
  }
  return { cases, records, entries: erased, moved }
}

/** [E14] True when an entry is gone whole. Erasures and what a transfer leaves behind are never gone. */
export function isRemoved(
  entry: Pick<Entry, '_id' | 'kind' | 'record' | 'case'>,
  removals: Removals,
): boolean {
  if (entry.kind === 'erasure' || entry.kind === 'moved') return false
  if (removals.records.has(entry.record) || removals.entries.has(entry._id)) return true
  return entry.case !== undefined && (removals.cases.has(entry.case) || removals.moved.has(entry.case))
}

function noteMoved(entry: Entry, moved: Map<RecordId, string>): void {
  const { target, to } = entry.set
  if (typeof target !== 'string' || typeof to !== 'string') return
  const known = moved.get(target)
  // Two moves of one case can only be one gateway's repetition; the smaller name is taken, so that order is nothing.
  if (known === undefined || to < known) moved.set(target, to)
}

function joinOver(a: Record<Path, EntryId[]>, b: Record<Path, EntryId[]>): Record<Path, EntryId[]> {
  const paths = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return Object.fromEntries(
    paths.map((path) => [path, [...new Set([...(a[path] ?? []), ...(b[path] ?? [])])].sort()]),
  )
}
