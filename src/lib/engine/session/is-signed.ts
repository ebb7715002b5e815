import { schema } from '#lib/domain/kinds/index.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { valueOf } from '#lib/entries/read.ts'

/** True once somebody has signed a record: its frozen fields are closed, for everyone. */
export function isSigned(folded: Folded): boolean {
  const paths = schema.get(folded.kind)?.signatures ?? []
  return paths.some((path) => valueOf(folded, path) !== undefined)
}
