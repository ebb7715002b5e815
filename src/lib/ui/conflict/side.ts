/** One of the values that stand side by side: what was written, by whom, when, on what. */
export type Side = {
  /** The entry that carries it. */
  id: string
  value: string
  person: string
  body?: string
  at: string
  device: string
  /** True where this person may not keep it. */
  barred?: boolean
  /** True for one thing out of a list: it differs as a whole, not by letters. */
  whole?: boolean
}

/** What was chosen: one of the sides, or words of one's own. */
export type Choice = { kind: 'side'; id: string } | { kind: 'other' }

/** A choice that is being made: what was typed where another value is wanted, and why. */
export type Choosing = { choice?: Choice; typed: string; note: string }
