import type { Json } from '#lib/domain/schema/kind.ts'
import type { KeyringPerson } from '#lib/store/keyring/open-keyring.ts'
import { openStore } from '#lib/store/open-store.ts'
import type { Store } from '#lib/store/types.ts'
import { fromBase64url } from '#lib/vault/base64url.ts'
import { importDeviceKey, type DeviceKey } from '#lib/vault/device-key.ts'
import type { OpenVault } from '#lib/vault/open-vault.ts'
import type { Outcome } from '../api.ts'
import { createAlike, createSimilar } from '../contacts/candidates.ts'
import { letContactsGo } from '../contacts/let-contacts-go.ts'
import { dropLostScopes } from '../exchange/drop-lost-scopes.ts'
import type { Secrets } from '../people/enrol.ts'
import type { GatewaySession } from '../people/gateway.ts'
import type { Ports } from '../ports.ts'
import { followStore, type Following, type Memory } from './follow-store.ts'
import { keepMemory, loadMemory } from './load-memory.ts'
import { meOf } from './me.ts'
import type { Session } from './session.ts'
import { readSettings } from './settings.ts'
import { storeReasons } from './write.ts'

type Device = { id: string; label: string; key: DeviceKey }
type Sealed = { device: Device; credential: string; granted: Omit<GatewaySession, 'credential'> }

/** Opens a person's store with their open vault and reads into memory what lists and names need. */
export async function openSession(
  ports: Ports,
  person: KeyringPerson,
  vault: OpenVault,
  secrets?: Secrets,
): Promise<Outcome<{ session: Session }>> {
  const place = await ports.openPlace(person.place)
  const { indexedDB, range: IDBKeyRange } = place
  const { random } = ports.runtime
  const opened = await openStore({
    indexedDB,
    IDBKeyRange,
    name: person.place,
    vault,
    random,
    now: ports.runtime.now,
    ...(ports.tap && { tap: ports.tap }),
  })
  if (!opened.ok) return { ok: false, reason: storeReasons[opened.reason] }
  const store = opened.value
  for (const [name, value] of Object.entries(secrets ?? {})) await store.putSealed(name, value)
  const sealed = await readSealed(store)
  if (!sealed) return { ok: false, reason: 'damaged' }
  const held = { store, granted: sealed.granted, runtime: ports.runtime }
  const hasLost = await dropLostScopes(held)
  const hasGone = await letContactsGo(held)
  const memory = await loadMemory(store)
  if (!memory) return { ok: false, reason: 'damaged' }
  // What went is to leave the sealed snapshot too.
  if (hasLost || hasGone) await keepMemory(store, memory)
  const session = await buildSession(ports, { person, place, vault, store, memory, ...sealed })
  return { ok: true, session }
}

async function readSealed(store: Store): Promise<Sealed | undefined> {
  const device = await readJson<{ id: string; label: string; pkcs8: string }>(store, 'device')
  const credential = await readJson<string>(store, 'credential')
  const granted = await readJson<Omit<GatewaySession, 'credential'>>(store, 'session')
  const pkcs8 = device && fromBase64url(device.pkcs8)
  const key = pkcs8 && (await importDeviceKey(pkcs8))
  if (!device || !key?.ok || credential === undefined || !granted) return undefined
  return { device: { id: device.id, label: device.label, key: key.key }, credential, granted }
}

async function readJson<T>(store: Store, name: string): Promise<T | undefined> {
  const read = await store.getSealed(name)
  return read.ok ? (read.value as Json as T | undefined) : undefined
}

type Parts = Sealed & Pick<Session, 'place' | 'vault' | 'store'> & { person: KeyringPerson; memory: Memory }

async function buildSession(ports: Ports, parts: Parts): Promise<Session> {
  const { person, place, vault, store, memory, device, credential, granted } = parts
  const { directory, rows, search, marks } = memory
  let following: Following | undefined
  const keepSnapshot = async () => {
    await following?.settled()
    await keepMemory(store, memory)
  }
  const { id, label } = device
  const alike = createAlike(rows)
  return {
    person: person.id,
    me: meOf(granted, { id, label }, directory),
    runtime: ports.runtime,
    place,
    vault,
    store,
    key: device.key,
    sign: (bytes) => device.key.sign(bytes),
    directory,
    rows,
    search,
    alike,
    similar: createSimilar(alike),
    settings: await readSettings(store),
    granted,
    credential,
    markOf: marks.ofEntry,
    markOfRecord: marks.ofRecord,
    refusedCount: marks.refused,
    keepSnapshot,
    follow(tell) {
      following = followStore(ports, { vault: person.id, store, memory, tell, keepSnapshot })
      return following
    },
  }
}
