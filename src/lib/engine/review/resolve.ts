import type { Json } from '#lib/domain/schema/kind.ts'
import { isSameJson } from '#lib/entries/canonical.ts'
import { newToken } from '#lib/entries/ids.ts'
import type { Change } from '#lib/entries/make.ts'
import { coversOf, seenOf, seenOfItem } from '#lib/entries/read.ts'
import { itemOf } from '#lib/domain/schema/kind.ts'
import type { Outcome } from '../api.ts'
import { isMoved } from '../session/moved-paths.ts'
import { readRecord } from '../session/read-record.ts'
import { refuseChange } from '../session/refuse-change.ts'
import type { Session } from '../session/session.ts'
import { isToSettle, maySettle } from './settle.ts'
import { tidy } from '../session/tidy.ts'
import { write } from '../session/write.ts'

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
  const settles = isToSettle(found, path) && maySettle(session, found)
  const refused = settles ? undefined : refuseChange(session, found, [path])
  if (refused) return refused
  // A choice between moves that were made is everyone's; another state is a move, with its own rules.
  const isLive = folded.fields[path]?.live.some((each) => isSameJson(each.value, value)) === true
  if (isMoved(folded.kind, path) && !isLive) return { ok: false, reason: 'not-allowed', path }
  const item = itemOf(path)
  // A removal must name every edit of the item that its author saw, or it comes back for review.
  const seen =
    item?.leaf === 'removed'
      ? [...new Set([...seenOf(folded, path), ...seenOfItem(folded, item.list, item.item)])]
      : seenOf(folded, path)
  const choice: Change = { path, value: tidy(value), seen }
  const changes = note?.trim() ? [choice, ...noteOf(session, path, note)] : [choice]
  const draft = {
    kind: folded.kind,
    record,
    changes,
    ...(folded.case !== undefined && { case: folded.case }),
    ...(settles && { covers: coversOf(folded) }),
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
