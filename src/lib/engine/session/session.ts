import type { Sign } from '#lib/entries/make.ts'
import type { Store } from '#lib/store/types.ts'
import type { Signal } from '../api.ts'
import type { Runtime } from '../runtime.ts'
import type { Mark, Me, Settings } from '../views.ts'
import type { Directory } from './directory.ts'
import type { Rows } from './rows.ts'
import type { Finder } from './finder.ts'

/** An open vault at work: everything that a use case needs, gone at once when it locks. */
export type Session = {
  me: Me
  runtime: Runtime
  store: Store
  sign: Sign
  directory: Directory
  rows: Rows
  finder: Finder
  settings: Settings
  /** Where an entry is, when it is not confirmed. */
  markOf(entry: string): Mark | undefined
  /** The mark of a record's entries taken together. */
  markOfRecord(record: string): Mark | undefined
  refusedCount(): number
  signal(signal: Signal): void
}
