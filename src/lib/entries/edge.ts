import type { Json } from '#lib/domain/schema/kind.ts'

/**
 * Bounds on what may cross an edge. `bytes` counts text in UTF-8 before escapes, eight for any other leaf and the
 * marks between them; `ids` is how many entries one list of an entry may name.
 */
export const limits = {
  depth: 8,
  keys: 256,
  key: 200,
  items: 256,
  string: 16_000,
  nodes: 4_000,
  bytes: 256 * 1024,
  ids: 200,
} as const

/** Why a JSON value is refused at the edge. */
export type EdgeRefusal = 'not-json' | 'depth' | 'size' | 'key' | 'text' | 'number'

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
// C0 and C1 controls but tab and line feed; bidi marks, embeddings, overrides and isolates; BOM.
const forbiddenText =
  // eslint-disable-next-line no-control-regex -- the point of the check
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/** True for text that may be stored: well-formed, no control and no bidi characters. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !forbiddenText.test(text)
}

/**
 * [E5] Says why any value is not JSON that may be stored, or `undefined` when it is. Never throws, takes
 * bounded time and does not recurse, so that a body 200,000 levels deep is an answer and not a crash.
 */
export function refuseJson(value: unknown): EdgeRefusal | undefined {
  try {
    return refuseParts(value)
  } catch {
    // Nothing below throws but the traps of a proxy, and a proxy is no JSON.
    return 'not-json'
  }
}

/** [E5] True when a value is JSON within the limits. */
export function isPlainJson(value: unknown): value is Json {
  return refuseJson(value) === undefined
}

function refuseParts(value: unknown): EdgeRefusal | undefined {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  let nodes = 0
  let bytes = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    nodes += 1
    if (nodes > limits.nodes || bytes > limits.bytes) return 'size'
    const why = refuseLeaf(next.value) ?? (next.depth > limits.depth ? 'depth' : undefined)
    if (why) return why
    bytes += sizeOf(next.value)
    for (const child of childrenOf(next.value)) {
      if (typeof child === 'string') return child
      bytes += child.bytes
      waiting.push({ value: child.value, depth: next.depth + 1 })
    }
  }
  return bytes > limits.bytes ? 'size' : undefined
}

function refuseLeaf(value: unknown): EdgeRefusal | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'object') return undefined
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? undefined : 'number'
  if (typeof value !== 'string') return 'not-json'
  if (value.length > limits.string) return 'size'
  return isPlainText(value) ? undefined : 'text'
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' ? utf8Length(value) + 2 : 8
}

function utf8Length(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    // A surrogate pair is two units and four bytes; any other unit from U+0800 on takes three.
    if (unit >= 0xd800 && unit <= 0xdfff) length += 1
    else if (unit >= 0x800) length += 2
    else if (unit >= 0x80) length += 1
  }
  return length
}

type Child = { value: unknown; bytes: number }

function childrenOf(value: unknown): readonly (Child | EdgeRefusal)[] {
  if (typeof value !== 'object' || value === null) return []
  return Array.isArray(value) ? itemsOf(value) : membersOf(value)
}

// By index and descriptor: an array may bring an iterator of its own, which never ends, or a getter that throws.
function itemsOf(value: readonly unknown[]): (Child | EdgeRefusal)[] {
  if (value.length > limits.items) return ['size']
  if (Object.getPrototypeOf(value) !== Array.prototype) return ['not-json']
  if (Reflect.ownKeys(value).length !== value.length + 1) return ['not-json']
  return Array.from({ length: value.length }, (_, i) => ownValue(value, String(i), 1))
}

function membersOf(value: object): (Child | EdgeRefusal)[] {
  const proto: unknown = Object.getPrototypeOf(value)
  if (proto !== Object.prototype && proto !== null) return ['not-json']
  const keys = Reflect.ownKeys(value)
  if (keys.length > limits.keys) return ['size']
  return keys.map((key) => {
    if (typeof key !== 'string') return 'not-json'
    if (forbiddenKeys.has(key) || key.length > limits.key || !isPlainText(key)) return 'key'
    return ownValue(value, key, utf8Length(key) + 4)
  })
}

// Read as later code reads it too: a proxy may describe one thing and answer another.
function ownValue(holder: object, key: string, bytes: number): Child | EdgeRefusal {
  const own = Object.getOwnPropertyDescriptor(holder, key)
  if (!own?.enumerable || !('value' in own)) return 'not-json'
  const value: unknown = Reflect.get(holder, key)
  return Object.is(value, own.value) ? { value, bytes } : 'not-json'
}
