import { areas, isLevel, type Area } from './areas.ts'

/** How an area moved between two assessments of one person; without a pair there is nothing to say. */
export type Change = 'better' | 'same' | 'worse'

/** One area then and now. `leftEmergency`: from 2 or less to 3 or more; `reached`: from 3 or less to 4 or more. */
export type Compared = {
  area: Area
  before: number
  now: number
  change: Change
  leftEmergency: boolean
  reached: boolean
}

type Scores = Readonly<Partial<Record<Area, unknown>>>

/** The areas that have a level both times, in their order (domain.md §4). Others are missing, never zero. */
export function compareScores(before: Scores, now: Scores): Compared[] {
  return areas.flatMap((area) => {
    const [then, today] = [before[area], now[area]]
    if (!isLevel(then) || !isLevel(today)) return []
    return {
      area,
      before: then,
      now: today,
      change: today > then ? 'better' : today < then ? 'worse' : 'same',
      leftEmergency: then <= 2 && today >= 3,
      reached: then <= 3 && today >= 4,
    }
  })
}
