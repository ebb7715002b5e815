import type { StoredRecord } from '#lib/store/types.ts'

/** The kinds that hang on a case, beside its person and interviews, in the order in which a page reads them. */
export const partKinds = [
  'notice',
  'consent',
  'assessment',
  'plan',
  'action',
  'register',
  'monitoring',
  'task',
  'followup',
  'document',
  'reserved-note',
  'reserved-document',
] as const

/** One of them. */
export type PartKind = (typeof partKinds)[number]

/** The records of a case by kind; a kind of which there is none has an empty list. */
export function partsOf(records: readonly StoredRecord[]): Record<PartKind, StoredRecord[]> {
  const ofKind = (kind: PartKind) => records.filter(({ folded }) => folded.kind === kind)
  return Object.fromEntries(partKinds.map((kind) => [kind, ofKind(kind)])) as Record<PartKind, StoredRecord[]>
}
