import { decrypt, encrypt, NONCE_LENGTH } from './aes-gcm.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { type Bytes, concatBytes, randomBytes, toBytes, utf8 } from './bytes.ts'
import { deriveKey } from './derive-key.ts'
import { type Argon2Params, type KdfBounds, readArgon2Params } from './kdf-policy.ts'

const SALT_LENGTH = 16

/** The longest head that is read: what follows the first line end is ciphertext. */
const longestHead = 1000

export type SealedFile = { ok: true; file: Bytes } | { ok: false; reason: 'bad-parameters' | 'out-of-memory' }
export type OpenedFile =
  { ok: true; content: Bytes } | { ok: false; reason: 'damaged' | 'out-of-memory' | 'wrong-passphrase' }

/**
 * [V17] A file that only words open: one line of salt, parameters and nonce, which the seal covers, then the content,
 * compressed and sealed. The words are made for this file and told by another way.
 */
export async function sealFile(
  content: Uint8Array,
  words: string,
  params: Argon2Params,
  bounds: KdfBounds,
): Promise<SealedFile> {
  const [salt, nonce] = [randomBytes(SALT_LENGTH), randomBytes(NONCE_LENGTH)]
  const derived = await deriveKey(words.toLowerCase(), salt, params, bounds)
  if (!derived.ok) return derived
  const { memoryKiB, passes, parallelism } = params
  const fields = {
    win: 1,
    salt: toBase64url(salt),
    params: { memoryKiB, passes, parallelism },
    nonce: toBase64url(nonce),
  }
  const head = utf8(`${JSON.stringify(fields)}\n`)
  const packed = await through(content, new CompressionStream('gzip'))
  return { ok: true, file: concatBytes(head, await encrypt(derived.key, nonce, head, packed)) }
}

/** [V17] Opens it. Wrong words and a changed file cannot be told apart. */
export async function openSealedFile(
  file: Uint8Array,
  words: string,
  bounds: KdfBounds,
): Promise<OpenedFile> {
  const end = file.subarray(0, longestHead).indexOf(10) + 1
  const head = readHead(file.subarray(0, end), bounds)
  if (!head) return { ok: false, reason: 'damaged' }
  const derived = await deriveKey(words.toLowerCase(), head.salt, head.params, bounds)
  if (!derived.ok)
    return { ok: false, reason: derived.reason === 'out-of-memory' ? 'out-of-memory' : 'damaged' }
  const packed = await decrypt(derived.key, head.nonce, toBytes(file.slice(0, end)), toBytes(file.slice(end)))
  if (!packed) return { ok: false, reason: 'wrong-passphrase' }
  return { ok: true, content: await through(packed, new DecompressionStream('gzip')) }
}

function readHead(line: Uint8Array, bounds: KdfBounds) {
  try {
    const fields = JSON.parse(new TextDecoder().decode(line)) as Record<string, unknown>
    const [salt, nonce] = [fromBase64url(fields.salt, SALT_LENGTH), fromBase64url(fields.nonce, NONCE_LENGTH)]
    const params = readArgon2Params(fields.params, bounds)
    return fields.win === 1 && salt && nonce && params ? { salt, nonce, params } : undefined
  } catch {
    return undefined
  }
}

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Bytes> {
  const piped = new Blob([toBytes(bytes)]).stream().pipeThrough(stream)
  return new Uint8Array(await new Response(piped).arrayBuffer())
}
