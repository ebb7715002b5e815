import { fromBase64url, toBase64url } from './base64url.ts'
import { type Bytes, randomBytes } from './bytes.ts'
import { deriveSubkey } from './derive-subkey.ts'
import { isIntact, slotCheck, unwrapDataKey, wrapDataKey } from './key-slot.ts'
import { label } from './label.ts'
import { listPrfSlots, type PrfSlot, type VaultHeader } from './vault-header.ts'

const SALT_LENGTH = 32

/** `output`: what the authenticator gave as PRF(`salt`) for this credential, 32 bytes. */
export type PrfProof = { type: 'prf'; credentialId: string; output: Uint8Array }

/** What the page passes to WebAuthn as PRF input before it enrols a passkey: 32 random bytes, base64url. */
export function newPrfSalt(): string {
  return toBase64url(randomBytes(SALT_LENGTH))
}

const prfKey = (output: Uint8Array, salt: Bytes): Promise<CryptoKey> =>
  deriveSubkey(output, salt, label('kek', 'prf'))

/** Null when the salt is not one of `newPrfSalt`, or the output is shorter than the 32 bytes of a PRF. */
export async function makePrfSlot(
  vaultId: string,
  dataKey: Bytes,
  passkey: { credentialId: string; salt: string; output: Uint8Array },
): Promise<PrfSlot | null> {
  const { credentialId, output } = passkey
  const salt = fromBase64url(passkey.salt, SALT_LENGTH)
  if (!salt || output.length < 32) return null
  const purpose = { vaultId, type: 'prf', credentialId } as const
  const wrapped = await wrapDataKey(await prfKey(output, salt), dataKey, purpose)
  const slot = { type: 'prf', credentialId, salt: passkey.salt, wrapped } as const
  return { ...slot, check: await slotCheck(vaultId, slot) }
}

export type PrfRefusal = 'damaged' | 'no-slot' | 'wrong-prf'
export type OpenedPrfSlot = { ok: true; dataKey: Bytes } | { ok: false; reason: PrfRefusal }

/** `no-slot`: this passkey was never added or was removed. `wrong-prf`: another authenticator answered. */
export async function openPrfSlot(header: VaultHeader, proof: PrfProof): Promise<OpenedPrfSlot> {
  const slot = listPrfSlots(header).find(({ credentialId }) => credentialId === proof.credentialId)
  if (!slot) return { ok: false, reason: 'no-slot' }
  const salt = fromBase64url(slot.salt)
  if (!salt || !(await isIntact(header.id, slot, SALT_LENGTH))) return { ok: false, reason: 'damaged' }
  const { type, credentialId } = slot
  const key = await prfKey(proof.output, salt)
  const dataKey = await unwrapDataKey(key, slot.wrapped, { vaultId: header.id, type, credentialId })
  return dataKey ? { ok: true, dataKey } : { ok: false, reason: 'wrong-prf' }
}
