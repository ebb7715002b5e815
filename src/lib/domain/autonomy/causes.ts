import { isLevel, type Area } from './areas.ts'

/** The causes of poverty, by the path that says how much each weighs: work, means, knowing, knowing how (domain.md §4). */
export const causes = ['causeWork', 'causeMoney', 'causeKnowing', 'causeDoing'] as const

/** One cause. */
export type Cause = (typeof causes)[number]

const areasOfCause: Record<Cause, readonly Area[]> = {
  causeWork: ['A1', 'A2'],
  causeMoney: ['B1'],
  causeKnowing: ['B2'],
  causeDoing: ['B3'],
}

/** The causes that the map makes one think of: an area of theirs stands at 2 or less. People decide. */
export function suggestCauses(scoreOf: (area: Area) => unknown): Cause[] {
  const isLow = (score: unknown) => isLevel(score) && score <= 2
  return causes.filter((cause) => areasOfCause[cause].some((area) => isLow(scoreOf(area))))
}
