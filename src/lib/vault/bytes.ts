/** Bytes as WebCrypto and IndexedDB take them: never over shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>

/** The same bytes, copied only when they lie in shared memory, which WebCrypto refuses. */
export function toBytes(view: Uint8Array): Bytes {
  return view.buffer instanceof ArrayBuffer ? (view as Bytes) : new Uint8Array(view)
}

export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/**
 * From the platform's generator, never from an injected one: keys and nonces are the one chance that
 * must not be replayable, since a nonce that a seed can repeat breaks AES-GCM.
 */
export function randomBytes(length: number): Bytes {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += MOST_AT_ONCE) {
    // eslint-disable-next-line no-restricted-syntax -- not from the Runtime, for the reason above
    crypto.getRandomValues(bytes.subarray(at, at + MOST_AT_ONCE))
  }
  return bytes
}

/** More than this getRandomValues refuses. */
const MOST_AT_ONCE = 65_536

const encoder = new TextEncoder()

export function utf8(text: string): Bytes {
  return encoder.encode(text)
}
