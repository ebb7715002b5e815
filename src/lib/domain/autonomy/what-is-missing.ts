import { areas, blocks, isLevel, notPertinent, type Area } from './areas.ts'
import { causes } from './causes.ts'
import type { Json } from '../schema/kind.ts'

/** What an assessment lacks to be signed: an area without a level, too few of the C areas, a cause, the outcome. */
export type Missing = Area | 'C' | 'causes' | 'outcome'

/** How many of C1–C6 must have a level (domain.md §4). */
const fewestOfC = 4

/**
 * What is still missing for a valid assessment: a level, or "not pertinent", in A1–B3, levels in at least four of
 * C1–C6, every cause weighed, an outcome. `read` gives the value of a path. Empty: it may be signed.
 */
export function whatIsMissing(read: (path: string) => Json | undefined): Missing[] {
  const score = (area: Area) => read(`${area}/score`)
  const needed: Missing[] = [...blocks.A, ...blocks.B].filter(
    (area) => !isLevel(score(area)) && score(area) !== notPertinent,
  )
  if (blocks.C.filter((area) => isLevel(score(area))).length < fewestOfC) needed.push('C')
  if (causes.some((cause) => read(cause) === undefined)) needed.push('causes')
  if (read('outcome') === undefined) needed.push('outcome')
  return needed
}

/** True when every area is still empty: nobody has begun. */
export function isBlank(read: (path: string) => Json | undefined): boolean {
  return areas.every((area) => read(`${area}/score`) === undefined)
}
