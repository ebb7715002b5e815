import type { BodyLine, Staff } from '../session/directory.ts'
import type { RecordView } from '../views.ts'

/** The bodies of the Patto and its tavoli. */
export type NetworkView = { bodies: BodyLine[]; tavoli: TavoloView[]; mayWrite: boolean }

/** A tavolo with those who sit at it. */
export type TavoloView = {
  record: string
  slug: string
  name: string
  coordinator?: string
  rhythm?: string
  place?: string
  members: { item: string; body: string; name: string; from?: string; to?: string }[]
}

/** A case of this person's tavoli that somebody of a body follows, or an action that the body carries out. */
export type BodyCase = {
  target: string
  code: string
  title: string
  who: string
  what: 'caseManager' | 'tutor' | 'action'
}

/** A body with its people, the tavoli at which it sits, and what its leaving would leave behind. */
export type BodyView = {
  record: RecordView
  name: string
  withdrawn?: string
  formerNames: { item: string; name: string; until?: string }[]
  staff: (Staff & { active: boolean })[]
  seats: { tavolo: TavoloView; item: string; from?: string; to?: string }[]
  cases: BodyCase[]
  mayWrite: boolean
}
