import type { DeviceKey } from '#lib/vault/device-key.ts'
import type { OpenVault } from '#lib/vault/open-vault.ts'
import type { Sign } from '#lib/entries/make.ts'
import type { Search } from '#lib/store/search/create-search.ts'
import type { Store } from '#lib/store/types.ts'
import type { Alike, Similar } from '../contacts/candidates.ts'
import type { GatewaySession } from '../people/gateway.ts'
import type { Runtime } from '../runtime.ts'
import type { Place } from '../tablet/open-place.ts'
import type { Mark, Me, Settings } from '../views.ts'
import type { Directory } from './directory.ts'
import type { Following, Moved } from './follow-store.ts'
import type { Rows } from './rows.ts'

/** An open vault at work: everything that a use case needs, gone at once when it locks. */
export type Session = {
  person: string
  me: Me
  runtime: Runtime
  place: Place
  vault: OpenVault
  store: Store
  key: DeviceKey
  sign: Sign
  directory: Directory
  rows: Rows
  search: Search
  alike: Alike
  similar: Similar
  settings: Settings
  /** What the gateway last granted; renewed by the exchange. */
  granted: Omit<GatewaySession, 'credential'>
  credential: string
  /** Where an entry is, when it is not confirmed. */
  markOf(entry: string): Mark | undefined
  /** The mark of a record's entries taken together. */
  markOfRecord(record: string): Mark | undefined
  refusedCount(): number
  /** Seals what speeds the next unlock. */
  keepSnapshot(): Promise<void>
  /** Keeps memory in step with the store and tells what moved. */
  follow(tell: (moved: Moved) => void): Following
}
