import { isUtf8 } from 'node:buffer'
import { maxJsonDepth } from '../limits.ts'
import { type Outcome, accept, badRequest } from '../refusal.ts'

const quote = 0x22
const backslash = 0x5c
const openers = new Set([0x5b, 0x7b])
const closers = new Set([0x5d, 0x7d])
const letterU = 0x75

/**
 * Reads a request body. Refused: bytes that are not UTF-8, JSON that nests too deep (checked before
 * parsing), halves of surrogate pairs, and `__proto__` on the body itself. Own `__proto__` properties
 * deeper down are harmless data as long as nobody copies them by assignment; validators refuse them.
 */
export function readJson(bytes: Buffer): Outcome<unknown> {
  if (!isUtf8(bytes)) return badRequest('invalid UTF-8 JSON')
  const nesting = checkShape(bytes)
  if (!nesting.ok) return nesting
  try {
    const value: unknown = JSON.parse(bytes.toString())
    const isPoisoned = typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')
    return isPoisoned ? badRequest('Bad special member: __proto__') : accept(value)
  } catch {
    return badRequest('invalid UTF-8 JSON')
  }
}

function checkShape(bytes: Buffer): Outcome<null> {
  let depth = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === quote) {
      const end = endOfString(bytes, at + 1)
      if (end < 0) return badRequest('invalid UTF-8 JSON')
      at = end
    } else if (openers.has(byte)) {
      depth += 1
      if (depth > maxJsonDepth) return badRequest('JSON is nested too deep')
    } else if (closers.has(byte)) depth -= 1
  }
  return accept(null)
}

/** The place of the closing quote, or -1 when a half of a surrogate pair stands alone. */
function endOfString(bytes: Buffer, start: number): number {
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === quote) return at
    if (byte !== backslash) continue
    at += 1
    if (bytes[at] !== letterU) continue
    const unit = codeUnit(bytes, at)
    if (isLow(unit)) return -1
    if (!isHigh(unit)) continue
    const follows = bytes[at + 5] === backslash && bytes[at + 6] === letterU && isLow(codeUnit(bytes, at + 6))
    if (!follows) return -1
    at += 10
  }
  return bytes.length
}

const codeUnit = (bytes: Buffer, letter: number) =>
  Number.parseInt(bytes.toString('latin1', letter + 1, letter + 5), 16)
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
