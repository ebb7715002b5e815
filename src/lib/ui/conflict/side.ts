/** One of the values that stand side by side: what was written, by whom, when, on what. */
export type Side = {
  /** The entry that carries it. */
  id: string
  value: string
  person: string
  body?: string
  at: string
  device: string
}

/** What was chosen: one of the sides, or words of one's own. */
export type Choice = { kind: 'side'; id: string } | { kind: 'other' }
