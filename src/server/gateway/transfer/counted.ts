import type { Entry } from '#lib/entries/entry.ts'
import { foldRecord, type Folded } from '#lib/entries/fold.ts'
import { textOf } from '#lib/entries/read.ts'

/** One fact that the old tavolo has counted and keeps: what, on which day, in which category. */
export type Counted = { what: string; on: string; category: string }

/**
 * What counts of a case's entries (domain.md §5): how the person came, the first interview, diagnoses with two
 * signatures, and actions at their real start.
 */
export function countedOf(entries: readonly Entry[]): Counted[] {
  const byRecord = new Map<string, Entry[]>()
  for (const entry of entries) byRecord.set(entry.record, [...(byRecord.get(entry.record) ?? []), entry])
  const records = [...byRecord.values()].flatMap((all) => foldRecord(all) ?? [])
  return [...contactIn(records), ...records.flatMap((folded) => factOf(folded) ?? [])]
}

function contactIn(records: readonly Folded[]): Counted[] {
  const found = records.find(({ kind }) => kind === 'case')
  const channel = found && textOf(found, 'origin')
  if (!found || !channel) return []
  const interviews = records.filter(({ kind }) => kind === 'interview')
  const first = interviews.flatMap((folded) => textOf(folded, 'date') ?? []).sort()[0]
  const came = { what: 'channel', on: textOf(found, 'openedOn') ?? '', category: channel }
  return first === undefined ? [came] : [came, { what: 'contact', on: first, category: channel }]
}

function factOf(folded: Folded): Counted | undefined {
  if (folded.kind === 'assessment') {
    const both = [textOf(folded, 'signedBySocialWorker'), textOf(folded, 'signedByOther')]
    const last = both
      .filter((at) => at !== undefined)
      .sort()
      .at(-1)
    if (!last || both.includes(undefined)) return undefined
    return { what: 'assessment', on: last.slice(0, 10), category: textOf(folded, 'time') ?? '' }
  }
  const on = folded.kind === 'action' ? textOf(folded, 'startedOn') : undefined
  return on ? { what: 'action', on, category: textOf(folded, 'counted') ?? '' } : undefined
}
