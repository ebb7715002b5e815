import { databaseOf, parseDatabase } from '#lib/domain/schema/database.ts'
import { caseOf } from '#lib/entries/case-of.ts'
import type { Entry, RecordId } from '#lib/entries/entry.ts'
import type { Ledger } from '../../couch/ledger.ts'
import type { Queue, Writes } from '../erasure/queue.ts'
import { readEntries } from '../exchange/read-record.ts'
import { writeForOthers, type Row } from '../exchange/write-entries.ts'
import { carryOut, sendCase, type MoveSlice } from './move-case.ts'

/**
 * Transfers as the gateway carries them out (design.md, Between tavoli): each side's words are brought to the other,
 * and when both coordinators signed, the case goes whole, a `moved` note stays, and late entries follow it.
 */
export type Transfers = {
  /** Where an entry belongs whose case left this database; `undefined` where it stays. */
  homeOf(database: string, entry: Entry): string | undefined
  /** Where a case was before: whoever might write of it there might have written what is here now. */
  originsOf(database: string, entry: Entry): string[]
  /** Notes proposals and acceptances among entries that are about to be written. */
  announce(database: string, entries: readonly Entry[]): Promise<void>
  /** What was written goes over to the other side; an acceptance moves the case in the background. */
  settle(entries: readonly Entry[], rows: readonly Row[]): void
  /** After a restore: what the databases lost of transfers comes back, and what went goes again. */
  renew(): void
}

/** A page of the ledger: a proposal as it was first made, and the entry that accepted it. */
type Page = {
  _id: string
  record: RecordId
  target: RecordId
  from: string
  to: string
  acceptedBy?: string
  done?: true
}

/** What each side may say. */
const words = {
  from: ['target', 'from', 'to', 'reason', 'on', 'withdrawnOn'],
  to: ['acceptedOn', 'refusedOn', 'refusedWhy'],
} as const

type Given = MoveSlice & {
  ledger: Ledger
  queue: Queue
  writes: Writes
  databases: ReadonlySet<string>
  /** Hears of each case that went. */
  onMoved: (target: RecordId) => void
}

const casesOf = (tavolo: string) => databaseOf('tavolo', tavolo).name

/** Reads what is under way from the ledger, and goes on with what a crash left half done. */
export async function openTransfers(given: Given): Promise<Transfers> {
  const { ledger, queue, places } = given
  const pages = new Map((await ledger.list<Page>('transfer:')).map((page) => [page.record, page]))

  async function keep(page: Page): Promise<void> {
    pages.set(page.record, page)
    await ledger.change<Page>(page._id, () => page)
  }

  async function move({ record }: Page): Promise<void> {
    const page = pages.get(record)
    if (!page || page.done || !(await isAgreed(given, page))) return
    await sendCase(given, page, () => keep({ ...page, done: true }))
    given.onMoved(page.target)
  }

  function goOn(page: Page): void {
    queue.add(() => mirror(given, page))
    queue.add(() => move(page))
  }

  for (const place of places.all()) if (place.state === 'moving') queue.add(() => carryOut(given, place))
  for (const page of pages.values()) if (!page.done) goOn(page)

  return {
    homeOf: (database, entry) => withCase(entry, (target) => places.homeOf(database, target)),
    originsOf: (database, entry) => withCase(entry, (target) => places.originsOf(database, target)) ?? [],
    async announce(database, entries) {
      for (const entry of entries) {
        const page = pages.get(entry.record)
        const proposed = page ? undefined : proposalOf(given.databases, database, entry)
        if (proposed) await keep(proposed)
        const isTaken = page && database === casesOf(page.to) && typeof entry.set.acceptedOn === 'string'
        if (isTaken && !page.done) await keep({ ...page, acceptedBy: entry._id })
      }
    },
    settle(entries, rows) {
      for (const entry of entries) {
        const page = entry.kind === 'transfer' ? pages.get(entry.record) : undefined
        const row = rows.find(({ id }) => id === entry._id)
        if (page && row && 'ok' in row) goOn(page)
      }
    },
    renew() {
      for (const page of pages.values()) queue.add(() => mirror(given, page))
      for (const place of places.all()) queue.add(() => carryOut(given, place))
    },
  }
}

function withCase<T>(entry: Entry, find: (target: RecordId) => T): T | undefined {
  const target = caseOf(entry)
  return target === undefined ? undefined : find(target)
}

/** A proposal counts where the case is; what another tavolo writes of it is none. */
function proposalOf(databases: ReadonlySet<string>, database: string, entry: Entry): Page | undefined {
  const { target, from, to } = entry.set
  if (entry.kind !== 'transfer' || typeof target !== 'string') return undefined
  if (typeof from !== 'string' || typeof to !== 'string' || from === to) return undefined
  const isHere = parseDatabase(database)?.tavolo === from
  if (!isHere || !databases.has(`tavolo-${to}`)) return undefined
  return { _id: `transfer:${entry.record}`, record: entry.record, target, from, to }
}

/** Brings to each side what the other said, and nothing that was not its to say. */
async function mirror(given: Given, page: Page): Promise<void> {
  const sides = [casesOf(page.from), casesOf(page.to)] as const
  const [here, there] = await Promise.all(sides.map((database) => readEntries(given, database, page.record)))
  const says = (entry: Entry, side: keyof typeof words) =>
    Object.keys(entry.set).every((path) => (words[side] as readonly string[]).includes(path))
  const carried = [
    { to: sides[1], entries: (here ?? []).filter((entry) => says(entry, 'from')), known: there ?? [] },
    { to: sides[0], entries: (there ?? []).filter((entry) => says(entry, 'to')), known: here ?? [] },
  ]
  for (const { to, entries, known } of carried) {
    const ids = new Set(known.map(({ _id }) => _id))
    await writeForOthers(
      given,
      to,
      entries.filter(({ _id }) => !ids.has(_id)),
    )
  }
}

/** Accepted where it was proposed to, and not withdrawn where it came from. */
async function isAgreed(given: Given, { record, from, to, acceptedBy }: Page): Promise<boolean> {
  const [here, there] = await Promise.all(
    [from, to].map((tavolo) => readEntries(given, casesOf(tavolo), record)),
  )
  const isWithdrawn = here?.some(({ set }) => typeof set.withdrawnOn === 'string')
  return !isWithdrawn && there?.some(({ _id }) => _id === acceptedBy) === true
}
