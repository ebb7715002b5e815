import { type Bytes, utf8 } from './bytes.ts'
import type { OpenedEnvelope } from './envelope.ts'

export type OpenedJson = { ok: true; value: unknown } | { ok: false; reason: 'damaged' | 'unsupported' }

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Throws on what JSON cannot hold (undefined, a function, a cycle, a bigint): that is a bug of the caller. */
export function encodeJson(value: unknown): Bytes {
  const text = JSON.stringify(value)
  if (text === undefined) throw new TypeError('not a JSON value')
  return utf8(text)
}

/** `damaged` too when the plaintext is no JSON: it was not sealed by `encodeJson`. */
export function decodeJson(opened: OpenedEnvelope): OpenedJson {
  if (!opened.ok) return opened
  try {
    return { ok: true, value: JSON.parse(decoder.decode(opened.plaintext)) }
  } catch {
    return { ok: false, reason: 'damaged' }
  }
}

/** The content in a buffer of its own: a view would carry its padding along into another thread. */
export function copyContent(opened: OpenedEnvelope): OpenedEnvelope {
  return opened.ok ? { ok: true, plaintext: opened.plaintext.slice() } : opened
}
