import type { Tap } from '#lib/store/core.ts'
import type { DeviceKey } from '#lib/vault/device-key.ts'
import type { KdfPolicy } from '#lib/vault/kdf-policy.ts'
import type { Keyring } from '#lib/store/keyring/open-keyring.ts'
import type { Remote } from '#lib/sync/remote.ts'
import type { Gateway } from './people/gateway.ts'
import type { Runtime } from './runtime.ts'
import type { Place } from './tablet/open-place.ts'

/** A message to the other tabs of this browser. Ids only, never words. */
export type TabMessage =
  | { type: 'changed'; vault: string; records: readonly { scope: string; record: string }[] }
  | { type: 'sync-soon'; vault: string }
  | { type: 'sync-now'; vault: string; ask: string }
  | { type: 'sync-done'; vault: string; ask: string }
  | { type: 'work-offline'; vault: string; on: boolean }
  | { type: 'arrived'; vault: string }
  | { type: 'sync-state'; vault: string; state: string }

/** The other tabs. */
export type Tabs = {
  post(message: TabMessage): void
  listen(listener: (message: TabMessage) => void): () => void
}

/** The edges of the engine, given by the worker in a browser and by the simulation in Node. */
export type Ports = {
  runtime: Runtime
  keyring: Keyring
  openPlace(name: string): Promise<Place>
  gateway: Gateway
  createRemote(caller: { login: string; device: string }): Remote
  kdf: KdfPolicy
  tabs: Tabs
  /** Quiet time between two exchanges, ms; absent: nothing is exchanged but when someone asks. */
  syncEveryMs?: number
  createDeviceKey(): Promise<{ key: DeviceKey; pkcs8: Uint8Array }>
  /** Told before and after each storage transaction, so that a simulation may crash there. */
  tap?: Tap
}
