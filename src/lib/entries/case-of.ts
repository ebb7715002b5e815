import type { Entry, RecordId } from './entry.ts'

/** The case that an entry belongs to; a chunk names its case in a field, since it is none of the case's records. */
export function caseOf(entry: Pick<Entry, 'kind' | 'case' | 'set'>): RecordId | undefined {
  if (entry.kind !== 'chunk') return entry.case
  return typeof entry.set.case === 'string' ? entry.set.case : undefined
}
