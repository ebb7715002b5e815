import { servedBy } from '#lib/domain/schema/database.ts'
import { caseOf } from '#lib/entries/case-of.ts'
import type { Entry } from '#lib/entries/entry.ts'

/** What is gone for ever: a case, a record or one entry. */
export type Target = { case: string } | { record: string } | { entry: string }

/**
 * A page of the ledger: what an erasure named. `announced` until the entry itself is in the database. The entry holds
 * no personal word, so that it may be kept here against a restore of the database.
 */
export type Note = {
  _id: string
  database: string
  target: Target
  state: 'announced' | 'accepted' | 'purged'
  entry?: Entry
}

/** What an entry says of where it belongs. */
export type Named = Pick<Entry, '_id' | 'kind' | 'record' | 'case' | 'set'>

/** The notes of what is gone, by what they name. */
export type ErasedNotes = {
  add(note: Note): void
  has(note: Note): boolean
  /** The notes by which an entry is gone. Erasures and moves are never erased. */
  of(database: string, entry: Named): Note[]
  all(): Note[]
}

/** Nothing is erased. */
export function createErasedNotes(): ErasedNotes {
  const notes = new Map<string, Note>()
  return {
    add: (note) => void notes.set(keyOf(note.database, note.target), note),
    has: (note) => notes.has(keyOf(note.database, note.target)),
    of(database, entry) {
      if (entry.kind === 'erasure' || entry.kind === 'moved') return []
      const targets: Target[] = [{ record: entry.record }, { entry: entry._id }]
      const ofCase = caseOf(entry)
      if (ofCase !== undefined) targets.push({ case: ofCase })
      const found = (at: string, all: Target[]) => all.flatMap((target) => notes.get(keyOf(at, target)) ?? [])
      // What is erased where the document is takes its chunks along, which lie apart.
      const served = servedBy(database)
      const { document } = entry.set
      if (served === undefined || typeof document !== 'string') return found(database, targets)
      return [...found(database, targets), ...found(served, [...targets, { record: document }])]
    },
    all: () => [...notes.values()],
  }
}

function keyOf(database: string, target: Target): string {
  const [[what, id] = []] = Object.entries(target)
  return `${database} ${what} ${id}`
}
