import type { Json } from '#lib/domain/schema/kind.ts'
import { envelopeVersion, type Body, type Entry, type EntryId, type Path, type RecordId } from './entry.ts'
import { bodyBytes, entryId } from './hash.ts'
import { newToken, type Random } from './ids.ts'

/** Signs bytes with the device's key: ECDSA P-256 with SHA-256, 64 bytes as base64url. */
export type Sign = (bytes: Uint8Array) => Promise<string>

/** Checks a signature against a public key (raw point, base64url). */
export type Verify = (publicKey: string, bytes: Uint8Array, sig: string) => Promise<boolean>

/** One changed field: its new value (`null` clears) and the entries whose values the author had in front of them. */
export type Change = { path: Path; value: Json; seen: readonly EntryId[] }

/** What a save says of itself. `record` is `newRecordId(…)` or `slotRecordId(…)` for a new one. */
export type Draft = {
  kind: string
  record: RecordId
  case?: RecordId
  author: string
  device: string
  /** UTC with milliseconds. */
  at: string
  changes: readonly Change[]
  covers?: readonly EntryId[]
}

/** [E4] The body of a save: `over` is what was on screen, sorted and without repeats; nothing else is stamped. */
export function makeBody(draft: Draft, random: Random): Body {
  const { kind, record, author, device, at, changes, covers } = draft
  const seen = changes.filter((change) => change.seen.length > 0)
  return {
    v: envelopeVersion,
    kind,
    record,
    ...(draft.case !== undefined && { case: draft.case }),
    author,
    device,
    at,
    salt: newToken(random),
    set: Object.fromEntries(changes.map(({ path, value }) => [path, value])),
    over: Object.fromEntries(seen.map((change) => [change.path, sortedIds(change.seen)])),
    ...(covers && covers.length > 0 && { covers: sortedIds(covers) }),
  }
}

/** [E17] A body with its id and its device's signature. */
export async function signBody(body: Body, sign: Sign): Promise<Entry> {
  return { _id: entryId(body), ...body, sig: await sign(bodyBytes(body)) }
}

/** [E17] True when the device that holds `publicKey` signed exactly this content. */
export async function isSigned(entry: Entry, publicKey: string, verify: Verify): Promise<boolean> {
  return verify(publicKey, bodyBytes(entry), entry.sig)
}

function sortedIds(ids: readonly EntryId[]): EntryId[] {
  return [...new Set(ids)].sort()
}
