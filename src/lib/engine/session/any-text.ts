import type { Folded } from '#lib/entries/fold.ts'
import { textOf, valuesOf } from '#lib/entries/read.ts'

/** The text of a field; of values side by side the first, where a list needs one and the page shows them all. */
export function anyText(folded: Folded, path: string): string | undefined {
  const value = textOf(folded, path) ?? valuesOf(folded, path)[0]
  return typeof value === 'string' ? value : undefined
}
