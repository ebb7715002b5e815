import type { Schema } from '#lib/domain/kinds/index.ts'
import type { Random } from '#lib/entries/ids.ts'
import type { Catalogue } from './catalogue.ts'
import type { Database } from './database.ts'
import type { EntryCache } from './entry-cache.ts'
import type { OpenedCache } from './opened-cache.ts'
import type { KnownRemovals } from './removals.ts'
import type { RowVault } from './row-vault.ts'
import type { StoreEvent } from './types.ts'

/** Called before each storage transaction opens and after it commits, never inside: where a simulation crashes. */
export type Tap = (step: string) => void | Promise<void>

/** What the parts of one open store share. */
export type Core = {
  readonly db: Database
  readonly vault: RowVault
  readonly schema: Schema
  /** The schema epoch of this app (rows.ts, GateRow). */
  readonly epoch: number
  readonly random: Random
  /** Wall clock in ms: kept beside what is set aside, never compared. */
  readonly now: () => number
  readonly tap?: Tap
  readonly catalogue: Catalogue
  readonly cache: EntryCache
  readonly opened: OpenedCache
  readonly removals: KnownRemovals
  readonly emit: (event: StoreEvent) => void
  readonly close: () => void
  /** True when the database, which answered that it is closed, is open again. */
  readonly revive: () => Promise<boolean>
}
