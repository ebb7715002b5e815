import { checkEnvelope, type EnvelopeRefusal } from '#lib/entries/envelope.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { isHashed } from '#lib/entries/hash.ts'
import type { Broken } from '#lib/store/types.ts'

/** Pulled bodies sorted into entries and things that are none. */
export type Sifted = { entries: Entry[]; broken: Broken[] }

/**
 * [Y4] Of the bodies under one id, takes the one whose hash fits and quarantines the rest: the replica's
 * choice of a winner means nothing. CouchDB's own members (`_rev`) are dropped.
 */
export function sift(id: string, bodies: readonly unknown[], into: Sifted): void {
  for (const body of bodies) {
    const checked = checkBody(id, withoutRevision(body))
    if (checked.ok) into.entries.push(checked.entry)
    else into.broken.push({ raw: body, reason: checked.reason })
  }
}

type CheckedBody = { ok: true; entry: Entry } | { ok: false; reason: EnvelopeRefusal | 'hash' }

function checkBody(id: string, body: unknown): CheckedBody {
  const checked = checkEnvelope(body)
  if (!checked.ok) return checked
  return checked.value._id === id && isHashed(checked.value)
    ? { ok: true, entry: checked.value }
    : { ok: false, reason: 'hash' }
}

function withoutRevision(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const { _rev, _revisions, _conflicts, ...rest } = body as Record<string, unknown>
  void _rev
  void _revisions
  void _conflicts
  return rest
}
