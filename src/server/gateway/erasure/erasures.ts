import * as z from 'zod/mini'
import { erasureTarget } from '#lib/domain/kinds/erasure.ts'
import { papersOf } from '#lib/domain/schema/database.ts'
import type { Entry } from '#lib/entries/entry.ts'
import type { Ledger } from '../../couch/ledger.ts'
import { writeForOthers, type Row } from '../exchange/write-entries.ts'
import { createErasedNotes, type Named, type Note } from './erased-notes.ts'
import { purgeWithPapers, type PurgeSlice } from './purge.ts'
import type { Queue, Writes } from './queue.ts'

/**
 * Erasures as the gateway carries them out: ids are refused for ever, bodies purged and the database
 * compacted. The note is written before the entry, so that no crash between the two forgets it.
 */
export type Erasures = {
  isErased(database: string, entry: Named): boolean
  /** Notes the erasures among entries that are about to be written. */
  announce(database: string, entries: readonly Entry[]): Promise<void>
  /** What was written takes effect at once; bodies are removed in the background. */
  settle(database: string, entries: readonly Entry[], rows: readonly Row[]): void
  /** Somebody brought what is erased, so has not heard of it: a restored database may have lost the erasure itself. */
  remind(database: string, entry: Named): void
  /** After a restore: erasures that the databases lost come back, and what they named goes again. */
  renew(): void
  /** Runs a write; an erasure waits for those that began before it, so that none slips past its purge. */
  whileWriting<T>(database: string, write: () => Promise<T>): Promise<T>
  /** When all that was begun is done. */
  settled(): Promise<void>
}

const noteId = (entry: Pick<Entry, '_id'>) => `erasure:${entry._id}`

type Given = PurgeSlice & { ledger: Ledger; queue: Queue; writes: Writes }

/** Reads the notes of the ledger and goes on with what a crash left half done. */
export async function openErasures(given: Given): Promise<Erasures> {
  const { ledger, queue, writes } = given
  const erased = createErasedNotes()
  const bringBack = createBringBack(given, queue)

  function carryOut(note: Note): void {
    erased.add(note)
    const before = [note.database, papersOf(note.database) ?? ''].flatMap((each) => writes.running(each))
    queue.add(async () => {
      await Promise.allSettled(before)
      await ledger.change<Note>(note._id, () => ({ ...note, state: 'accepted' }))
      await purgeWithPapers(given, note.database, note.target)
      await ledger.change<Note>(note._id, () => ({ ...note, state: 'purged' }))
    })
  }

  for (const note of await ledger.list<Note>('erasure:')) {
    if (note.state === 'purged') {
      erased.add(note)
      // Whoever put back an older copy has most likely stopped the gateway for it.
      bringBack(note, false)
    } else if (note.state === 'accepted' || (await isWritten(given, note))) carryOut(note)
    else await ledger.remove(note._id)
  }

  return {
    isErased: (database, entry) => erased.of(database, entry).length > 0,
    remind(database, entry) {
      for (const note of erased.of(database, entry)) bringBack(note, false)
    },
    renew() {
      for (const note of erased.all()) bringBack(note, true)
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
        // A conflict means that the entry was there already: what is erased once is not purged again.
        else if ((row && 'ok' in row) || !erased.has(note)) carryOut(note)
      }
    },
    whileWriting: (database, write) => writes.run(database, write),
    settled: () => queue.settled(),
  }
}

/**
 * Puts an erasure back that its database lost, and purges again. Once at a time for each: many may bring what is
 * erased, and what is in order costs one look. `isRestored`: what it named may be back even so.
 */
function createBringBack(given: Given, queue: Queue): (note: Note, isRestored: boolean) => void {
  const coming = new Set<string>()
  return (note, isRestored) => {
    // A look that waits already does not stand for a restore, which asks for more.
    const task = `${note._id} ${isRestored}`
    if (coming.has(task)) return
    coming.add(task)
    queue.add(async () => {
      coming.delete(task)
      const { database, entry, target } = note
      const isLost = entry !== undefined && !(await isWritten(given, note))
      if (isLost) await writeForOthers(given, database, [entry])
      if (isLost || isRestored) await purgeWithPapers(given, database, target)
    })
  }
}

function notesOf(database: string, entries: readonly Entry[]): Note[] {
  return entries.flatMap((entry): Note[] => {
    if (entry.kind !== 'erasure') return []
    const read = z.safeParse(erasureTarget, entry.set.target)
    if (!read.success) return []
    const target = 'entry' in read.data ? { entry: read.data.entry } : read.data
    return [{ _id: noteId(entry), database, target, state: 'announced', entry }]
  })
}

async function isWritten({ couch, naming }: Given, note: Note): Promise<boolean> {
  const id = note._id.slice('erasure:'.length)
  const { status } = await couch.ask({ path: `/${naming.of(note.database)}/${encodeURIComponent(id)}` })
  return status === 200
}
