import { addDays } from '#lib/domain/calendar.ts'
import { bodyTypes } from '#lib/domain/kinds/body.ts'
import { isDay } from '#lib/domain/schema/fields.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { isLogin } from '#lib/entries/envelope.ts'
import { newRecordId, newToken, slotRecordId } from '#lib/entries/ids.ts'
import { seenOf, textOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import { save } from '../casework/save.ts'
import { freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'

/** "Nuovo ente": a body that signs the Patto. */
export async function newBody(
  session: Session,
  fields: Record<string, Json>,
): Promise<Outcome<{ record: string }>> {
  const missing = ['name', 'type', 'joined', 'privacyRole'].find((path) => !plainText(fields[path]).trim())
  if (missing) return { ok: false, reason: 'required', path: missing }
  if (!bodyTypes.some((type) => type === fields.type)) return { ok: false, reason: 'required', path: 'type' }
  const record = newRecordId('body', session.runtime.random)
  const saved = await write(session, 'rete', [{ kind: 'body', record, changes: freshChanges(fields) }])
  return saved.ok ? { ok: true, record } : saved
}

/** Who works for a body, as the network tells of them: what a login may do is given on the server. */
export type UserInput = { login: string; name: string; body: string; qualification?: string }

/** Says whom somebody works for; one record for each login. */
export async function putUser(
  session: Session,
  { login, name, body, qualification }: UserInput,
): Promise<Outcome> {
  if (!isLogin(login)) return { ok: false, reason: 'required', path: 'login' }
  if (!name.trim()) return { ok: false, reason: 'required', path: 'name' }
  const record = session.directory.userRecord(login) ?? slotRecordId('user', 'network', login)
  const there = (await readRecord(session, record))?.folded
  const values = { name: name.trim(), body, ...(qualification && { qualification }) }
  const changes = Object.entries(values)
    .filter(([path, value]) => !there || textOf(there, path) !== value)
    .map(([path, value]) => ({ path, value, seen: seenOf(there, path) }))
  const first = there ? [] : freshChanges({ login })
  if (changes.length + first.length === 0) return { ok: true }
  const saved = await write(session, 'rete', [{ kind: 'user', record, changes: [...first, ...changes] }])
  return saved.ok ? { ok: true } : saved
}

/** A new name from a day on; history keeps the one of before. */
export async function renameBody(
  session: Session,
  record: string,
  name: string,
  from: string,
): Promise<Outcome> {
  const found = await readRecord(session, record)
  const before = found && textOf(found.folded, 'name')
  if (!found || before === undefined) return { ok: false, reason: 'not-found' }
  if (!name.trim()) return { ok: false, reason: 'required', path: 'name' }
  if (!isDay(from)) return { ok: false, reason: 'required', path: 'from' }
  const item = newToken(session.runtime.random)
  const changes = [
    { path: 'name', value: name.trim(), seen: seenOf(found.folded, 'name') },
    { path: `formerNames/${item}/name`, value: before, seen: [] },
    { path: `formerNames/${item}/until`, value: addDays(from, -1), seen: [] },
  ]
  const saved = await write(session, 'rete', [{ kind: 'body', record, changes }])
  return saved.ok ? { ok: true } : saved
}

/** The day from which on a body is no more of the Patto. The gateway shuts its people out on that day. */
export async function withdrawBody(session: Session, record: string, on: string | null): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (!found) return { ok: false, reason: 'not-found' }
  if (on !== null && !isDay(on)) return { ok: false, reason: 'required', path: 'withdrawn' }
  const joined = textOf(found.folded, 'joined')
  if (on !== null && joined !== undefined && on < joined)
    return { ok: false, reason: 'invalid', path: 'withdrawn' }
  const seen = seenOf(found.folded, 'withdrawn')
  const saved = await save(session, record, [{ path: 'withdrawn', value: on, seen }])
  return saved.ok ? { ok: true } : saved
}

/** A body sits at a tavolo from a day on. */
export async function seatBody(
  session: Session,
  body: string,
  tavolo: string,
  from: string,
): Promise<Outcome> {
  if (!isDay(from)) return { ok: false, reason: 'required', path: 'from' }
  if (!(await readRecord(session, tavolo))) return { ok: false, reason: 'required', path: 'tavolo' }
  const item = newToken(session.runtime.random)
  const changes = freshChanges({ [`members/${item}/body`]: body, [`members/${item}/from`]: from })
  const saved = await write(session, 'rete', [{ kind: 'tavolo', record: tavolo, changes }])
  return saved.ok ? { ok: true } : saved
}

/** A body sits at a tavolo no more, after a day: that it did is kept. */
export async function unseatBody(
  session: Session,
  tavolo: string,
  item: string,
  to: string,
): Promise<Outcome> {
  const found = await readRecord(session, tavolo)
  if (!found) return { ok: false, reason: 'not-found' }
  if (!isDay(to)) return { ok: false, reason: 'required', path: 'to' }
  const path = `members/${item}/to`
  const changes = [{ path, value: to, seen: seenOf(found.folded, path) }]
  const saved = await write(session, 'rete', [{ kind: 'tavolo', record: tavolo, changes }])
  return saved.ok ? { ok: true } : saved
}
