import type { Bytes } from './bytes.ts'

const LENGTH_BYTES = 4

/**
 * The stored size for `length` bytes of content: steps of 256 up to 4 KiB, then of an eighth of the
 * power of two below (at most 12.5 %), so that a size on disk tells little about what was written.
 */
export function paddedLength(length: number): number {
  const step = length <= 4096 ? 256 : 2 ** (31 - Math.clz32(length - 1) - 3)
  return Math.ceil(length / step) * step
}

/** The true length, the bytes, then zeros up to the step. */
export function pad(plaintext: Uint8Array): Bytes {
  const padded = new Uint8Array(paddedLength(LENGTH_BYTES + plaintext.length))
  new DataView(padded.buffer).setUint32(0, plaintext.length)
  padded.set(plaintext, LENGTH_BYTES)
  return padded
}

/** A view of the content, or null when the length within does not fit the size. */
export function unpad(padded: Bytes): Bytes | null {
  if (padded.length < LENGTH_BYTES) return null
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  if (paddedLength(LENGTH_BYTES + length) !== padded.length) return null
  return padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length)
}
