import { type Bytes, utf8 } from './bytes.ts'

/**
 * The bytes that bind a key or a ciphertext to its one purpose: app, format version, purpose, then
 * the given parts. Only the last part may hold a line feed, so two different lists never meet. [V8]
 */
export function label(purpose: string, ...parts: readonly string[]): Bytes {
  return utf8(['win', 'vault', '1', purpose, ...parts].join('\n'))
}
