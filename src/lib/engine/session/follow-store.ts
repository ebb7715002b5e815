import { parseRecordId } from '#lib/entries/ids.ts'
import type { Search } from '#lib/store/search/create-search.ts'
import type { RecordRef, Store, StoredRecord } from '#lib/store/types.ts'
import type { Ports } from '../ports.ts'
import type { Directory } from './directory.ts'
import type { Marks } from './marks.ts'
import type { Rows } from './rows.ts'
import { rowOf, summaryOf } from './load-memory.ts'
import { listedKinds } from './summarise.ts'

/** What is held in memory beside the store. */
export type Memory = {
  directory: Directory
  rows: Rows
  search: Search
  marks: Marks
  /** Up to which write each scope was read whole. */
  stamps: Map<string, number>
}

/** Tells which records moved; `isOurs` is false when another tab wrote them. */
export type Told = (refs: readonly RecordRef[], isOurs: boolean) => Promise<void>

/** A memory that follows its store. */
export type Following = {
  stop(): void
  /** Resolves when memory has caught up with every change so far. */
  settled(): Promise<void>
}

/** What is followed, by which memory, and who is told. */
export type Followed = {
  /** The person's place on the key ring, by which tabs of one vault know each other. */
  vault: string
  store: Store
  memory: Memory
  tell: Told
  keepSnapshot(): Promise<void>
}

/** How long after a change the snapshot is sealed again: changes come in swarms, and one seal serves them. */
const keepAfterMs = 15_000

/** Keeps memory in step with the store, for changes of this tab and of the others, one after the other. */
export function followStore(ports: Ports, { vault, store, memory, tell, keepSnapshot }: Followed): Following {
  const stopping = new AbortController()
  let pending = Promise.resolve()
  let isKeeping = false
  async function keepSoon(): Promise<void> {
    if (isKeeping) return
    isKeeping = true
    await ports.runtime.sleep(keepAfterMs, stopping.signal)
    isKeeping = false
    if (!stopping.signal.aborted) await keepSnapshot()
  }
  const take = (refs: readonly RecordRef[], isOurs: boolean) => {
    pending = pending.then(async () => {
      await learn(store, refs, memory)
      await memory.marks.refresh()
      await tell(refs, isOurs)
    })
    void keepSoon()
  }
  const unwatch = store.watch((event) => {
    if (event.type === 'changed') take(event.records, true)
  })
  const deaf = ports.tabs.listen((message) => {
    if (message.type === 'changed' && message.vault === vault) take(message.records, false)
  })
  return {
    stop() {
      stopping.abort()
      unwatch()
      deaf()
    },
    settled: () => pending,
  }
}

/** Above this many records one pass over what changed is cheaper than a look at each. */
const manyRecords = 20

/** Reads the records again that lists and names need; one that is gone leaves them. */
async function learn(store: Store, refs: readonly RecordRef[], memory: Memory): Promise<void> {
  const listed = refs.filter(({ record, scope }) => scope === 'rete' || listedKinds.has(kindOf(record)))
  if (listed.length <= manyRecords) {
    for (const { record, scope } of listed) {
      const read = await store.record(record, scope)
      if (read.ok) remember(memory, read.value)
      else forget(memory, record)
    }
    return
  }
  const gone = new Set(listed.map(({ record }) => record))
  const scopes = [...new Set(listed.map(({ scope }) => scope))]
  for (const scope of scopes) {
    const since = memory.stamps.get(scope)
    const read = await store.recordsOf({ scope, ...(since !== undefined && { since }) }, (batch) => {
      for (const stored of batch) {
        gone.delete(stored.folded.record)
        remember(memory, stored)
      }
    })
    if (read.ok) memory.stamps.set(scope, read.value.stamp)
  }
  // What the pass did not meet is gone, or was there before the pass began: a look at each tells.
  for (const record of gone) {
    const read = await store.record(record)
    if (!read.ok) forget(memory, record)
  }
}

/** Takes one record as read into names and lists. */
function remember({ directory, rows, search }: Memory, stored: StoredRecord): void {
  if (stored.scope === 'rete') return directory.learn(stored.folded)
  const summary = summaryOf(stored)
  if (!summary) return
  rows.put(rowOf(summary))
  search.put([summary])
}

function forget({ rows, search }: Memory, record: string): void {
  const row = rows.get(record)
  rows.drop(record)
  if (row) search.drop([row])
}

function kindOf(record: string): string {
  return parseRecordId(record)?.kind ?? ''
}
