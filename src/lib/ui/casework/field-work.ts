import type { HistoryStep } from '../record/historyStep.ts'
import type { Edit } from './edit.ts'

/** How an edit in place stands. `faults` are sentences by path, `problem` is why the save was refused. */
export type FieldWork = {
  edit?: Edit
  /** False when a draft brought it back: nothing takes the focus by itself then. */
  takesFocus: boolean
  isBusy: boolean
  /** It was the last thing saved here. */
  isSaved: boolean
  faults: Readonly<Record<string, string>>
  problem?: string
}

/** What a field or an item asks of its page. */
export type FieldActs = {
  start(): void
  type(path: string, typed: string): void
  save(): Promise<void>
  cancel(): void
  /** The person has seen what arrived meanwhile, and means their own words to hold. */
  see(path: string): void
  history(path: string): Promise<HistoryStep[]>
  /** Takes one step back; the sentence of why not. */
  undo(entry: string): Promise<string | undefined>
}
