import type { Store } from '#lib/store/types.ts'
import type { Remote } from './remote.ts'
import type { SyncState } from './state.ts'

/** The world that the loop lives in. */
export type SyncRuntime = {
  now(): number
  online(): boolean
  random(n: number): Uint8Array
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** What the loop is made of. */
export type SyncOptions = {
  store: Store
  remote: Remote
  runtime: SyncRuntime
  /** The scopes that this person may read now; asked at each turn, since a renewed session may change them. */
  scopes(): readonly string[]
  /** False for a scope that is never pulled: its entries are pushed, and fetched by id. */
  pulls(scope: string): boolean
  /** Renews the session after a 401. `revoked` ends the loop; anything else is tried again later. */
  renew(): Promise<'renewed' | 'revoked' | 'failed'>
  onState(state: SyncState): void
  /** [Y13] After each whole exchange, before its turn ends; true when something was written that may go at once. */
  onExchanged?(): Promise<boolean>
  /** Quiet time between two turns when nothing asks for one, ms. */
  everyMs?: number
}
