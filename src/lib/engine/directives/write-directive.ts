import { answerStates, verdicts } from '#lib/domain/network/directive-standing.ts'
import { isDay } from '#lib/domain/schema/fields.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { itemOfTavolo } from '#lib/domain/schema/roles.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import { seenOf, textOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import type { AnswerInput, DirectiveInput } from './directive-view.ts'

/** Issues a directive to some tavoli. */
export async function newDirective(
  session: Session,
  { tavoli, ...input }: DirectiveInput,
): Promise<Outcome<{ record: string }>> {
  const missing = (['subject', 'text', 'deadline', 'indicator'] as const).find((path) => !input[path].trim())
  if (missing) return { ok: false, reason: 'required', path: missing }
  const issued = dayOf(session.runtime.now())
  if (!isDay(input.deadline) || input.deadline < issued)
    return { ok: false, reason: 'invalid', path: 'deadline' }
  if (tavoli.length === 0) return { ok: false, reason: 'required', path: 'tavoli' }
  const addressed = Object.fromEntries(tavoli.map((slug) => [`addressed/${itemOfTavolo(slug)}/on`, true]))
  const said = Object.fromEntries(
    Object.entries(input).flatMap(([path, words]) => (words.trim() ? [[path, words.trim()]] : [])),
  )
  const record = newRecordId('directive', session.runtime.random)
  const changes = freshChanges({ ...said, issued, ...addressed })
  const saved = await write(session, 'rete', [{ kind: 'directive', record, changes }])
  return saved.ok ? { ok: true, record } : saved
}

/** "Prendi visione": the tavolo has read it. */
export async function acknowledge(session: Session, record: string, tavolo: string): Promise<Outcome> {
  return put(session, record, { [`answers/${itemOfTavolo(tavolo)}/seen`]: dayOf(session.runtime.now()) })
}

/** How far a tavolo is; that it read the directive goes without saying. What is not feasible needs a reason. */
export async function answerDirective(
  session: Session,
  { record, tavolo }: { record: string; tavolo: string },
  { state, note, evidence }: AnswerInput,
): Promise<Outcome> {
  if (!answerStates.some((each) => each === state)) return { ok: false, reason: 'required', path: 'state' }
  if (state === 'NON_FATTIBILE' && !note.trim()) return { ok: false, reason: 'required', path: 'note' }
  const at = `answers/${itemOfTavolo(tavolo)}`
  const today = dayOf(session.runtime.now())
  const found = await readRecord(session, record)
  const isSeen = found && textOf(found.folded, `${at}/seen`) !== undefined
  return put(session, record, {
    ...(!isSeen && { [`${at}/seen`]: today }),
    [`${at}/state`]: state,
    [`${at}/on`]: today,
    [`${at}/note`]: note.trim() || null,
    [`${at}/evidence`]: evidence.trim() || null,
  })
}

/** The Cabina verifies what a tavolo did; what is to be completed needs a word. */
export async function checkDirective(
  session: Session,
  { record, tavolo }: { record: string; tavolo: string },
  { verdict, note }: { verdict: string; note: string },
): Promise<Outcome> {
  if (!verdicts.some((each) => each === verdict)) return { ok: false, reason: 'required', path: 'verdict' }
  if (verdict === 'DA_COMPLETARE' && !note.trim()) return { ok: false, reason: 'required', path: 'note' }
  const at = `checks/${itemOfTavolo(tavolo)}`
  return put(session, record, {
    [`${at}/verdict`]: verdict,
    [`${at}/on`]: dayOf(session.runtime.now()),
    [`${at}/note`]: note.trim() || null,
  })
}

/** Closes a directive with a word on how it went, or opens it again. */
export async function closeDirective(
  session: Session,
  record: string,
  closing: string | null,
): Promise<Outcome> {
  if (closing !== null && !closing.trim()) return { ok: false, reason: 'required', path: 'closing' }
  const closed = closing === null ? null : dayOf(session.runtime.now())
  return put(session, record, { closed, closing: closing?.trim() ?? null })
}

/** Writes fields over everything that stands in them, but for those that say the same already. */
async function put(session: Session, record: string, fields: Record<string, Json>): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (found?.folded.kind !== 'directive') return { ok: false, reason: 'not-found' }
  const { folded } = found
  const changes = Object.entries(fields)
    .map(([path, value]) => ({ path, value, seen: seenOf(folded, path) }))
    .filter(({ path, value, seen }) => (value === null ? seen.length > 0 : textOf(folded, path) !== value))
  if (changes.length === 0) return { ok: true }
  const saved = await write(session, 'rete', [{ kind: 'directive', record, changes }])
  return saved.ok ? { ok: true } : saved
}
