import type { Json } from '#lib/domain/schema/kind.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase32 } from './base32.ts'
import { canonicalJson } from './canonical.ts'
import type { Body, Entry, EntryId } from './entry.ts'

/** The bytes that are hashed and signed: the canonical body, without `_id`, `sig` and what CouchDB adds (`_…`). */
export function bodyBytes(entry: Body | Entry): Uint8Array {
  const body: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(entry)) {
    if (name !== 'sig' && !name.startsWith('_')) body[name] = value
  }
  return utf8ToBytes(canonicalJson(body as Json))
}

/** [E1] The id of a body: its record and the first 128 bits of its SHA-256. */
export function entryId(body: Body | Entry): EntryId {
  return `${body.record}.${toBase32(sha256(bodyBytes(body)).subarray(0, 16))}`
}

/** [E1] True when an entry's content is what its id says. */
export function isHashed(entry: Entry): boolean {
  return entryId(entry) === entry._id
}
