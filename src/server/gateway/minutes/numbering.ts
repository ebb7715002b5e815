import { parseDatabase } from '#lib/domain/schema/database.ts'
import type { Entry, RecordId } from '#lib/entries/entry.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'
import type { Ledger } from '../../couch/ledger.ts'
import type { Queue } from '../erasure/queue.ts'
import { readFoldedUnder } from '../exchange/read-record.ts'
import { writeForOthers, type Row } from '../exchange/write-entries.ts'
import type { Gateway } from '../gateway.ts'
import { ownEntry } from '../own-entry.ts'

/**
 * Numbers the signed verbali of each tavolo, year by year, in the order in which they arrive. A number is given once: the
 * ledger remembers it, and after a restore the same one is written again.
 */
export type Numbering = {
  /** What was written may hold a signed verbale. */
  settle(database: string, entries: readonly Entry[], rows: readonly Row[]): void
  /** Numbers what a crash or a restore left without. */
  renew(): void
}

/** A page of the ledger: the numbers of one tavolo's year. */
type Page = { _id: string; numbers: Record<RecordId, number> }

type Given = Pick<Gateway, 'couch' | 'naming' | 'speak' | 'ownSalt' | 'key' | 'databases' | 'now'> & {
  ledger: Ledger
  queue: Queue
}

/** Goes on with what a crash left without a number. */
export function openNumbering(given: Given): Numbering {
  const { queue, databases } = given
  const renew = () => {
    for (const database of databases)
      if (parseDatabase(database)?.class === 'tavolo')
        queue.add(() => numberUnder(given, database, 'minutes-'))
  }
  renew()
  return {
    renew,
    settle(database, entries, rows) {
      const written = new Set(rows.flatMap((row) => ('ok' in row ? [row.id] : [])))
      const signed = entries.filter(
        ({ _id, kind, set }) => kind === 'minutes' && 'signedAt' in set && written.has(_id),
      )
      for (const { record } of signed) queue.add(() => numberUnder(given, database, `${record}.`))
    },
  }
}

async function numberUnder(given: Given, database: string, start: string): Promise<void> {
  for (const minutes of await readFoldedUnder(given, database, start)) await number(given, database, minutes)
}

async function number(given: Given, database: string, folded: Folded): Promise<void> {
  const { record } = folded
  if (textOf(folded, 'signedAt') === undefined || valueOf(folded, 'number') !== undefined) return
  const year = yearOf(folded.fields.content?.live[0]?.value)
  if (year === undefined) return
  const { numbers } = await given.ledger.change<Page>(`minutes:${database}:${year}`, (old) => {
    const known = old?.numbers ?? {}
    return {
      _id: `minutes:${database}:${year}`,
      numbers: { [record]: Math.max(0, ...Object.values(known)) + 1, ...known },
    }
  })
  const changes = [{ path: 'number', value: numbers[record] ?? 1, seen: [] }]
  const entry = await ownEntry(given.key, { kind: 'minutes', record, changes, now: given.now() })
  await writeForOthers(given, database, [entry])
}

/** The year of the meeting, which the signed words say. */
function yearOf(content: unknown): string | undefined {
  const date = (content as { date?: unknown } | null | undefined)?.date
  return typeof date === 'string' && /^\d{4}-/.test(date) ? date.slice(0, 4) : undefined
}
