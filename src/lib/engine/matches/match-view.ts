import type { Json } from '#lib/domain/schema/kind.ts'

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

/** A field of a person that the other of two cases says otherwise. */
export type DifferenceView = { path: string; ours?: Json; theirs: Json }

/** Who may be the same person, and what was said of whom already. */
export type AlikeView = { proposed: Compared[]; judged: MatchView[] }

/** A case or contact that nobody compared yet. */
export type Compared = Omit<MatchView, 'verdict'>
