import type { Match } from '#lib/domain/matching/match-resource.ts'
import type { PlacementState } from '#lib/domain/matching/placement-states.ts'
import type { QuotaMove } from '#lib/domain/matching/quotas.ts'
import type { RecordView } from '../views.ts'

/** The places of a resource at a tavolo whose cases this person reads; `over`: more were promised than it has. */
export type TavoloPlaces = {
  tavolo: string
  name: string
  quota: number
  held: number
  free: number
  over: boolean
}

/** A resource as lists show it; `tavolo` where it is offered to one alone. */
export type ResourceLine = {
  record: string
  title: string
  type: string
  body?: string
  bodyName: string
  tavolo?: string
  comune?: string
  from?: string
  to?: string
  places: number
  mine: TavoloPlaces[]
}

/** Every resource of the network and of this person's tavoli; `scopes` are those into which this person may write one. */
export type ResourcesView = { resources: ResourceLine[]; scopes: string[] }

/** Places given from one tavolo to another, with their names. */
export type QuotaMoveView = QuotaMove & { fromName: string; toName: string; mayAnswer: boolean }

/** One resource, whole: what every tavolo may promise, what was moved, who may write what. */
export type ResourceView = ResourceLine & {
  view: RecordView
  quotas: { tavolo: string; name: string; quota: number }[]
  unallotted: number
  /** More was allotted than there is: two did so apart, or there are fewer places than before. */
  tooMany: number
  allotments: { item: string; tavolo: string; name: string; places: number }[]
  moves: QuotaMoveView[]
  mayAllot: boolean
  /** The tavoli of which this person may give places away. */
  mayGive: string[]
}

/** A resource for a person, with the reasons. */
export type MatchView = { resource: ResourceLine; match: Match }

/** A person sent on to a body, as the page of the case shows it. */
export type PlacementLine = {
  record: string
  state: PlacementState
  title: string
  bodyName: string
  asked?: string
  answered?: string
}

/** One placement, whole, with what its paper says. `consent`: the person said yes to being sent to a host (P2). */
export type PlacementView = PlacementLine & {
  view: RecordView
  target: string
  code: string
  person: string
  moves: PlacementState[]
  consent: boolean
  mayWrite: boolean
  /** What was passed on, by part, once the body had accepted. */
  passed: { part: string; words: string }[]
}

/** What goes with a move of a placement. */
export type PlacementMove = { why?: string; passed?: string[]; outcome?: string; note?: string; on?: string }
