/** A case or contact that was compared with another. `born`: a day or a year. */
export type MatchView = {
  record: string
  kind: 'case' | 'contact'
  title: string
  code?: string
  born?: string
  comune?: string
  phone?: string
  /** `UNITI` or `DISTINTI`. */
  verdict: string
}

/** Who may be the same person, and what was said of whom already. */
export type AlikeView = { proposed: Omit<MatchView, 'verdict'>[]; judged: MatchView[] }
