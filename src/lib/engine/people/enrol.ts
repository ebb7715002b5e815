import type { Json } from '#lib/domain/schema/kind.ts'
import { newToken } from '#lib/entries/ids.ts'
import { toBase64url } from '#lib/vault/base64url.ts'
import { noAttempts } from '#lib/vault/attempts.ts'
import { chooseParams } from '#lib/vault/choose-params.ts'
import { createVault } from '#lib/vault/create-vault.ts'
import type { DeviceKey } from '#lib/vault/device-key.ts'
import type { OpenVault } from '#lib/vault/open-vault.ts'
import type { Outcome } from '../api.ts'
import type { Ports } from '../ports.ts'
import type { GatewaySession } from './gateway.ts'
import { roleLabel } from '#lib/domain/schema/role-label.ts'
import { refusePassphrase } from './unlock.ts'

/** Someone who has shown their password and has no vault here yet. Held in memory alone. */
export type Enrolment = {
  session: GatewaySession & { credential: string }
  device: { id: string; label: string; key: DeviceKey; pkcs8: Uint8Array }
}

/** The sealed things of a new vault, to be stored once its store is open. */
export type Secrets = { device: Json; credential: Json; session: Json }

/** "Accedi": the one password login on this device; the gateway certifies the device's key. */
export async function signIn(
  ports: Ports,
  input: { login: string; password: string; label: string },
): Promise<Outcome<{ enrolment: Enrolment }>> {
  const login = input.login.trim().toLowerCase()
  const known = await ports.keyring.people()
  if (known.some((person) => person.login === login)) return { ok: false, reason: 'already-here' }
  const { key, pkcs8 } = await ports.createDeviceKey()
  const id = newToken((n) => ports.runtime.random(n))
  const device = { id, publicKey: key.publicKey, label: input.label }
  const answer = await ports.gateway.signIn({ login, password: input.password, device })
  if (!answer.ok) return refused(answer)
  const { credential } = answer.value
  if (credential === undefined) return { ok: false, reason: 'server' }
  const session = { ...answer.value, credential }
  return { ok: true, enrolment: { session, device: { id, label: input.label, key, pkcs8 } } }
}

/** "Crea passphrase": the vault, its place and its line on the key ring. The header is stored before any row. */
export async function createPersonVault(
  ports: Ports,
  enrolment: Enrolment,
  passphrase: string,
): Promise<Outcome<{ person: string; vault: OpenVault; secrets: Secrets }>> {
  const refusal = refusePassphrase(passphrase, enrolment.session)
  if (refusal) return refusal
  const params = await chooseParams(ports.kdf, () => ports.runtime.monotonic())
  const created = await createVault(passphrase, params, ports.kdf)
  if (!created.ok)
    return { ok: false, reason: created.reason === 'out-of-memory' ? 'out-of-memory' : 'damaged' }
  const { session, device } = enrolment
  const id = newToken((n) => ports.runtime.random(n))
  await ports.keyring.put({
    id,
    login: session.login,
    name: session.name,
    role: roleLabel(session.grants),
    place: `win-${id}`,
    header: created.header as unknown as Json,
    measured: ports.runtime.now(),
    attempts: { ...noAttempts },
    waiting: 0,
  })
  const { credential, ...rest } = session
  const secrets: Secrets = {
    device: { id: device.id, label: device.label, pkcs8: toBase64url(device.pkcs8) },
    credential,
    session: rest as unknown as Json,
  }
  device.pkcs8.fill(0)
  return { ok: true, person: id, vault: created.vault, secrets }
}

/** What a refusal of the gateway is to a person. */
export function refused(answer: { ok: false; reason: string; waitMs?: number }): Outcome<never> {
  const reason = answer.reason as Extract<Outcome, { ok: false }>['reason']
  return { ok: false, reason, ...(answer.waitMs !== undefined && { waitMs: answer.waitMs }) }
}
