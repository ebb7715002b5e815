import { recordOfEntry } from '#lib/entries/ids.ts'
import type { Store } from '#lib/store/types.ts'
import type { Mark } from '../views.ts'
import { worst } from './view-record.ts'

/** Where this person's own entries are, while they are not confirmed. */
export type Marks = {
  ofEntry(entry: string): Mark | undefined
  ofRecord(record: string): Mark | undefined
  refused(): number
  /** Reads them again; true when anything moved. */
  refresh(): Promise<boolean>
}

/** An empty set of marks over a store; call `refresh` after the store says that counts changed. */
export function createMarks(store: Store): Marks {
  let entries = new Map<string, Mark>()
  let records = new Map<string, Mark>()
  return {
    ofEntry: (entry) => entries.get(entry),
    ofRecord: (record) => records.get(record),
    refused: () => [...entries.values()].filter((mark) => mark === 'refused').length,
    async refresh() {
      const read = await store.outstanding()
      if (!read.ok) return false
      const next = new Map<string, Mark>()
      for (const { id, mark } of read.value) if (mark !== 'confirmed') next.set(id, mark)
      const moved = next.size !== entries.size || [...next].some(([id, mark]) => entries.get(id) !== mark)
      entries = next
      records = byRecord(next)
      return moved
    },
  }
}

function byRecord(entries: ReadonlyMap<string, Mark>): Map<string, Mark> {
  const records = new Map<string, Mark>()
  for (const [id, mark] of entries) {
    const record = recordOfEntry(id)
    records.set(record, worst([records.get(record), mark]) as Mark)
  }
  return records
}
