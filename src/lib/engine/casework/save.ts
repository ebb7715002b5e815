import type { Json } from '#lib/domain/schema/kind.ts'
import { newToken } from '#lib/entries/ids.ts'
import type { Change } from '#lib/entries/make.ts'
import { seenOf, seenOfItem } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import type { FieldChange, Outcome } from '../api.ts'
import { freshChanges } from '../session/fresh.ts'
import { isMoved, isNeeded } from '../session/moved-paths.ts'
import { readRecord } from '../session/read-record.ts'
import { refuseChange } from '../session/refuse-change.ts'
import type { Session } from '../session/session.ts'
import { tidy } from '../session/tidy.ts'
import { write } from '../session/write.ts'
import { judgeTaxCode } from './judge-tax-code.ts'

/** Saves what a form changed as one entry, over what stood on the person's screen. */
export async function save(
  session: Session,
  record: string,
  changes: readonly FieldChange[],
): Promise<Outcome<{ entry: string }>> {
  const found = await readRecord(session, record)
  if (!found) return { ok: false, reason: 'not-found' }
  const forbidden = changes.find((change) => isMoved(found.folded.kind, change.path))
  if (forbidden) return { ok: false, reason: 'not-allowed', path: forbidden.path }
  const tidied = changes.map(({ path, value, seen }): Change => ({ path, value: tidy(value), seen }))
  const emptied = tidied.find(({ path, value }) => value === null && isNeeded(found.folded.kind, path))
  if (emptied) return { ok: false, reason: 'required', path: emptied.path }
  return put(session, found, [...tidied, ...judgeTaxCode(found, tidied)])
}

/** Adds an item to a keyed list. */
export async function addItem(
  session: Session,
  record: string,
  list: string,
  fields: Record<string, Json>,
): Promise<Outcome<{ item: string }>> {
  const found = await readRecord(session, record)
  if (!found) return { ok: false, reason: 'not-found' }
  const item = newToken(session.runtime.random)
  const paths = Object.fromEntries(
    Object.entries(fields).map(([leaf, value]) => [`${list}/${item}/${leaf}`, value]),
  )
  const changes = freshChanges(paths)
  if (changes.length === 0) return { ok: false, reason: 'required', path: list }
  const saved = await put(session, found, changes)
  return saved.ok ? { ok: true, item } : saved
}

/** Removes an item, naming every value of it that stood on screen. */
export async function removeItem(
  session: Session,
  record: string,
  list: string,
  item: string,
): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (!found) return { ok: false, reason: 'not-found' }
  const seen = seenOfItem(found.folded, list, item)
  return bare(await put(session, found, [{ path: `${list}/${item}/removed`, value: true, seen }]))
}

/** Brings a removed item back. */
export async function restoreItem(
  session: Session,
  record: string,
  list: string,
  item: string,
): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (!found) return { ok: false, reason: 'not-found' }
  const path = `${list}/${item}/removed`
  return bare(await put(session, found, [{ path, value: null, seen: seenOf(found.folded, path) }]))
}

async function put(
  session: Session,
  found: StoredRecord,
  changes: readonly Change[],
): Promise<Outcome<{ entry: string }>> {
  const { folded, scope } = found
  const refused = refuseChange(
    session,
    found,
    changes.map(({ path }) => path),
  )
  if (refused) return refused
  const draft = { kind: folded.kind, record: folded.record, changes }
  const ofCase = folded.case === undefined ? draft : { ...draft, case: folded.case }
  const saved = await write(session, scope, [ofCase])
  return saved.ok ? { ok: true, entry: saved.entries[0] as string } : saved
}

function bare(outcome: Outcome<{ entry: string }>): Outcome {
  return outcome.ok ? { ok: true } : outcome
}
