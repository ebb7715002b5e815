import type { Search } from '#lib/store/search/create-search.ts'
import type { RecordRef, Store, StoredRecord } from '#lib/store/types.ts'
import type { Ports } from '../ports.ts'
import type { Directory } from './directory.ts'
import type { Marks } from './marks.ts'
import type { Rows } from './rows.ts'
import { rowOf, summaryOf } from './load-memory.ts'

/** What is held in memory beside the store. */
export type Memory = {
  directory: Directory
  rows: Rows
  search: Search
  marks: Marks
}

/**
 * What a round of changes moved: records, or (`counts`) where own entries stand. `ours` is what this tab wrote of
 * it, absent when others wrote it all.
 */
export type Moved = { records: readonly RecordRef[]; ours?: readonly RecordRef[]; counts: boolean }

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
  tell(moved: Moved): void
  keepSnapshot(): Promise<void>
}

/** How long after a change the snapshot is sealed again: changes come in swarms, and one seal serves them. */
const keepAfterMs = 15_000

/** One change as heard: what moved, by whom, and whether marks moved with it. */
type Heard = {
  refs: readonly RecordRef[]
  isOurs: boolean
  counts: boolean
  stored?: readonly StoredRecord[]
}

/** Keeps memory in step with the store, for changes of this tab and of the others: all that came meanwhile at once. */
export function followStore(ports: Ports, { vault, store, memory, tell, keepSnapshot }: Followed): Following {
  const stopping = new AbortController()
  let pending = Promise.resolve()
  let waiting: Heard[] = []
  let isKeeping = false
  async function keepSoon(): Promise<void> {
    if (isKeeping) return
    isKeeping = true
    await ports.runtime.sleep(keepAfterMs, stopping.signal)
    isKeeping = false
    if (!stopping.signal.aborted) await keepSnapshot()
  }
  async function takeAll(): Promise<void> {
    const all = waiting
    waiting = []
    for (const { refs, stored } of all)
      await learn(store, memory, refs, stored ?? (await readAll(store, refs)))
    if (all.some(({ counts }) => counts)) await memory.marks.refresh()
    tell(movedBy(all))
  }
  const hear = (heard: Heard) => {
    // A round not yet begun takes this along; one that runs has it followed by another.
    if (waiting.length === 0) pending = pending.then(takeAll)
    waiting.push(heard)
    void keepSoon()
  }
  const unwatch = store.watch((event) => {
    if (event.type !== 'changed') return
    const { records: refs, counts, stored } = event
    hear({ refs, isOurs: true, counts, ...(stored && { stored }) })
  })
  const deaf = ports.tabs.listen((message) => {
    if (message.type !== 'changed' || message.vault !== vault) return
    hear({ refs: message.records, isOurs: false, counts: true })
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

function movedBy(all: readonly Heard[]): Moved {
  const ours = all.filter(({ isOurs }) => isOurs)
  const refsOf = (some: readonly Heard[]) => some.flatMap(({ refs }) => refs)
  const counts = all.some((heard) => heard.counts)
  return { records: refsOf(all), counts, ...(ours.length > 0 && { ours: refsOf(ours) }) }
}

/** The records of another tab's write, as they now are; what is gone is not among them. */
async function readAll(store: Store, refs: readonly RecordRef[]): Promise<StoredRecord[]> {
  const all: StoredRecord[] = []
  await store.recordsOf({ refs }, (batch) => void all.push(...batch))
  return all
}

/**
 * Takes in what was written; a record that is named and not among it is gone, unless another tavolo's database holds
 * it: a case that moved is in both for a while, for whoever reads both.
 */
async function learn(
  store: Store,
  memory: Memory,
  refs: readonly RecordRef[],
  stored: readonly StoredRecord[],
): Promise<void> {
  for (const each of stored) {
    const known = memory.rows.get(each.record)
    const first = known && known.scope !== each.scope ? await store.record(each.record) : undefined
    remember(memory, first?.ok ? first.value : each)
  }
  const here = new Set(stored.map(({ record, scope }) => `${scope}/${record}`))
  for (const { record, scope } of refs) {
    if (here.has(`${scope}/${record}`)) continue
    memory.directory.forget(record)
    if (memory.rows.get(record)?.scope !== scope) continue
    forget(memory, record)
    const elsewhere = await store.record(record)
    if (elsewhere.ok) remember(memory, elsewhere.value)
  }
}

/** Takes one record as read into names and lists. */
function remember({ directory, rows, search }: Memory, stored: StoredRecord): void {
  if (stored.scope === 'rete' || stored.folded.kind === 'resource')
    return directory.learn(stored.folded, stored.scope)
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
