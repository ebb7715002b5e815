import { areas, isLevel, type Area } from '#lib/domain/autonomy/areas.ts'
import type { RecordView } from '#lib/engine/views.ts'

/** Whose word a score is: the operator's, or the person's own. */
export type Voice = 'score' | 'own'

/** The score of an area as it shows; none where it is empty or in conflict. */
export function scoreOf(assessment: RecordView, area: Area, voice: Voice): number | undefined {
  const shown = assessment.fields[`${area}/${voice}`]?.shown
  return typeof shown === 'number' ? shown : undefined
}

/** The level of each area in order, as a radar draws it: "not pertinent" and "not found out" have none. */
export function levelsOf(assessment: RecordView | undefined, voice: Voice): (number | undefined)[] {
  return areas.map((area) => {
    const score = assessment && scoreOf(assessment, area, voice)
    return isLevel(score) ? score : undefined
  })
}

/** How many areas somebody has judged, whatever the judgement. */
export function judgedIn(assessment: RecordView): number {
  return areas.filter((area) => scoreOf(assessment, area, 'score') !== undefined).length
}

/** How far the two voices lie apart in an area; nothing where one of them has no level. */
export function distanceIn(assessment: RecordView, area: Area): number | undefined {
  const [operator, own] = [scoreOf(assessment, area, 'score'), scoreOf(assessment, area, 'own')]
  return isLevel(operator) && isLevel(own) ? Math.abs(operator - own) : undefined
}
