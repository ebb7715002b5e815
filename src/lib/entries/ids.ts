import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase32 } from './base32.ts'
import { canonicalJson } from './canonical.ts'
import type { EntryId, RecordId } from './entry.ts'

/** `n` unpredictable bytes; injected, so that a simulation can repeat itself. */
export type Random = (n: number) => Uint8Array

const recordGrammar = /^([a-z]+(?:-[a-z]+)*)-([a-z2-7]{25}[aeimquy4])$/
const entryGrammar = /^([a-z]+(?:-[a-z]+)*-[a-z2-7]{25}[aeimquy4])\.([a-z2-7]{25}[aeimquy4])$/

/** 128 random bits as 26 characters: the tail of ids, a device's id, a salt. */
export function newToken(random: Random): string {
  return toBase32(random(16))
}

/** [E2] A fresh record id. It carries nothing but the kind. */
export function newRecordId(kind: string, random: Random): RecordId {
  return `${kind}-${newToken(random)}`
}

/** [E3] The id of the one child that a parent has in a slot: two tablets offline mint the same. */
export function slotRecordId(kind: string, parent: RecordId, slot: string): RecordId {
  const bytes = utf8ToBytes(canonicalJson([kind, parent, slot]))
  return `${kind}-${toBase32(sha256(bytes).subarray(0, 16))}`
}

/** The kind and token of a record id, or `undefined` where it is none. */
export function parseRecordId(id: string): { kind: string; token: string } | undefined {
  const match = id.length <= 80 ? recordGrammar.exec(id) : null
  return match?.[1] && match[2] ? { kind: match[1], token: match[2] } : undefined
}

/** The record and hash of an entry id, or `undefined` where it is none. */
export function parseEntryId(id: string): { record: RecordId; hash: string } | undefined {
  const match = id.length <= 120 ? entryGrammar.exec(id) : null
  return match?.[1] && match[2] ? { record: match[1], hash: match[2] } : undefined
}

/** The record that an entry belongs to; the id must be a checked one. */
export function recordOfEntry(id: EntryId): RecordId {
  return id.slice(0, id.indexOf('.'))
}
