import * as z from 'zod/mini'
import type { Json } from '#lib/domain/schema/kind.ts'
import { erasureTarget } from '#lib/domain/kinds/erasure.ts'
import { envelopeVersion, type Entry, type EntryId, type Path, type RecordId } from './entry.ts'
import { recordOfEntry } from './ids.ts'
import { liveStrokes, strokeOf } from './live.ts'

/** Everything that was taken away for ever: cases, records and single entries, and cases that moved to another tavolo. */
export type Removals = {
  cases: ReadonlySet<RecordId>
  records: ReadonlySet<RecordId>
  /** Of each erased entry, what it was `over` on each path, so that what it replaced does not come back. */
  entries: ReadonlyMap<EntryId, Readonly<Record<Path, readonly EntryId[]>>>
  /** The erased entries of each record. */
  erasedOf: ReadonlyMap<RecordId, readonly EntryId[]>
  /** Of each erased signature, what it covered, so that what it shut out does not come in. */
  covers: ReadonlyMap<EntryId, readonly EntryId[]>
  /** Where a case went: the new database, by case. */
  moved: ReadonlyMap<RecordId, string>
}

/** Nothing was taken away. */
export const noRemovals: Removals = {
  cases: new Set(),
  records: new Set(),
  entries: new Map(),
  erasedOf: new Map(),
  covers: new Map(),
  moved: new Map(),
}

/**
 * [E14] [E15] What a set of entries takes away. Every erasure counts, not a fold of them: it beats everything.
 * The entries are those of one database: an erasure and a move speak of the database in which they lie.
 */
export function collectRemovals(entries: Iterable<Entry>): Removals {
  const cases = new Set<RecordId>()
  const records = new Set<RecordId>()
  const erased = new Map<EntryId, Record<Path, EntryId[]>>()
  const covers = new Map<EntryId, EntryId[]>()
  const moves: Entry[] = []
  for (const entry of entries) {
    if (entry.v !== envelopeVersion) continue
    if (entry.kind === 'moved') moves.push(entry)
    if (entry.kind !== 'erasure') continue
    const target = z.safeParse(erasureTarget, entry.set.target)
    if (!target.success) continue
    if ('case' in target.data) cases.add(target.data.case)
    else if ('record' in target.data) records.add(target.data.record)
    else {
      const { entry: id, over, covers: covered } = target.data
      erased.set(id, joinOver(erased.get(id) ?? {}, over))
      if (covered) covers.set(id, joinIds(covers.get(id), covered))
    }
  }
  const erasedOf = groupBy([...erased.keys()].sort(), recordOfEntry)
  return { cases, records, entries: erased, erasedOf, covers, moved: placesOf(moves) }
}

/** [E14] True when an entry is gone whole. Erasures and what a transfer leaves behind are never gone. */
export function isRemoved(
  entry: Pick<Entry, '_id' | 'kind' | 'record' | 'case'>,
  removals: Removals,
): boolean {
  const { _id, kind, record, case: ofCase } = entry
  if (kind === 'erasure' || kind === 'moved') return false
  if (removals.records.has(record) || removals.entries.has(_id)) return true
  return isCaseGone(record, removals) || (ofCase !== undefined && isCaseGone(ofCase, removals))
}

function isCaseGone(id: RecordId, removals: Removals): boolean {
  return removals.cases.has(id) || removals.moved.has(id)
}

/** [E14] What an erasure of one entry says of it: its id, and what it was `over` on each path, what it covered. */
export function erasureTargetOf(entry: Entry): Json {
  const over = Object.keys(entry.set).map((path): [Path, Json] => [path, [...strokeOf(entry, path).over]])
  return {
    entry: entry._id,
    over: Object.fromEntries(over),
    ...(entry.covers && { covers: entry.covers }),
  }
}

/**
 * [E15] Where each case went: the live `to` of the notes about it; a `null` over what sent it away brings it back.
 * Two that disagree can only be one gateway's repetition; the smaller name is taken, so that order is nothing.
 */
function placesOf(moves: readonly Entry[]): Map<RecordId, string> {
  const places = new Map<RecordId, string>()
  for (const notes of groupBy(moves, (entry) => entry.record).values()) {
    const targets = new Set(notes.map((entry) => entry.set.target).filter((id) => typeof id === 'string'))
    const strokes = notes
      .filter((entry) => Object.hasOwn(entry.set, 'to'))
      .map((entry) => strokeOf(entry, 'to'))
    for (const { value } of liveStrokes(strokes)) {
      if (typeof value !== 'string') continue
      for (const target of targets) {
        const known = places.get(target)
        if (known === undefined || value < known) places.set(target, value)
      }
    }
  }
  return places
}

// Map.groupBy is younger than the Node that this runs on.
function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

function joinOver(a: Record<Path, EntryId[]>, b: Record<Path, EntryId[]>): Record<Path, EntryId[]> {
  const joined = new Map(Object.entries(a))
  for (const [path, ids] of Object.entries(b)) joined.set(path, joinIds(joined.get(path), ids))
  return Object.fromEntries(joined)
}

function joinIds(a: readonly EntryId[] = [], b: readonly EntryId[]): EntryId[] {
  return [...new Set([...a, ...b])].sort()
}
