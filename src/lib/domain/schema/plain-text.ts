import type { Json } from './kind.ts'

/** A value as bare text; a list, a map or nothing is no text. */
export function plainText(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}
