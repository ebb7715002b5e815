import type { Json } from '#lib/domain/schema/kind.ts'
import { newToken } from '#lib/entries/ids.ts'
import type { Change } from '#lib/entries/make.ts'
import { seenOf, seenOfItem, textOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import type { FieldChange, Outcome } from '../api.ts'
import { freshChanges } from '../session/fresh.ts'
import { isMoved } from '../session/moved-paths.ts'
import { readRecord } from '../session/read-record.ts'
import { refuseChange } from '../session/refuse-change.ts'
import type { Session } from '../session/session.ts'
import { tidy } from '../session/tidy.ts'
import { write } from '../session/write.ts'
import { taxCodeStateOf } from './new-case.ts'

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
  return put(session, found, [...tidied, ...taxCodeState(found, tidied)])
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

/** A codice fiscale is judged again whenever it, or what it is made of, is saved. */
function taxCodeState({ folded }: StoredRecord, changes: readonly Change[]): Change[] {
  const touched = ['taxCode', 'name', 'surname', 'birthDate']
  if (folded.kind !== 'person' || !changes.some((change) => touched.includes(change.path))) return []
  const isCodeKept = !changes.some((change) => change.path === 'taxCode' || change.path === 'taxCodeState')
  if (isCodeKept && textOf(folded, 'taxCodeState') === 'VERIFICATO') return []
  const next = (path: string) => {
    const change = changes.find((each) => each.path === path)
    const value = change ? change.value : textOf(folded, path)
    return typeof value === 'string' ? value : undefined
  }
  const [taxCode, name, surname, birthDate] = touched.map(next)
  const value = taxCodeStateOf({
    ...(taxCode !== undefined && { taxCode }),
    ...(name !== undefined && { name }),
    ...(surname !== undefined && { surname }),
    ...(birthDate !== undefined && { birthDate }),
  })
  if (textOf(folded, 'taxCodeState') === value) return []
  return [{ path: 'taxCodeState', value, seen: seenOf(folded, 'taxCodeState') }]
}
