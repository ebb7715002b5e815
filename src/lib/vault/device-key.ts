import { fromBase64url, toBase64url } from './base64url.ts'
import { type Bytes, concatBytes, toBytes } from './bytes.ts'

const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' }

/** `publicKey`: base64url of the raw point, 65 bytes. `sign` gives base64url of r and s, 64 bytes. */
export type DeviceKey = { publicKey: string; sign(bytes: Uint8Array): Promise<string> }

/**
 * A new ECDSA P-256 key of this device. `pkcs8` is the private key in the clear, given this once:
 * seal it as a row, then zero it. From `key` it cannot be read back [V11].
 */
export async function createDeviceKey(): Promise<{ key: DeviceKey; pkcs8: Bytes }> {
  const pair = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const imported = await importDeviceKey(pkcs8)
  if (!imported.ok) throw new Error('a key that was just made does not import')
  return { key: imported.key, pkcs8 }
}

/** The key again from the bytes that were sealed. Also how a simulation brings keys made from its seed. */
export async function importDeviceKey(
  pkcs8: Uint8Array,
): Promise<{ ok: true; key: DeviceKey } | { ok: false; reason: 'damaged' }> {
  const bytes = toBytes(pkcs8)
  try {
    const readable = await crypto.subtle.importKey('pkcs8', bytes, P256, true, ['sign'])
    const publicKey = rawPoint(await crypto.subtle.exportKey('jwk', readable))
    const privateKey = await crypto.subtle.importKey('pkcs8', bytes, P256, false, ['sign'])
    if (!publicKey) return { ok: false, reason: 'damaged' }
    return { ok: true, key: { publicKey, sign: (message) => sign(privateKey, message) } }
  } catch (error) {
    if (error instanceof DOMException) return { ok: false, reason: 'damaged' }
    throw error
  }
}

async function sign(key: CryptoKey, message: Uint8Array): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign(SIGNING, key, toBytes(message))))
}

function rawPoint({ x, y }: JsonWebKey): string | null {
  const [left, right] = [fromBase64url(x, 32), fromBase64url(y, 32)]
  return left && right ? toBase64url(concatBytes(Uint8Array.of(4), left, right)) : null
}

/** False for any public key or signature that is not well formed: both come from other devices. */
export async function verifySignature(
  publicKey: string,
  bytes: Uint8Array,
  signature: string,
): Promise<boolean> {
  const [point, rs] = [fromBase64url(publicKey, 65), fromBase64url(signature, 64)]
  if (!point || !rs) return false
  try {
    const key = await crypto.subtle.importKey('raw', point, P256, false, ['verify'])
    return await crypto.subtle.verify(SIGNING, key, rs, toBytes(bytes))
  } catch (error) {
    if (error instanceof DOMException) return false
    throw error
  }
}
