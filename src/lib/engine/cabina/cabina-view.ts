import type { TargetCode, TargetLine } from '#lib/domain/counting/programme.ts'
import type { Excluded, NotYet } from '#lib/domain/counting/count-year.ts'
import type { Three, ThreeOf } from '#lib/domain/counting/shown-figures.ts'

/** The programme of a year; `settled` is false while it is the one that WIN begins with. */
export type ProgrammeView = {
  year: string
  targets: Partial<Record<TargetCode, number>>
  resolution?: string
  resolvedOn?: string
  settled: boolean
  mayWrite: boolean
}

/** When one tavolo reported; `differs` where this device counts otherwise, from what it may read. */
export type TavoloReport = {
  tavolo: string
  name: string
  computed?: string
  isFresh: boolean
  differs: boolean
}

/** The dashboard of a year: all together beside the targets, and by tavolo, month and reason, nothing small apart. */
export type CabinaView = {
  programme: ProgrammeView
  total: Three & { interventions: number; people: number }
  lines: TargetLine[]
  actions: { target: number; value: number; gap: number; excess: number }
  tavoli: TavoloReport[]
  byTavolo: ThreeOf[]
  byMonth: ThreeOf[]
  /** By what and why, `DIAGNOSI/SENZA_VALIDAZIONE`; `null` for few. */
  notYet: Record<string, number | null>
  excluded: Record<string, number | null>
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
