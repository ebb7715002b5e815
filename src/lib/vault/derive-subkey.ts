import { toBytes } from './bytes.ts'

/** HKDF-SHA-256 to an AES-256-GCM key that script cannot read back. `purpose` comes from `label`. */
export async function deriveSubkey(
  secret: Uint8Array,
  salt: Uint8Array,
  purpose: Uint8Array,
): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', toBytes(secret), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: toBytes(salt), info: toBytes(purpose) },
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}
