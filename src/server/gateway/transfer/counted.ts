import type { Entry } from '#lib/entries/entry.ts'
import { foldRecord, type Folded } from '#lib/entries/fold.ts'
import { textOf } from '#lib/entries/read.ts'

/** One fact that the old tavolo has counted and keeps: what, on which day, in which category. */
export type Counted = { what: string; on: string; category: string }

/** What counts of a case's entries (domain.md §5): diagnoses with two signatures, and actions at their real start. */
export function countedOf(entries: readonly Entry[]): Counted[] {
  const byRecord = new Map<string, Entry[]>()
  for (const entry of entries) byRecord.set(entry.record, [...(byRecord.get(entry.record) ?? []), entry])
  return [...byRecord.values()].flatMap((all) => factOf(foldRecord(all)) ?? [])
}

function factOf(folded: Folded | undefined): Counted | undefined {
  if (folded?.kind === 'assessment') {
    const both = [textOf(folded, 'signedBySocialWorker'), textOf(folded, 'signedByOther')]
    const last = both
      .filter((at) => at !== undefined)
      .sort()
      .at(-1)
    if (!last || both.includes(undefined)) return undefined
    return { what: 'assessment', on: last.slice(0, 10), category: textOf(folded, 'time') ?? '' }
  }
  const on = folded?.kind === 'action' ? textOf(folded, 'startedOn') : undefined
  return folded && on ? { what: 'action', on, category: textOf(folded, 'counted') ?? '' } : undefined
}
