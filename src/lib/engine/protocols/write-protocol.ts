import { protocolTypes } from '#lib/domain/kinds/protocol.ts'
import { isDay } from '#lib/domain/schema/fields.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import { seenOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import { freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'

/** "Nuovo protocollo": who signs it and what they commit to is written on its page. */
export async function newProtocol(
  session: Session,
  fields: Record<string, Json>,
): Promise<Outcome<{ record: string }>> {
  const missing = ['type', 'subject', 'from', 'to'].find((path) => !plainText(fields[path]).trim())
  if (missing) return { ok: false, reason: 'required', path: missing }
  if (!protocolTypes.some((type) => type === fields.type))
    return { ok: false, reason: 'required', path: 'type' }
  if (plainText(fields.to) < plainText(fields.from)) return { ok: false, reason: 'invalid', path: 'to' }
  const record = newRecordId('protocol', session.runtime.random)
  const changes = freshChanges(fields)
  const saved = await write(session, 'rete', [{ kind: 'protocol', record, changes }])
  return saved.ok ? { ok: true, record } : saved
}

/** "Rinnova": the last day moves on, and who signed before has to sign again only on paper, if at all. */
export async function renewProtocol(session: Session, record: string, to: string): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (found?.folded.kind !== 'protocol') return { ok: false, reason: 'not-found' }
  if (!isDay(to)) return { ok: false, reason: 'required', path: 'to' }
  const before = found.folded.fields.to?.live.map(({ value }) => plainText(value)) ?? []
  if (before.some((day) => day >= to)) return { ok: false, reason: 'invalid', path: 'to' }
  const changes = [{ path: 'to', value: to, seen: seenOf(found.folded, 'to') }]
  const saved = await write(session, 'rete', [{ kind: 'protocol', record, changes }])
  return saved.ok ? { ok: true } : saved
}
