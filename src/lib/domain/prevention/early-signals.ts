import { addDays } from '../calendar.ts'
import { compareScores } from '../autonomy/compare-scores.ts'
import type { Area } from '../autonomy/areas.ts'

/** Something that ends on a day. */
export type Ending = { what: 'benefit' | 'contract' | 'lease' | 'isee' | 'permit'; on: string }

/** What is already recorded of a case, as far as it may warn: nothing is asked for in order to warn. */
export type Known = {
  endings: readonly Ending[]
  /** The days of appointments that the person missed, and of those kept. */
  missed: readonly string[]
  kept: readonly string[]
  /** Scores of the signed assessments, the oldest first. */
  assessments: readonly { on: string; scores: Readonly<Partial<Record<Area, unknown>>> }[]
}

/** A reason to call before the crisis. It proposes a contact; it scores nobody and excludes nobody. */
export type EarlySignal =
  | { why: Ending['what']; on: string }
  | { why: 'missed'; on: string; times: number }
  | { why: 'fell'; on: string; areas: Area[] }

/** How early an ending warns, in days, until the Cabina says otherwise. */
export const defaultHorizonDays = 45

/** How many appointments missed in a row warn. */
const missedInARow = 2

/** The early signals of a case on a day, the nearest first. An ending warns until it is past. */
export function earlySignals(known: Known, today: string, horizonDays = defaultHorizonDays): EarlySignal[] {
  const horizon = addDays(today, horizonDays)
  const endings = known.endings
    .filter(({ on }) => on >= today && on <= horizon)
    .map(({ what, on }): EarlySignal => ({ why: what, on }))
  return [...endings, ...missedSignal(known), ...fallSignal(known)].sort((a, b) => (a.on < b.on ? -1 : 1))
}

function missedSignal({ missed, kept }: Known): EarlySignal[] {
  const lastKept = [...kept].sort().at(-1) ?? ''
  const since = missed.filter((day) => day > lastKept).sort()
  const on = since.at(-1)
  return on !== undefined && since.length >= missedInARow ? [{ why: 'missed', on, times: since.length }] : []
}

function fallSignal({ assessments }: Known): EarlySignal[] {
  const [before, now] = assessments.slice(-2)
  if (!before || !now) return []
  const fallen = compareScores(before.scores, now.scores).filter(({ change }) => change === 'worse')
  return fallen.length > 0 ? [{ why: 'fell', on: now.on, areas: fallen.map(({ area }) => area) }] : []
}
