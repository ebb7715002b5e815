/** One step of a field's history, in words: after, before, who, when, from where. */
export type HistoryStep = {
  /** The entry that made it. */
  id: string
  value: string
  before?: string
  person: string
  body?: string
  at: string
  device: string
  /** The reason that was given with a choice. */
  why?: string
  /** The value that holds now. */
  live?: boolean
  undoable?: boolean
}
