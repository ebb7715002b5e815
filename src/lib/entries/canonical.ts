import type { Json } from '#lib/domain/schema/kind.ts'

/**
 * [E1] The one text of a JSON value: RFC 8785, which for strings, safe integers, booleans and null means
 * no white space and keys in order of UTF-16 code units. `undefined` members are left out.
 */
export function canonicalJson(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}

/** True when two JSON values are the same value. */
export function isSameJson(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b)
}
