import { schema } from '#lib/domain/kinds/index.ts'
import { fieldOf } from '#lib/domain/schema/kind.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { valueOf } from '#lib/entries/read.ts'

/** True while a protection of the record hides a field: the most protective value of `hiddenBy` shows. */
export function isWithheld(folded: Folded, path: string): boolean {
  const kind = schema.get(folded.kind)
  const hiddenBy = kind && fieldOf(kind, path)?.hiddenBy
  if (!kind || hiddenBy === undefined) return false
  const policy = fieldOf(kind, hiddenBy)?.policy
  return policy?.type === 'protective' && valueOf(folded, hiddenBy) === policy.order[0]
}

/** A record as any screen, list or count may have it: what a protection hides is not there at all. */
export function withhold(folded: Folded): Folded {
  const open = Object.entries(folded.fields).filter(([path]) => !isWithheld(folded, path))
  return { ...folded, fields: Object.fromEntries(open) }
}
