import type { Author } from '../views.ts'

/** How a transfer stands. */
export type TransferState = 'PROPOSTO' | 'ACCETTATO' | 'RIFIUTATO' | 'RITIRATO'

/** A case that one tavolo proposes to another. `title` is there only where the case is. */
export type TransferView = {
  record: string
  target: string
  code: string
  title?: string
  from: { slug: string; name: string }
  to: { slug: string; name: string }
  reason: string
  on: string
  by: Author
  state: TransferState
  /** The day of the answer or of the withdrawal. */
  since?: string
  refusedWhy?: string
  /** This person may accept or refuse it, or take it back. */
  mayAnswer: boolean
  mayWithdraw: boolean
}

/** The transfers of one case, the newest first, and the tavoli to which it may go. */
export type CaseTransfers = { tavoli: { slug: string; name: string }[]; transfers: TransferView[] }
