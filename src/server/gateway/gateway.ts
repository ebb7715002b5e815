import type { Verify } from '#lib/entries/make.ts'
import type { Couch } from '../couch/couch.ts'
import type { Ledger } from '../couch/ledger.ts'
import type { Naming } from '../couch/naming.ts'
import type { Speak } from '../couch/speech.ts'
import type { Devices } from './device/devices.ts'
import type { Epoch } from './epoch.ts'
import type { Erasures } from './erasure/erasures.ts'
import type { FaultListener } from './http/refuse.ts'
import type { GatewayKey } from './keys.ts'
import type { AccessLog } from './log/access-log.ts'
import type { Numbering } from './numbering/numbering.ts'
import type { Withdrawals } from './network/withdrawals.ts'
import type { FailureLimit } from './session/limit-failures.ts'
import type { Sessions } from './session/sessions.ts'
import type { Sharings } from './sharing/sharings.ts'
import type { Transfers } from './transfer/transfers.ts'

/** What the gateway is made of. Each part takes only the slice that it needs. */
export type Gateway = {
  couch: Couch
  naming: Naming
  speak: Speak
  /** Salt of the gateway's own login, for a replica that is spoken to by cookie. */
  ownSalt: string
  key: GatewayKey
  ledger: Ledger
  devices: Devices
  sessions: Sessions
  failures: { ofLogin: FailureLimit; ofAddress: FailureLimit }
  erasures: Erasures
  transfers: Transfers
  sharings: Sharings
  numbering: Numbering
  withdrawals: Withdrawals
  epoch: Epoch
  log: AccessLog
  verify: Verify
  /** Names of the databases that this network has, as the app knows them. */
  databases: ReadonlySet<string>
  now(): number
  onFault: FaultListener
}
