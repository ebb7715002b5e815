import type { Entry, EntryId } from '#lib/entries/entry.ts'

/**
 * Why the other side gave no answer that counts. `portal`: something that is not our gateway answered;
 * `misshapen`: JSON, but not of the expected shape. Both change nothing. `refused`: it will not take this.
 */
export type RemoteTrouble =
  | { reason: 'offline' | 'timeout' | 'portal' | 'misshapen' | 'revoked' | 'server' }
  | { reason: 'unauthorised'; code: string }
  | { reason: 'busy'; retryAfterMs: number }
  | { reason: 'refused'; status: number; code: string }

/** An answer with the replica's epoch, or a closed reason. */
export type Answer<T> = { ok: true; value: T; epoch: string } | ({ ok: false } & RemoteTrouble)

/** One id of a changes page. `doc` is the body that the replica calls the winner, which is never trusted alone. */
export type Change = { id: string; leaves: number; doc: unknown }

/** A page of changes. Nothing is pending when `last`. */
export type ChangesPage = { changes: Change[]; cursor: string; last: boolean }

/** What became of one pushed entry: `there` means that its id is taken, by itself or by a false body. */
export type PushRow =
  { id: EntryId; result: 'ok' | 'there' } | { id: EntryId; result: 'refused'; code: string }

/** Every body that the other side holds under an id. */
export type Leaves = { id: EntryId; bodies: unknown[] }

/** The other side of an exchange: the replica, or (later) another tablet. Scopes are database names. */
export type Remote = {
  /** Where the changes feed stands now. */
  cursor(scope: string, signal: AbortSignal): Promise<Answer<string>>
  changes(scope: string, since: string, limit: number, signal: AbortSignal): Promise<Answer<ChangesPage>>
  leaves(scope: string, ids: readonly EntryId[], signal: AbortSignal): Promise<Answer<Leaves[]>>
  ids(scope: string, after: string | undefined, limit: number, signal: AbortSignal): Promise<Answer<string[]>>
  /** Which of these ids the other side has. */
  has(scope: string, ids: readonly EntryId[], signal: AbortSignal): Promise<Answer<string[]>>
  push(scope: string, entries: readonly Entry[], signal: AbortSignal): Promise<Answer<PushRow[]>>
  /** Entries of others, checked by the gateway and written by its own account. */
  relay(scope: string, entries: readonly Entry[], signal: AbortSignal): Promise<Answer<PushRow[]>>
  /** An own entry whose id a false body holds: stored beside it. */
  beside(scope: string, entries: readonly Entry[], signal: AbortSignal): Promise<Answer<PushRow[]>>
  receipts(scope: string, erased: readonly string[], signal: AbortSignal): Promise<Answer<null>>
}
