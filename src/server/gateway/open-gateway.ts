import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import { openLedger } from '../couch/ledger.ts'
import type { Couch } from '../couch/couch.ts'
import type { Naming } from '../couch/naming.ts'
import { speakWith, type Speech } from '../couch/speech.ts'
import { readPerson } from '../couch/users.ts'
import { databasesOf } from '../provision/network.ts'
import { createDevices } from './device/devices.ts'
import { openEpoch } from './epoch.ts'
import { openErasures } from './erasure/erasures.ts'
import { createQueue, createWrites } from './erasure/queue.ts'
import type { Gateway } from './gateway.ts'
import type { FaultListener } from './http/refuse.ts'
import { createVerify, openGatewayKey } from './keys.ts'
import { openAccessLog } from './log/access-log.ts'
import { openNumbering } from './numbering/numbering.ts'
import { createWithdrawals } from './network/withdrawals.ts'
import { limitFailures } from './session/limit-failures.ts'
import { createSessions } from './session/sessions.ts'
import { openSharings } from './sharing/sharings.ts'
import { openPlaces } from './transfer/places.ts'
import { openTransfers } from './transfer/transfers.ts'

/** What a gateway stands on: a provisioned replica, and a folder for its log. */
export type GatewayGround = {
  couch: Couch
  speech: Speech
  naming: Naming
  /** Slugs of the tavoli. */
  tavoli: readonly string[]
  logFolder: string
  logDays: number
  now: () => number
  onFault: FaultListener
}

/** Failed log-ins that a minute may hold. */
export const failureLimits = { ofLogin: 10, ofAddress: 20 } as const

/** Puts a gateway together: reads its key, epoch and erasures from the ledger, and goes on with unfinished ones. */
export async function openGateway(ground: GatewayGround): Promise<Gateway> {
  const { couch, naming, now, onFault } = ground
  const ledger = openLedger(couch, naming.own)
  const speak = speakWith(ground.speech, now)
  const ownSalt = (await readPerson(couch, gatewayLogin))?.salt ?? ''
  const spoken = { couch, naming, speak, ownSalt }
  const key = await openGatewayKey(ledger)
  const databases = new Set(databasesOf(ground.tavoli).map(({ name }) => name))
  // Erasures, transfers and sharings take their turns: none finds half of what another does.
  const places = await openPlaces(ledger)
  const behind = { ledger, queue: createQueue(onFault), writes: createWrites(), places }
  const erasures = await openErasures({ ...spoken, ...behind })
  const ours = { ...spoken, ...behind, key, databases, now }
  const sharings = await openSharings({ ...ours, erasures })
  const [devices, sessions] = [createDevices(ledger, now), createSessions(now)]
  return {
    ...spoken,
    key,
    ledger,
    devices,
    sessions,
    failures: {
      ofLogin: limitFailures(failureLimits.ofLogin, now),
      ofAddress: limitFailures(failureLimits.ofAddress, now),
    },
    erasures,
    transfers: await openTransfers({ ...ours, onMoved: sharings.noticeMoved }),
    sharings,
    numbering: openNumbering(ours),
    withdrawals: createWithdrawals({ ...ours, devices, sessions }),
    epoch: await openEpoch(ledger),
    log: openAccessLog(ground.logFolder, ground.logDays, now),
    verify: createVerify(),
    databases,
    now,
    onFault,
  }
}
