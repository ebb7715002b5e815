import type { Mark, QuarantineReason, Scope } from './types.ts'

/** `${scope}/${record}` or `${scope}/${entry}`: one ordered key gives all of a scope, of a kind, of a record. */
export type Key = string

/** [S1] An entry on disk. Only own ones carry what stands before `sealed` but the key, so the index of marks is small. */
export type EntryRow = {
  key: Key
  scope?: Scope
  mark?: Mark
  /** The write that saved it: the order of pushing. */
  stamp?: number
  case?: string
  reason?: string
  /** Of an erasure: the gateway has the receipt. */
  told?: true
  sealed: Uint8Array
}

/** [S1] [S2] A folded record on disk. `stamp` is the write that made it: a row with a later one has moved. */
export type RecordRow = {
  key: Key
  stamp: number
  /** `${scope}/${case}` of every case that its entries name. */
  cases?: Key[]
  sealed: Uint8Array
}

/** What sync remembers of a scope; a row exists for every scope that holds anything. */
export type ScopeRow = {
  scope: Scope
  cursor?: string
  epoch?: string
  lastPull?: string
  lastReconcile?: string
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
 * is folded by it. `writes`: how many writes changed records. `drops`: the last that took anything away.
 */
export type GateRow = { id: 'gate'; epoch: number; refolded: boolean; writes: number; drops: number }
