import * as z from 'zod/mini'
import { erasureTarget } from '#lib/domain/kinds/erasure.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { caseOf } from '#lib/entries/case-of.ts'
import type { Entry, RecordId } from '#lib/entries/entry.ts'
import { recordOfEntry } from '#lib/entries/ids.ts'
import type { Queue } from '../erasure/queue.ts'
import type { Row } from '../exchange/write-entries.ts'
import { openAcquaintance } from './acquaintance.ts'
import { isPart, openAgreements, type AgreementSlice } from './agreements.ts'
import { isTelling } from './recognise.ts'
import { proposalOf, type Page } from './sharing-page.ts'

/**
 * Cases that two tavoli share (design.md, Between tavoli): the same person in both is found by keyed hashes and told
 * to both; when both agree there is one case, with the competent tavolo, and the other one sees what both agreed to.
 */
export type Sharings = {
  /** Notes what is proposed among entries that are about to be written. */
  announce(database: string, entries: readonly Entry[]): Promise<void>
  /** What was written is looked at in the background. */
  settle(database: string, entries: readonly Entry[], rows: readonly Row[]): void
  /** A case went to another tavolo: what was agreed of it was agreed with the one where it was. */
  noticeMoved(target: RecordId): void
  /** Goes on with what a crash left, and looks at the cases that nobody looked at. */
  begin(): void
  /** After a restore: what the databases lost of sharings comes back. */
  renew(): void
}

type Given = AgreementSlice & { queue: Queue; databases: ReadonlySet<string> }

/** Reads them from the ledger. */
export async function openSharings(given: Given): Promise<Sharings> {
  const agreements = await openAgreements(given)
  const acquaintance = await openAcquaintance(given, agreements)
  const later = createLater(given.queue)
  const look = (database: string, ofCase: RecordId) =>
    later(`look ${database} ${ofCase}`, () => acquaintance.lookAt(database, ofCase))

  function follow(database: string, entry: Entry): void {
    if (parseDatabase(database)?.class === 'tavolo' && entry.case !== undefined && isTelling(entry))
      look(database, entry.case)
    const gone = erasedRecord(entry)
    const erased = gone && (acquaintance.caseOfPerson(gone) ?? gone)
    if (erased?.startsWith('case-')) look(database, erased)
    for (const page of agreements.all())
      if (isAbout(page, entry, erased))
        later(`take along ${page.record} ${isPart(entry) ? entry.record : ''}`, () =>
          agreements.takeAlong(page.record, entry),
        )
  }

  function renew(): void {
    for (const { record } of agreements.all()) later(`go on ${record}`, () => agreements.goOn(record))
  }

  return {
    async announce(database, entries) {
      for (const entry of entries) {
        if (agreements.get(entry.record)) continue
        const proposed = proposalOf(given.databases, database, entry)
        const target = proposed?.oneCase ?? proposed?.otherCase
        // A case that has left is another tavolo's to share.
        const isHere = target !== undefined && given.places.homeOf(database, target) === undefined
        if (proposed && isHere) await agreements.keep(proposed)
      }
    },
    settle(database, entries, rows) {
      const taken = new Set(rows.flatMap((row) => ('ok' in row ? [row.id] : [])))
      for (const entry of entries) if (taken.has(entry._id)) follow(database, entry)
    },
    noticeMoved(target) {
      for (const { record, oneCase, otherCase } of agreements.all())
        if (target === oneCase || target === otherCase)
          later(`go on ${record}`, () => agreements.goOn(record))
    },
    begin() {
      renew()
      for (const database of given.databases) {
        const { class: cls, tavolo } = parseDatabase(database) ?? {}
        if (cls === 'tavolo' && tavolo !== undefined)
          later(`look through ${tavolo}`, () => acquaintance.lookThrough(tavolo))
      }
    },
    renew,
  }
}

/** Work that is asked for again before it began is done once. */
function createLater(queue: Queue): (name: string, work: () => Promise<unknown>) => void {
  const waiting = new Set<string>()
  return (name, work) => {
    if (waiting.has(name)) return
    waiting.add(name)
    queue.add(() => {
      waiting.delete(name)
      return work()
    })
  }
}

/** The record that an erasure speaks of, whole or in part: a case's own, or another's. */
function erasedRecord({ kind, set }: Entry): RecordId | undefined {
  const target = z.safeParse(erasureTarget, kind === 'erasure' ? set.target : undefined)
  if (!target.success) return undefined
  if ('case' in target.data) return target.data.case
  return 'record' in target.data ? target.data.record : recordOfEntry(target.data.entry)
}

/** True for what may change what two tavoli see of a case. `erased`: what an erasure speaks of. */
function isAbout(page: Page, entry: Entry, erased: RecordId | undefined): boolean {
  const about = erased ?? entry.record
  if (about === page.record || page.parts.includes(about)) return true
  if (!page.joined || !['case', 'person', 'action', 'consent', 'erasure'].includes(entry.kind)) return false
  const ofCase = erased ?? caseOf(entry)
  return ofCase !== undefined && [page.oneCase, page.otherCase].includes(ofCase)
}
