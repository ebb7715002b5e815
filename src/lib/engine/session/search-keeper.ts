import type { Json } from '#lib/domain/schema/kind.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { createSearchIndex, type SearchIndex } from '#lib/store/search/search-index.ts'
import type { Store } from '#lib/store/types.ts'
import type { Finder } from './finder.ts'
import type { Row } from './summarise.ts'

/** The search index in memory, kept in step with the rows and sealed with them for the next unlock. */
export type SearchKeeper = Finder & { index: SearchIndex; put(row: Row): void; drop(record: string): void }

/** An index over rows, empty or as it was sealed. */
export function createSearchKeeper(index: SearchIndex = createSearchIndex()): SearchKeeper {
  return {
    index,
    put(row) {
      if (!searchable.has(row.kind)) return
      const { name, surname, phone, phone2, taxCode } = row.shown
      index.put({
        record: row.record,
        kind: row.kind,
        names: words(name, surname),
        phones: words(phone, phone2),
        ...(typeof taxCode === 'string' && { taxCode }),
        ...(row.kind === 'case' && { code: winCode(row.record) }),
      })
    },
    drop: (record) => index.drop(record),
    find: (text, kinds) => index.find(text, kinds),
  }
}

const searchable: ReadonlySet<string> = new Set(['person', 'contact', 'case'])

function words(...parts: (Json | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string').join(' ')
}

/** What is sealed for the next unlock: the rows, the index over them, and up to which write they are whole. */
export type Snapshot = { version: 1; stamp: number; rows: Row[]; index: unknown }

const snapshotName = 'search-snapshot'

/** The last snapshot, or nothing where there is none that this version reads. */
export async function readSnapshot(store: Store): Promise<Snapshot | undefined> {
  const read = await store.getSealed(snapshotName)
  const value = read.ok ? (read.value as Snapshot | undefined) : undefined
  return value?.version === 1 ? value : undefined
}

/** Seals a snapshot in place of the last. */
export async function writeSnapshot(store: Store, snapshot: Snapshot): Promise<void> {
  await store.putSealed(snapshotName, snapshot as unknown as Json)
}
