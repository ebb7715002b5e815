import type { EntryId } from '#lib/entries/entry.ts'
import type { Mark, QuarantineReason, Scope } from './types.ts'

/** `${scope}/${record}` or `${scope}/${entry}`: one ordered key gives all of a scope, of a kind, of a record. */
export type Key = string

/**
 * [S1] A record on disk: its fold and the entries that it is the fold of, sealed together. One row is read,
 * opened and written where a row for each entry would be many; measured, that is most of a first sync.
 */
export type RecordRow = { key: Key; stamp: number; sealed: Uint8Array }

/** [S1] [S5] An own entry: its mark, and a second copy of its words, so that one broken row never loses them. */
export type OwnRow = {
  key: Key
  scope: Scope
  mark: Mark
  /** The write that saved it: the order of pushing. */
  stamp: number
  case?: string
  reason?: string
  sealed: Uint8Array
}

/**
 * [S2] What one write did to which records. Beside `keys` stand how many entries each has and the cases that
 * they name, separated by a space. A `whole` row stands for all before it, then with the stamp of each record.
 */
export type LogRow = {
  stamp: number
  keys: Key[]
  entries: number[]
  cases: string[]
  gone?: Key[]
  goneScope?: Scope
  whole?: { stamps: number[] }
}

/** [S6] An erasure carried out here, by the key of its entry, of which the gateway has no receipt yet. */
export type ReceiptRow = { key: Key }

/**
 * [S14] Records that were let go together, by the key of the first, and the ids of all their entries: they are
 * not here, and not to be pulled again. Ids only.
 */
export type AwayRow = { key: Key; records: Key[]; entries: EntryId[] }

/** What sync remembers of a scope; a row exists for every scope that holds anything. */
export type ScopeRow = {
  scope: Scope
  cursor?: string
  epoch?: string
  lastPull?: string
  lastReconcile?: string
  /** Rows of others were lost here: ids are to be compared, whenever the last comparison was. */
  owesComparison?: boolean
  isLost?: boolean
}

/** A small sealed thing by name. */
export type SealedRow = { name: string; sealed: Uint8Array }

/** Something kept aside; its text is sealed. */
export type QuarantineRow = {
  id: string
  scope: Scope
  reason: QuarantineReason
  at: number
  sealed: Uint8Array
}

/**
 * [S2] [S8] The row that every write reads first. `epoch`: the newest schema that wrote here, and whether all
 * is folded by it. `writes`: the last row of the log. `drops`: the last write that changed what is taken away.
 */
export type GateRow = { id: 'gate'; epoch: number; refolded: boolean; writes: number; drops: number }
