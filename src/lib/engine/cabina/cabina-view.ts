import type { TargetCode, TargetLine } from '#lib/domain/counting/programme.ts'
import type { Excluded, NotYet } from '#lib/domain/counting/count-year.ts'
import type { Figures } from '#lib/domain/counting/figures.ts'

/** The programme of a year; `settled` is false while it is the one that WIN begins with. */
export type ProgrammeView = {
  record?: string
  year: string
  targets: Partial<Record<TargetCode, number>>
  resolution?: string
  resolvedOn?: string
  settled: boolean
  mayWrite: boolean
}

/** What one tavolo reported, and when; `differs` where this device counts otherwise, from what it may read. */
export type TavoloFigures = {
  tavolo: string
  name: string
  figures?: Figures
  computed?: string
  isFresh: boolean
  differs: boolean
}

/** The dashboard of a year: every tavolo apart and all together, beside the targets. */
export type CabinaView = {
  programme: ProgrammeView
  total: Figures
  lines: TargetLine[]
  actions: { target: number; value: number; gap: number; excess: number }
  tavoli: TavoloFigures[]
  /** The share of the year that has gone by, 0 to 1. */
  gone: number
  /** The tavoli whose figures open to single cases on this device. */
  mine: string[]
}

/** One thing behind a figure of one's own tavolo. */
export type CountedItem = {
  target?: string
  title: string
  code: string
  on?: string
  state: 'counted' | 'notYet' | 'excluded'
  why?: NotYet | Excluded
}
