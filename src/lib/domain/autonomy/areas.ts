/** The eleven areas of the Mappa dell'Autonomia WIN, in the order in which people read them (domain.md §4). */
export const areas = ['A1', 'A2', 'B1', 'B2', 'B3', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6'] as const

/** One area. */
export type Area = (typeof areas)[number]

/** The three blocks: lack of work and income, lack of resources and skills, and what holds the path up. */
export const blocks = {
  A: ['A1', 'A2'],
  B: ['B1', 'B2', 'B3'],
  C: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'],
} as const

/** From emergency (1) to stable autonomy (5). There is no sum, no mean and no rank of them anywhere. */
export const levels = [1, 2, 3, 4, 5] as const

/** The area does not concern this person. */
export const notPertinent = 0

/** Nobody found out; the evidence says why. */
export const notSurveyed = 9

/** True for a level of the scale, which a radar can draw and a comparison can pair. */
export function isLevel(score: unknown): score is (typeof levels)[number] {
  return levels.some((level) => level === score)
}
