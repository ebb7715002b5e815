import { parseRecordId } from '#lib/entries/ids.ts'
import type { RecordRef, Store } from '#lib/store/types.ts'
import type { Ports } from '../ports.ts'
import type { Directory } from './directory.ts'
import type { Marks } from './marks.ts'
import type { Rows } from './rows.ts'
import { listedKinds, summarise } from './summarise.ts'
import type { SearchKeeper } from './search-keeper.ts'

/** What is held in memory beside the store. */
export type Memory = { directory: Directory; rows: Rows; search: SearchKeeper; marks: Marks }

/** Tells which records moved; `isOurs` is false when another tab wrote them. */
export type Told = (refs: readonly RecordRef[], isOurs: boolean) => Promise<void>

/** Keeps memory in step with the store, for changes of this tab and of the others; answers the way to stop. */
export function followStore(
  ports: Ports,
  vault: string,
  store: Store,
  memory: Memory,
  tell: Told,
): () => void {
  const take = async (refs: readonly RecordRef[], isOurs: boolean) => {
    await learn(store, refs, memory)
    await memory.marks.refresh()
    await tell(refs, isOurs)
  }
  const unwatch = store.watch((event) => {
    if (event.type === 'changed') void take(event.records, true)
  })
  const deaf = ports.tabs.listen((message) => {
    if (message.type === 'changed' && message.vault === vault) void take(message.records, false)
  })
  return () => {
    unwatch()
    deaf()
  }
}

/** Reads the records again that lists and names need; one that is gone leaves them. */
export async function learn(
  store: Store,
  refs: readonly RecordRef[],
  { directory, rows, search }: Pick<Memory, 'directory' | 'rows' | 'search'>,
): Promise<void> {
  for (const { record, scope } of refs) {
    const kind = parseRecordId(record)?.kind ?? ''
    if (scope !== 'rete' && !listedKinds.has(kind)) continue
    const read = await store.record(record, scope)
    if (!read.ok) {
      rows.drop(record)
      search.drop(record)
    } else if (scope === 'rete') directory.learn(read.value.folded)
    else {
      const row = summarise(read.value.folded, scope)
      rows.put(row)
      search.put(row)
    }
  }
}
