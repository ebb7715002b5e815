import type { Json } from '#lib/domain/schema/kind.ts'
import { limits } from './edge.ts'
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

/**
 * [E4] The body of a save: `over` is what was on screen, sorted and without repeats; nothing else is stamped. Of
 * two changes of one path the last value counts. Of more ids than an entry may name the first are named: what is
 * left out stays in conflict, so that the next choice takes it. `covers` is never cut: see `coversOf`.
 */
export function makeBody(draft: Draft, random: Random): Body {
  const { kind, record, author, device, at, changes, covers } = draft
  const seen = new Map<Path, EntryId[]>()
  for (const change of changes) {
    if (change.seen.length > 0) seen.set(change.path, [...(seen.get(change.path) ?? []), ...change.seen])
  }
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
    over: Object.fromEntries([...seen].map(([path, ids]) => [path, sortedIds(ids).slice(0, limits.ids)])),
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

/** [E16] Changes of which no two are of one path, for as many saves as it takes: an undo opens a conflict so. */
export function splitChanges(changes: readonly Change[]): Change[][] {
  const saves: Map<Path, Change>[] = []
  for (const change of changes) {
    const free = saves.find((save) => !save.has(change.path))
    if (free) free.set(change.path, change)
    else saves.push(new Map([[change.path, change]]))
  }
  return saves.map((save) => [...save.values()])
}
