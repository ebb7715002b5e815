import type { AsPlainObject } from 'minisearch'
import { createSearchIndex } from '#lib/store/search/search-index.ts'
import type { Store } from '#lib/store/types.ts'
import { createDirectory } from './directory.ts'
import { remember, type Memory } from './follow-store.ts'
import { createMarks } from './marks.ts'
import { createRows } from './rows.ts'
import { createSearchKeeper, readSnapshot, writeSnapshot, type Snapshot } from './search-keeper.ts'
import { listedKinds } from './summarise.ts'

/**
 * What lists and names need, in memory: from the sealed snapshot and what was written since. Of the snapshot only
 * records that are still here count, so that nothing erased comes back.
 */
export async function loadMemory(store: Store): Promise<Memory> {
  const snapshot = await readSnapshot(store)
  const refs = await store.recordRefs()
  const here = new Map(refs.ok ? refs.value.map((ref) => [ref.record, ref]) : [])
  const memory = memoryFrom(store, snapshot)
  for (const row of snapshot?.rows ?? []) {
    if (here.has(row.record)) memory.rows.put(row)
    else memory.search.drop(row.record)
  }
  const isStale = ({ record, scope, stamp }: { record: string; scope: string; stamp: number }) =>
    scope === 'rete' || stamp > (snapshot?.stamp ?? -1) || (isListed(record) && !memory.rows.get(record))
  const stale = [...here.values()].filter(isStale)
  // With most of it new a pass over everything is cheaper than asking for each.
  const filter = stale.length * 2 > here.size ? {} : { refs: stale }
  await store.recordsOf(filter, (batch) => {
    for (const stored of batch) remember(memory, stored)
  })
  await memory.marks.refresh()
  return memory
}

/** Seals what is in memory for the next unlock. The stamp is read first: memory is at least as new. */
export async function keepMemory(store: Store, memory: Memory, settled: () => Promise<void>): Promise<void> {
  const refs = await store.recordRefs()
  if (!refs.ok) return
  const stamp = refs.value.reduce((newest, ref) => Math.max(newest, ref.stamp), -1)
  await settled()
  const { rows, search } = memory
  await writeSnapshot(store, { version: 1, stamp, rows: [...rows.all()], index: search.index.dump() })
}

function memoryFrom(store: Store, snapshot: Snapshot | undefined): Memory {
  const index = createSearchIndex(snapshot?.index as AsPlainObject | undefined)
  return {
    directory: createDirectory(),
    rows: createRows(),
    search: createSearchKeeper(index),
    marks: createMarks(store),
    stamps: new Map(),
  }
}

function isListed(record: string): boolean {
  return listedKinds.has(record.slice(0, record.lastIndexOf('-')))
}
