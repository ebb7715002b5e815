import type { Json } from '#lib/domain/schema/kind.ts'
import { coversOf, seenOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { keep, makeEntries, write } from '../session/write.ts'
import { openMeeting } from './open-meeting.ts'
import { minutesOf } from './places.ts'

/** Two drawn signatures, or the word that the printed sheet was signed. */
export type MinutesSignatures = { coordinator: string; keeper: string } | { onPaper: true }

/**
 * Signs the verbale of a closed meeting: its words are frozen as they stand. Refused while a decision is in conflict. Where
 * two were signed apart, whoever coordinates signs again what stands now, over both.
 */
export async function signMinutes(
  session: Session,
  meeting: string,
  signatures: MinutesSignatures,
): Promise<Outcome> {
  const view = await openMeeting(session, meeting)
  if (!view) return { ok: false, reason: 'not-found' }
  const { minutes } = view
  if (view.state !== 'CHIUSA' && !minutes?.conflict) return { ok: false, reason: 'no-such-move' }
  if (minutes?.conflict && !view.mayCoordinate) return { ok: false, reason: 'not-allowed' }
  const disputed = view.cases.find(({ decision }) => (decision?.record.conflicts.length ?? 0) > 0)
  const [open] = view.record.conflicts
  if (disputed || open !== undefined) return { ok: false, reason: 'in-conflict', path: open ?? 'decision' }
  const signed = signedValues(signatures)
  if (!signed.ok) return signed
  const { scope } = view.record
  const record = minutesOf(meeting)
  const there = await readRecord(session, record)
  const begun = there
    ? { ok: true as const, entries: [] }
    : await makeEntries(session, scope, [{ kind: 'minutes', record, changes: freshChanges({ meeting }) }])
  if (!begun.ok) return begun
  const values: Record<string, Json> = {
    content: view.draft,
    ...signed.values,
    signedAt: new Date(session.runtime.now()).toISOString(),
  }
  const changes = Object.entries(values).map(([path, value]) => ({
    path,
    value,
    seen: seenOf(there?.folded, path),
  }))
  const covers = there ? coversOf(there.folded) : begun.entries.map(({ _id }) => _id)
  const made = await makeEntries(session, scope, [{ kind: 'minutes', record, changes, covers }])
  if (!made.ok) return made
  const saved = await keep(session, [{ scope, entries: [...begun.entries, ...made.entries] }])
  return saved.ok ? { ok: true } : saved
}

function signedValues(signatures: MinutesSignatures): Outcome<{ values: Record<string, Json> }> {
  if ('onPaper' in signatures) return { ok: true, values: { onPaper: true } }
  const { coordinator, keeper } = signatures
  if (!coordinator.trim()) return { ok: false, reason: 'required', path: 'coordinatorSignature' }
  if (!keeper.trim()) return { ok: false, reason: 'required', path: 'keeperSignature' }
  return { ok: true, values: { coordinatorSignature: coordinator, keeperSignature: keeper } }
}

/** "Rettifica": puts right what a signed verbale says, beside it. */
export async function rectify(session: Session, meeting: string, words: string): Promise<Outcome> {
  if (!words.trim()) return { ok: false, reason: 'required', path: 'text' }
  const minutes = await readRecord(session, minutesOf(meeting))
  if (!minutes) return { ok: false, reason: 'no-such-move' }
  const record = newRecordId('rectification', session.runtime.random)
  const changes = freshChanges({ meeting, on: dayOf(session.runtime.now()), text: words })
  const saved = await write(session, minutes.scope, [{ kind: 'rectification', record, changes }])
  return saved.ok ? { ok: true } : saved
}
