import * as z from 'zod/mini'
import { erasureTarget } from '#lib/domain/kinds/erasure.ts'
import type { Entry } from '#lib/entries/entry.ts'
import type { Ledger } from '../../couch/ledger.ts'
import type { Row } from '../exchange/write-entries.ts'
import { purge, type PurgeSlice } from './purge.ts'
import { createQueue, createWrites } from './queue.ts'

/** What is gone for ever: a case, a record or one entry. */
export type Target = { case: string } | { record: string } | { entry: string }

/** A page of the ledger: what an erasure named. `announced` until the entry itself is in the database. */
type Note = { _id: string; database: string; target: Target; state: 'announced' | 'accepted' | 'purged' }

/**
 * Erasures as the gateway carries them out: ids are refused for ever, bodies purged and the database
 * compacted. The note is written before the entry, so that no crash between the two forgets it.
 */
export type Erasures = {
  isErased(database: string, entry: Pick<Entry, '_id' | 'kind' | 'record' | 'case'>): boolean
  /** Notes the erasures among entries that are about to be written. */
  announce(database: string, entries: readonly Entry[]): Promise<void>
  /** What was written takes effect at once; bodies are removed in the background. */
  settle(database: string, entries: readonly Entry[], rows: readonly Row[]): void
  /** Runs a write; an erasure waits for those that began before it, so that none slips past its purge. */
  whileWriting<T>(database: string, write: () => Promise<T>): Promise<T>
  /** When all that was begun is done. */
  settled(): Promise<void>
}

const noteId = (entry: Pick<Entry, '_id'>) => `erasure:${entry._id}`

type Given = PurgeSlice & { ledger: Ledger; onFault(error: unknown): void }

/** Reads the notes of the ledger and goes on with what a crash left half done. */
export async function openErasures(given: Given): Promise<Erasures> {
  const { ledger } = given
  const erased = new Set<string>()
  const writes = createWrites()
  const queue = createQueue(given.onFault)

  function carryOut(note: Note): void {
    erased.add(keyOf(note.database, note.target))
    const before = writes.running(note.database)
    queue.add(async () => {
      await Promise.allSettled(before)
      await ledger.change<Note>(note._id, () => ({ ...note, state: 'accepted' }))
      await purge(given, note.database, note.target)
      await ledger.change<Note>(note._id, () => ({ ...note, state: 'purged' }))
    })
  }

  for (const note of await ledger.list<Note>('erasure:')) {
    if (note.state === 'purged') erased.add(keyOf(note.database, note.target))
    else if (note.state === 'accepted' || (await isWritten(given, note))) carryOut(note)
    else await ledger.remove(note._id)
  }

  return {
    isErased(database, entry) {
      if (entry.kind === 'erasure' || entry.kind === 'moved') return false
      const targets: Target[] = [{ record: entry.record }, { entry: entry._id }]
      if (entry.case !== undefined) targets.push({ case: entry.case })
      return targets.some((target) => erased.has(keyOf(database, target)))
    },
    async announce(database, entries) {
      for (const note of notesOf(database, entries)) {
        await ledger.change<Note>(note._id, (old) => old ?? note)
      }
    },
    settle(database, entries, rows) {
      for (const note of notesOf(database, entries)) {
        const row = rows.find(({ id }) => noteId({ _id: id }) === note._id)
        if (row && 'error' in row && row.error === 'forbidden') queue.add(() => ledger.remove(note._id))
        // A conflict means that the entry was there already; what is erased once is not purged again.
        else if (!erased.has(keyOf(database, note.target))) carryOut(note)
      }
    },
    whileWriting: (database, write) => writes.run(database, write),
    settled: () => queue.settled(),
  }
}

function keyOf(database: string, target: Target): string {
  const [[what, id] = []] = Object.entries(target)
  return `${database} ${what} ${id}`
}

function notesOf(database: string, entries: readonly Entry[]): Note[] {
  return entries.flatMap((entry): Note[] => {
    if (entry.kind !== 'erasure') return []
    const read = z.safeParse(erasureTarget, entry.set.target)
    if (!read.success) return []
    const target = 'entry' in read.data ? { entry: read.data.entry } : read.data
    return [{ _id: noteId(entry), database, target, state: 'announced' }]
  })
}

async function isWritten({ couch, naming }: Given, note: Note): Promise<boolean> {
  const id = note._id.slice('erasure:'.length)
  const { status } = await couch.ask({ path: `/${naming.of(note.database)}/${encodeURIComponent(id)}` })
  return status === 200
}
