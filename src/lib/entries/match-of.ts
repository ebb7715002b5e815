import type { RecordId } from './entry.ts'
import { slotRecordId } from './ids.ts'

/** The one record that says what two records of people are to each other, whichever is named first. */
export function matchOf(one: RecordId, other: RecordId): RecordId {
  const [first = '', second = ''] = [one, other].sort()
  return slotRecordId('match', first, second)
}

/** The case that a verdict on two records belongs to, whichever is named first. */
export function caseOfMatch(one: RecordId, other: RecordId): RecordId {
  return [one, other].sort()[0] ?? one
}
