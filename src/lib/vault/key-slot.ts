import { decrypt, encrypt, NONCE_LENGTH, TAG_LENGTH } from './aes-gcm.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { type Bytes, concatBytes, randomBytes } from './bytes.ts'
import { label } from './label.ts'
import type { KeySlot, PassphraseSlot, PrfSlot } from './vault-header.ts'

const WRAPPED_LENGTH = NONCE_LENGTH + 32 + TAG_LENGTH

/** What a slot is for. Bound into the wrapping, so that no slot can be passed off as another [V8]. */
export type SlotPurpose = { vaultId: string; type: KeySlot['type']; credentialId?: string }

export type UncheckedSlot = Omit<PassphraseSlot, 'check'> | Omit<PrfSlot, 'check'>

const purposeLabel = ({ vaultId, type, credentialId }: SlotPurpose): Bytes =>
  label('slot', vaultId, type, credentialId ?? '')

/** The data key under `kek`, as base64url of nonce, ciphertext and tag. */
export async function wrapDataKey(kek: CryptoKey, dataKey: Bytes, purpose: SlotPurpose): Promise<string> {
  const nonce = randomBytes(NONCE_LENGTH)
  return toBase64url(concatBytes(nonce, await encrypt(kek, nonce, purposeLabel(purpose), dataKey)))
}

/** Null when `kek` or the purpose is not the one that it was wrapped with. */
export async function unwrapDataKey(
  kek: CryptoKey,
  wrapped: string,
  purpose: SlotPurpose,
): Promise<Bytes | null> {
  const bytes = fromBase64url(wrapped, WRAPPED_LENGTH)
  if (!bytes) return null
  const nonce = bytes.subarray(0, NONCE_LENGTH)
  return decrypt(kek, nonce, purposeLabel(purpose), bytes.subarray(NONCE_LENGTH))
}

/**
 * A checksum over all of a slot, without any key: it tells "these bytes were damaged" from "that was
 * the wrong passphrase" before a second is spent deriving [V6]. It is no defence: anyone can compute it.
 */
export async function slotCheck(vaultId: string, slot: UncheckedSlot): Promise<string> {
  const own =
    slot.type === 'passphrase' ? `${slot.params.memoryKiB}/${slot.params.passes}` : slot.credentialId
  const bytes = label('check', vaultId, slot.type, slot.salt, slot.wrapped, own)
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 12))
}

/** True when the slot is the one that was written: right lengths, right checksum. */
export async function isIntact(vaultId: string, slot: KeySlot, saltLength: number): Promise<boolean> {
  const isShaped = fromBase64url(slot.salt, saltLength) && fromBase64url(slot.wrapped, WRAPPED_LENGTH)
  return isShaped !== null && slot.check === (await slotCheck(vaultId, slot))
}
