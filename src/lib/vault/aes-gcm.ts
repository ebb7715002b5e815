import { type Bytes, toBytes } from './bytes.ts'

export const NONCE_LENGTH = 12
export const TAG_LENGTH = 16

/** `nonce`: 12 bytes never used before with this key. The answer ends with the tag. */
export async function encrypt(
  key: CryptoKey,
  nonce: Bytes,
  aad: Bytes,
  plaintext: Uint8Array,
): Promise<Bytes> {
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: aad }
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, key, toBytes(plaintext)))
}

/** Null when key, nonce, associated data or ciphertext is not the one that was used. */
export async function decrypt(
  key: CryptoKey,
  nonce: Bytes,
  aad: Bytes,
  ciphertext: Bytes,
): Promise<Bytes | null> {
  try {
    const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: aad }
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, ciphertext))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null
    throw error
  }
}
