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

/** From the platform's generator, never from an injected one: a nonce that a seed can repeat breaks AES-GCM. */
export function randomBytes(length: number): Bytes {
  const bytes = new Uint8Array(length)
  // getRandomValues gives at most 65,536 bytes a call.
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

const encoder = new TextEncoder()

export function utf8(text: string): Bytes {
  return encoder.encode(text)
}
