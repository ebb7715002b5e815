import { argon2id } from 'hash-wasm'
import { utf8 } from './bytes.ts'
import { deriveSubkey } from './derive-subkey.ts'
import { type KdfBounds, readArgon2Params } from './kdf-policy.ts'
import { label } from './label.ts'
import { normalizePassphrase } from './normalize-passphrase.ts'

/** `bad-parameters`: refused before any memory is taken. `out-of-memory`: the device could not give it. */
export type DerivedKey =
  { ok: true; key: CryptoKey } | { ok: false; reason: 'bad-parameters' | 'out-of-memory' }

/**
 * The key-encryption key of a passphrase: Argon2id, then HKDF. `params` may come straight from a
 * stored header: they are checked against `bounds` first [V3]. Blocks its thread while it runs (0.2 to 1 s).
 */
export async function deriveKey(
  passphrase: string,
  salt: Uint8Array,
  params: unknown,
  bounds: KdfBounds,
): Promise<DerivedKey> {
  const checked = readArgon2Params(params, bounds)
  if (!checked) return { ok: false, reason: 'bad-parameters' }
  const password = utf8(normalizePassphrase(passphrase))
  try {
    const hash = await argon2id({
      // hash-wasm throws on an empty password; no vault has one, so a lone zero byte is as wrong.
      password: password.length > 0 ? password : new Uint8Array(1),
      salt,
      memorySize: checked.memoryKiB,
      iterations: checked.passes,
      parallelism: 1,
      hashLength: 32,
      outputType: 'binary',
    })
    const key = await deriveSubkey(hash, new Uint8Array(0), label('kek', 'passphrase'))
    hash.fill(0)
    return { ok: true, key }
  } catch (error) {
    // What WebAssembly says when its memory cannot grow: on a small tablet that is no bug.
    if (error instanceof RangeError) return { ok: false, reason: 'out-of-memory' }
    throw error
  }
}
