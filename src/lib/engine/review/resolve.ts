import type { Json } from '#lib/domain/schema/kind.ts'
import { isSameJson } from '#lib/entries/canonical.ts'
import { newToken } from '#lib/entries/ids.ts'
import type { Change } from '#lib/entries/make.ts'
import { coversOf, seenOf, seenOfItem } from '#lib/entries/read.ts'
import { itemOf } from '#lib/domain/schema/kind.ts'
import type { Outcome } from '../api.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { tidy } from '../session/tidy.ts'
import { write } from '../session/write.ts'
import { choicesOf, reasonPathOf } from './choices.ts'
import { isToSettle } from './settle.ts'

/** A person's choice: an ordinary entry over every value that is live, so that it can itself be undone. */
export async function resolve(
  session: Session,
  record: string,
  path: string,
  value: Json,
  note?: string,
): Promise<Outcome<{ entry: string }>> {
  const found = await readRecord(session, record)
  if (!found) return { ok: false, reason: 'not-found' }
  const { folded, scope } = found
  const open = choicesOf(session, found, path)
  const kept = folded.fields[path]?.live.some(
    (each) => open.keep.includes(each.entry) && isSameJson(each.value, value),
  )
  if (!kept && !open.write) return { ok: false, reason: 'not-allowed', path }
  const why = reasonPathOf(folded.kind, path, value)
  if (why !== undefined && !note?.trim()) return { ok: false, reason: 'required', path: why }
  const item = itemOf(path)
  // A removal must name every edit of the item that its author saw, or it comes back for review.
  const seen =
    item?.leaf === 'removed'
      ? [...new Set([...seenOf(folded, path), ...seenOfItem(folded, item.list, item.item)])]
      : seenOf(folded, path)
  const choice: Change = { path, value: tidy(value), seen }
  const reasons = why === undefined ? [] : [{ path: why, value: tidy(note ?? ''), seen: seenOf(folded, why) }]
  const notes = note?.trim() ? noteOf(session, path, note) : []
  const draft = {
    kind: folded.kind,
    record,
    changes: [choice, ...reasons, ...notes],
    ...(folded.case !== undefined && { case: folded.case }),
    ...(isToSettle(found, path) && { covers: coversOf(folded) }),
  }
  const saved = await write(session, scope, [draft])
  return saved.ok ? { ok: true, entry: saved.entries[0] as string } : saved
}

function noteOf(session: Session, path: string, note: string): Change[] {
  const item = newToken(session.runtime.random)
  return [
    { path: `choices/${item}/path`, value: path, seen: [] },
    { path: `choices/${item}/note`, value: tidy(note), seen: [] },
  ]
}
