import {
  placementMoves,
  placementStates,
  type PlacementState,
} from '#lib/domain/matching/placement-states.ts'
import { passedParts } from '#lib/domain/kinds/placement.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { isDay } from '#lib/domain/schema/fields.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import { seenOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import { personRow } from '../casework/case-row.ts'
import { viewOf } from '../casework/open-case.ts'
import { whyStopped } from '../meetings/hear-case.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import { refuseChange } from '../session/refuse-change.ts'
import type { Session } from '../session/session.ts'
import { daysIn, titleOf, type Row } from '../session/summarise.ts'
import { write } from '../session/write.ts'
import { lineOf } from './list-resources.ts'
import type { PlacementLine, PlacementMove, PlacementView } from './resource-view.ts'

/** What is asked of a body for a person: a resource of its own, or something else. */
export type PlacementInput = { resource?: string; body?: string; purpose: string }

/** The placements of a case, the newest first. */
export function placementsOf(session: Session, caseRecord: string): PlacementLine[] {
  return session.rows
    .ofCase(caseRecord)
    .filter(({ kind }) => kind === 'placement')
    .map((row) => placementLine(session, row))
    .sort((a, b) => ((a.asked ?? '') < (b.asked ?? '') ? 1 : -1))
}

function placementLine(session: Session, { record, shown }: Row): PlacementLine {
  const { directory } = session
  const resource = directory.records('resource').find(({ folded }) => folded.record === shown.resource)
  const line = resource && lineOf(session, resource)
  const [asked, answered] = [plainText(shown.asked), plainText(shown.answered)]
  return {
    record,
    state: placementStates.find((state) => state === shown.state) ?? 'CHIESTO',
    title: line?.title ?? '',
    bodyName: directory.bodyName(plainText(shown.body)) ?? line?.bodyName ?? '',
    ...(asked && { asked }),
    ...(answered && { answered }),
  }
}

/** One placement with its paper: what was asked, and once the body accepted what was passed on. */
export async function openPlacement(session: Session, record: string): Promise<PlacementView | undefined> {
  const [found, row] = [await readRecord(session, record), session.rows.get(record)]
  const target = row?.case === undefined ? undefined : session.rows.get(row.case)
  if (found?.folded.kind !== 'placement' || !row || !target) return undefined
  const line = placementLine(session, row)
  const person = personRow(session, target)
  const view = viewOf(session, found)
  const parts = view.fields.passed?.shown
  const isSettled = !view.conflicts.includes('state')
  return {
    ...line,
    view,
    target: target.record,
    code: winCode(target.record),
    person: titleOf((person ?? target).shown),
    moves: isSettled ? [...placementMoves(line.state)] : [],
    consent: hasConsent(session, target.record),
    mayWrite: refuseChange(session, found, ['state']) === undefined,
    passed: passedParts
      .filter((part) => Array.isArray(parts) && parts.includes(part))
      .map((part) => ({ part, words: partWords(person, part) })),
  }
}

/** Of a protected address nothing goes out: what is passed on never holds one. */
function partWords(person: Row | undefined, part: (typeof passedParts)[number]): string {
  const shown = person?.shown ?? {}
  if (part === 'NOME') return titleOf(shown)
  if (part === 'RECAPITI') return [shown.phone, shown.phone2].map(plainText).filter(Boolean).join(', ')
  return part === 'NASCITA' ? plainText(shown.birthDate ?? shown.birthYear) : ''
}

/** "Invia a un ente": asks with the code and what is looked for, and holds a place where there is one. */
export async function newPlacement(
  session: Session,
  caseRecord: string,
  input: PlacementInput,
): Promise<Outcome<{ record: string }>> {
  const row = session.rows.get(caseRecord)
  const tavolo = row && parseDatabase(row.scope)?.tavolo
  if (!row || tavolo === undefined) return { ok: false, reason: 'not-found' }
  const stopped = whyStopped(session, row, personRow(session, row))
  if (stopped) return { ok: false, reason: stopped === 'LIMITATO' ? 'limited' : 'no-consent' }
  const asked = askedOf(session, tavolo, input)
  if (!asked.ok) return asked
  if (!input.purpose.trim()) return { ok: false, reason: 'required', path: 'purpose' }
  const record = newRecordId('placement', session.runtime.random)
  const changes = freshChanges({
    resource: input.resource,
    body: asked.body,
    purpose: input.purpose,
    asked: dayOf(session.runtime.now()),
    state: 'CHIESTO',
  })
  const saved = await write(session, row.scope, [{ kind: 'placement', record, case: caseRecord, changes }])
  return saved.ok ? { ok: true, record } : saved
}

/** Who is asked: whoever offers the resource, of which this tavolo must have a place, or a body by itself. */
function askedOf(
  session: Session,
  tavolo: string,
  { resource, body }: PlacementInput,
): Outcome<{ body: string }> {
  if (resource === undefined)
    return body === undefined ? { ok: false, reason: 'required', path: 'body' } : { ok: true, body }
  const offered = session.directory.records('resource').find(({ folded }) => folded.record === resource)
  const line = offered && lineOf(session, offered)
  if (line?.body === undefined) return { ok: false, reason: 'not-found' }
  const free = line.mine.find((one) => one.tavolo === tavolo)?.free ?? 0
  return free < 1 ? { ok: false, reason: 'no-places', path: 'resource' } : { ok: true, body: line.body }
}

/**
 * The body answers, the person begins, it ends. More than the code is passed on only once the body has accepted, and
 * with the person's yes to being sent to a host (P2).
 */
export async function movePlacement(
  session: Session,
  record: string,
  to: PlacementState,
  move: PlacementMove,
): Promise<Outcome> {
  const [found, row] = [await readRecord(session, record), session.rows.get(record)]
  if (!found || row?.case === undefined) return { ok: false, reason: 'not-found' }
  const state = placementStates.find((each) => each === row.shown.state)
  if (!state || !placementMoves(state).includes(to)) return { ok: false, reason: 'no-such-move' }
  if (to === 'RIFIUTATO' && !move.why?.trim()) return { ok: false, reason: 'required', path: 'why' }
  if (to === 'CONCLUSO' && !move.outcome) return { ok: false, reason: 'required', path: 'outcome' }
  if (to === 'ACCETTATO' && (move.passed ?? []).length > 0 && !hasConsent(session, row.case))
    return { ok: false, reason: 'no-consent', path: 'passed' }
  const changes = Object.entries(fieldsOf(session, to, move)).map(([path, value]) => ({
    path,
    value,
    seen: seenOf(found.folded, path),
  }))
  const saved = await write(session, found.scope, [{ kind: 'placement', record, case: row.case, changes }])
  return saved.ok ? { ok: true } : saved
}

const dayPath: Partial<Record<PlacementState, string>> = {
  ACCETTATO: 'answered',
  RIFIUTATO: 'answered',
  INIZIATO: 'started',
  CONCLUSO: 'ended',
}

/** What a move writes beside the state: its day, its words, and with a yes what is passed on. */
function fieldsOf({ runtime }: Session, to: PlacementState, move: PlacementMove): Record<string, Json> {
  const { why, note, outcome, passed = [], on } = move
  const day = on !== undefined && isDay(on) ? on : dayOf(runtime.now())
  const path = dayPath[to]
  const parts = to === 'ACCETTATO' ? passedParts.filter((part) => passed.includes(part)) : []
  return {
    state: to,
    ...(path !== undefined && { [path]: day }),
    ...(to === 'CONCLUSO' && outcome !== undefined && { outcome }),
    ...(why?.trim() && { why: why.trim() }),
    ...(note?.trim() && { note: note.trim() }),
    ...(parts.length > 0 && { passed: parts }),
  }
}

/** The person said yes to being sent to a host, on a day after the last one on which they took it back. */
function hasConsent({ rows }: Session, caseRecord: string): boolean {
  const said = rows
    .ofCase(caseRecord)
    .filter(({ kind, shown }) => kind === 'consent' && shown.purpose === 'P2')
  const daysOf = (state: string, path: string) =>
    said
      .filter(({ shown }) => shown.state === state)
      .map(({ shown, at }) => daysIn(shown[path]).at(-1) ?? at.slice(0, 10))
  const revoked = daysOf('REVOCATO', 'endedOn').sort().at(-1) ?? ''
  return daysOf('PRESTATO', 'givenOn').some((day) => day > revoked)
}
