import { decrypt, encrypt, NONCE_LENGTH } from './aes-gcm.ts'
import { type Bytes, concatBytes, toBytes } from './bytes.ts'
import { label } from './label.ts'
import { pad, unpad } from './padding.ts'

/** Layout [V8]: version, key id, nonce (12), ciphertext with tag (16). */
const VERSION = 1
const KEY_ID = 1
const HEAD_LENGTH = 2 + NONCE_LENGTH

/** `unsupported`: sealed by a newer app, to be kept as it is. `damaged`: not what was sealed under this aad. */
export type OpenedEnvelope = { ok: true; plaintext: Bytes } | { ok: false; reason: 'damaged' | 'unsupported' }

const associated = (aad: string): Bytes => label('row', String(VERSION), String(KEY_ID), aad)

/** `nonce`: 12 bytes never used before with this key. */
export async function sealEnvelope(
  key: CryptoKey,
  nonce: Bytes,
  aad: string,
  plaintext: Uint8Array,
): Promise<Bytes> {
  const ciphertext = await encrypt(key, nonce, associated(aad), pad(plaintext))
  return concatBytes(Uint8Array.of(VERSION, KEY_ID), nonce, ciphertext)
}

/** `plaintext` is a view into a larger buffer: copy it before it leaves the thread. */
export async function openEnvelope(key: CryptoKey, aad: string, sealed: Uint8Array): Promise<OpenedEnvelope> {
  if (sealed.length < HEAD_LENGTH) return { ok: false, reason: 'damaged' }
  if (sealed[0] !== VERSION || sealed[1] !== KEY_ID) return { ok: false, reason: 'unsupported' }
  const bytes = toBytes(sealed)
  const nonce = bytes.subarray(2, HEAD_LENGTH)
  const padded = await decrypt(key, nonce, associated(aad), bytes.subarray(HEAD_LENGTH))
  const plaintext = padded && unpad(padded)
  return plaintext ? { ok: true, plaintext } : { ok: false, reason: 'damaged' }
}
