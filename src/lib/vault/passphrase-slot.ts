import { fromBase64url, toBase64url } from './base64url.ts'
import { type Bytes, randomBytes } from './bytes.ts'
import { deriveKey } from './derive-key.ts'
import { type Argon2Params, type KdfBounds, readArgon2Params } from './kdf-policy.ts'
import { isIntact, slotCheck, unwrapDataKey, wrapDataKey } from './key-slot.ts'
import { findPassphraseSlot, type PassphraseSlot, type VaultHeader } from './vault-header.ts'

const SALT_LENGTH = 16

export type MadePassphraseSlot =
  { ok: true; slot: PassphraseSlot } | { ok: false; reason: 'bad-parameters' | 'out-of-memory' }

/** A new salt each time, so that the same passphrase set twice never gives the same key. */
export async function makePassphraseSlot(
  vaultId: string,
  dataKey: Bytes,
  secret: { passphrase: string; params: Argon2Params },
  bounds: KdfBounds,
): Promise<MadePassphraseSlot> {
  const salt = randomBytes(SALT_LENGTH)
  const derived = await deriveKey(secret.passphrase, salt, secret.params, bounds)
  if (!derived.ok) return derived
  const type = 'passphrase'
  const wrapped = await wrapDataKey(derived.key, dataKey, { vaultId, type })
  const { memoryKiB, passes, parallelism } = secret.params
  const slot = { type, salt: toBase64url(salt), params: { memoryKiB, passes, parallelism }, wrapped } as const
  return { ok: true, slot: { ...slot, check: await slotCheck(vaultId, slot) } }
}

export type PassphraseRefusal = 'damaged' | 'bad-parameters' | 'out-of-memory' | 'wrong-passphrase'
export type OpenedPassphraseSlot =
  { ok: true; dataKey: Bytes; params: Argon2Params } | { ok: false; reason: PassphraseRefusal }

/** `wrong-passphrase` is said only of an intact slot, so that nobody is blamed for a broken disk [V6]. */
export async function openPassphraseSlot(
  header: VaultHeader,
  passphrase: string,
  bounds: KdfBounds,
): Promise<OpenedPassphraseSlot> {
  const slot = findPassphraseSlot(header)
  if (!slot) return { ok: false, reason: 'damaged' }
  const params = readArgon2Params(slot.params, bounds)
  if (!params) return { ok: false, reason: 'bad-parameters' }
  const salt = fromBase64url(slot.salt)
  if (!salt || !(await isIntact(header.id, slot, SALT_LENGTH))) return { ok: false, reason: 'damaged' }
  const derived = await deriveKey(passphrase, salt, params, bounds)
  if (!derived.ok) return derived
  const dataKey = await unwrapDataKey(derived.key, slot.wrapped, { vaultId: header.id, type: slot.type })
  return dataKey ? { ok: true, dataKey, params } : { ok: false, reason: 'wrong-passphrase' }
}
