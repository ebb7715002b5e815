import type { Json } from '#lib/domain/schema/kind.ts'
import type { MeetingState } from '#lib/domain/meeting/meeting-states.ts'
import type { Folded } from '#lib/entries/fold.ts'
import type { Change } from '#lib/entries/make.ts'
import { seenOf } from '#lib/entries/read.ts'
import type { FieldChange, Outcome } from '../api.ts'
import { isMoved } from '../session/moved-paths.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { tidy } from '../session/tidy.ts'
import { write } from '../session/write.ts'
import { stateOfRow } from './list-meetings.ts'

/** A meeting as it is changed. */
export type Changing = { folded: Folded; scope: string; state: MeetingState }

/** Values by path, over what is there now; an error of the words is told by its path. */
export type Values = Record<string, Json | undefined>

/**
 * Changes a meeting that stands in one of `states`, as one entry. What a signed verbale tells is changed by nobody: a
 * rettifica puts it right.
 */
export async function changeMeeting(
  session: Session,
  record: string,
  states: readonly MeetingState[],
  change: (meeting: Changing) => Values | Outcome<never>,
): Promise<Outcome> {
  const [found, row] = [await readRecord(session, record), session.rows.get(record)]
  if (!found || !row || found.folded.kind !== 'meeting') return { ok: false, reason: 'not-found' }
  const state = stateOfRow(session, row)
  if (!states.includes(state)) return { ok: false, reason: 'no-such-move' }
  const { folded, scope } = found
  const values = change({ folded, scope, state })
  if (isRefusal(values)) return values
  const changes = changesOf(folded, values)
  if (changes.length === 0) return { ok: true }
  const saved = await write(session, scope, [{ kind: 'meeting', record, changes }])
  return saved.ok ? { ok: true } : saved
}

/** Saves what a form changed of a meeting, over what stood on the person's screen. */
export async function saveMeeting(
  session: Session,
  record: string,
  changes: readonly FieldChange[],
): Promise<Outcome> {
  const row = session.rows.get(record)
  if (row?.kind !== 'meeting') return { ok: false, reason: 'not-found' }
  if (!unsigned.includes(stateOfRow(session, row))) return { ok: false, reason: 'no-such-move' }
  const moved = changes.find(({ path }) => isMoved('meeting', path))
  if (moved) return { ok: false, reason: 'not-allowed', path: moved.path }
  const tidied = changes.map(({ path, value, seen }) => ({ path, value: tidy(value), seen }))
  const saved = await write(session, row.scope, [{ kind: 'meeting', record, changes: tidied }])
  return saved.ok ? { ok: true } : saved
}

/** The states in which words may still be added: before, in the room, and until the verbale is signed. */
export const unsigned: readonly MeetingState[] = ['PROGRAMMATA', 'CONVOCATA', 'APERTA', 'CHIUSA']

/** The states before the meeting. */
export const ahead: readonly MeetingState[] = ['PROGRAMMATA', 'CONVOCATA']

function isRefusal(values: Values | Outcome<never>): values is Outcome<never> {
  return values.ok === false && typeof values.reason === 'string'
}

/** The changes that values mean, over what is shown now; `null` clears. */
export function changesOf(folded: Folded | undefined, values: Values): Change[] {
  return Object.entries(values).flatMap(([path, value]) =>
    value === undefined ? [] : [{ path, value: tidy(value), seen: seenOf(folded, path) }],
  )
}

/** A moment of this tablet that is later than another one's, whatever the clocks say. */
export function momentAfter(session: Session, earlier: string | undefined): string {
  const now = session.runtime.now()
  const after = earlier === undefined ? now : Math.max(now, Date.parse(earlier) + 1)
  return new Date(after).toISOString()
}
