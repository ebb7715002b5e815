import { foldName } from '#lib/domain/names/fold-name.ts'
import type { Finder } from './finder.ts'
import type { Row } from './summarise.ts'

/** The search index in memory, kept in step with the rows. */
export type SearchKeeper = Finder & { put(row: Row): void; drop(record: string): void; keep(): Promise<void> }

/** An empty index. */
export function createSearchKeeper(): SearchKeeper {
  const texts = new Map<string, { kind: string; text: string }>()
  return {
    put: (row) =>
      void texts.set(row.record, { kind: row.kind, text: foldName(Object.values(row.shown).join(' ')) }),
    drop: (record) => void texts.delete(record),
    find(text, kinds) {
      const words = foldName(text).split(' ')
      return [...texts]
        .filter(([, known]) => kinds.includes(known.kind) && words.every((word) => known.text.includes(word)))
        .map(([record]) => record)
    },
    keep: () => Promise.resolve(),
  }
}
