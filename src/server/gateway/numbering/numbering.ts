import { parseDatabase, type DatabaseClass } from '#lib/domain/schema/database.ts'
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
 * Numbers the signed verbali of each tavolo and the directives of the Cabina, year by year, in the order in which they
 * arrive. A number is given once: the ledger remembers it, and after a restore the same one is written again.
 */
export type Numbering = {
  /** What was written may hold a signed verbale, or a new directive. */
  settle(database: string, entries: readonly Entry[], rows: readonly Row[]): void
  /** Numbers what a crash or a restore left without. */
  renew(): void
}

/** A page of the ledger: the numbers of one database's year. */
type Page = { _id: string; numbers: Record<RecordId, number> }

type Given = Pick<Gateway, 'couch' | 'naming' | 'speak' | 'ownSalt' | 'key' | 'databases' | 'now'> & {
  ledger: Ledger
  queue: Queue
}

/** What is numbered: where it lies, the path that makes it ready for a number, and the year that it counts in. */
type Numbered = {
  kind: string
  class: DatabaseClass
  ready: string
  yearOf(folded: Folded): string | undefined
}

const numbered: readonly Numbered[] = [
  // The year of the meeting, which the signed words say.
  {
    kind: 'minutes',
    class: 'tavolo',
    ready: 'signedAt',
    yearOf: ({ fields }) =>
      yearIn((fields.content?.live[0]?.value as { date?: unknown } | null | undefined)?.date),
  },
  { kind: 'directive', class: 'rete', ready: 'issued', yearOf: (folded) => yearIn(textOf(folded, 'issued')) },
]

/** Goes on with what a crash left without a number. */
export function openNumbering(given: Given): Numbering {
  const { queue, databases } = given
  const renew = () => {
    for (const database of databases)
      for (const each of numbered)
        if (parseDatabase(database)?.class === each.class)
          queue.add(() => numberUnder(given, each, { database, start: `${each.kind}-` }))
  }
  renew()
  return {
    renew,
    settle(database, entries, rows) {
      const written = new Set(rows.flatMap((row) => ('ok' in row ? [row.id] : [])))
      for (const { _id, kind, record, set } of entries) {
        const each = numbered.find((one) => one.kind === kind && one.ready in set)
        if (each && written.has(_id))
          queue.add(() => numberUnder(given, each, { database, start: `${record}.` }))
      }
    },
  }
}

async function numberUnder(
  given: Given,
  each: Numbered,
  { database, start }: { database: string; start: string },
): Promise<void> {
  for (const folded of await readFoldedUnder(given, database, start)) {
    if (textOf(folded, each.ready) === undefined || valueOf(folded, 'number') !== undefined) continue
    const year = each.yearOf(folded)
    if (year !== undefined) await number(given, { database, record: folded.record, kind: each.kind, year })
  }
}

async function number(
  given: Given,
  { database, record, kind, year }: { database: string; record: RecordId; kind: string; year: string },
): Promise<void> {
  const page = `${kind}:${database}:${year}`
  const { numbers } = await given.ledger.change<Page>(page, (old) => {
    const known = old?.numbers ?? {}
    return {
      _id: page,
      numbers: { [record]: Math.max(0, ...Object.values(known)) + 1, ...known },
    }
  })
  const changes = [{ path: 'number', value: numbers[record] ?? 1, seen: [] }]
  const entry = await ownEntry(given.key, { kind, record, changes, now: given.now() })
  await writeForOthers(given, database, [entry])
}

function yearIn(date: unknown): string | undefined {
  return typeof date === 'string' && /^\d{4}-/.test(date) ? date.slice(0, 4) : undefined
}
