import type { Json } from '#lib/domain/schema/kind.ts'

/** A leaf of a record: `phone`, or `household/k3/relation` for an item of a keyed list. */
export type Path = string

/** `${kind}-${26 characters of base32}`: 128 random bits, or those of a slot. */
export type RecordId = string

/** `${record}.${26 characters of base32}`: the first 128 bits of the SHA-256 of the canonical body. */
export type EntryId = string

/** What an entry says, before it is hashed and signed. */
export type Body = {
  v: 1
  kind: string
  record: RecordId
  /** The case that it belongs to: loading, transfer and erasure go by it. */
  case?: RecordId
  /** Login of the one who wrote it. */
  author: string
  /** Id of the device, minted with its vault. */
  device: string
  /** The device's clock, UTC with milliseconds: shown, never trusted. */
  at: string
  /** 128 random bits: the id then tells nothing about a guessable content, on a disk, in a log or after erasure. */
  salt: string
  set: Record<Path, Json>
  over: Record<Path, EntryId[]>
  covers?: EntryId[]
}

/** One immutable save. `sig` is ECDSA P-256 over the canonical body, 64 bytes as base64url. */
export type Entry = Body & { _id: EntryId; sig: string }

/** The versions of the envelope that this app folds; others are kept and passed on. */
export const envelopeVersion = 1
