import type { Bytes } from './bytes.ts'

/** Unpadded base64url. For keys and headers: bytes in the hundreds, not for rows. */
export function toBase64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Strict, so that two texts never mean the same bytes: padding, white space, other alphabets and
 * stray trailing bits give null, as does anything that is not a text of `length` bytes when it is given.
 */
export function fromBase64url(text: unknown, length?: number): Bytes | null {
  if (typeof text !== 'string' || !/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
  if (length !== undefined && bytes.length !== length) return null
  return toBase64url(bytes) === text ? bytes : null
}
