import type { Category } from '../actions/categories.ts'

/** Days are `YYYY-MM-DD`; ids are records. */
export type PersonFacts = {
  /** The case that stands for the person, or the contact where there is no case. */
  id: string
  /** How the person came, frozen with the first contact. */
  channel?: string
  /** First contacts, referrals that opened a case, the opening itself: the first of them is the contact. */
  contacts: readonly string[]
  /** Contacts of somebody whose path had ended. */
  returns: readonly string[]
  interviews: readonly string[]
  diagnoses: readonly Diagnosis[]
  actions: readonly Action[]
  /** The spells that the case spent with other tavoli: what lies in one was counted there. */
  elsewhere?: readonly Spell[]
}

/** From a day, absent for the beginning, until before another, absent for one that goes on. */
export type Spell = { from?: string; to?: string }

/** An assessment; `validated` is the day of the second signature, `isFirst` whether it opens the path (T0). */
export type Diagnosis = { id: string; isFirst: boolean; validated?: string }

/** An action; `category` and `started` are those written at the real start. */
export type Action = {
  id: string
  category?: Category
  started?: string
  ended?: string
  objective?: string
  /** What it is meant to become, while it has not started. */
  planned?: Category
  /** True for one that was given up before it began. */
  isCancelled: boolean
}

/** What a case that went to another tavolo left counted where it was. */
export type LeftFact = {
  id: string
  what: 'contact' | 'diagnosis' | 'action'
  on: string
  category?: Category
}

/** What is still the Cabina's to settle (domain.md §10 a, b, e). */
export type CountingRules = {
  channel: string
  contactNeeds: 'COLLOQUIO' | 'CONTATTO'
  deskCounts: boolean
  returnsCount: boolean
}

/** As WIN begins with. */
export const startingCounting: CountingRules = {
  channel: 'TAVOLO',
  contactNeeds: 'COLLOQUIO',
  deskCounts: false,
  returnsCount: false,
}
