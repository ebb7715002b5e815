import { verdicts } from '#lib/domain/kinds/match.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { caseOfMatch, matchOf } from '#lib/entries/match-of.ts'
import { seenOf, valueOf } from '#lib/entries/read.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Outcome } from '../api.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'

/**
 * "Unisci persone", "Sono persone diverse" and the way back from either. `kept` is the case that goes on. Nothing of
 * the other is rewritten; a contact that is united with a case becomes a return, and a first reach again if not.
 */
export async function judgeMatch(
  session: Session,
  kept: string,
  other: string,
  verdict: string | null,
): Promise<Outcome> {
  if (verdict !== null && !verdicts.some((each) => each === verdict)) return { ok: false, reason: 'invalid' }
  const [found, second] = [await readRecord(session, kept), await readRecord(session, other)]
  if (!found || !second || found.folded.kind !== 'case' || kept === other)
    return { ok: false, reason: 'not-found' }
  const tavolo = parseDatabase(found.scope)?.tavolo
  const isOurs = parseDatabase(second.scope)?.tavolo === tavolo
  if (!isOurs || !rolesAt(session.me.grants, tavolo).includes('coordinatore'))
    return { ok: false, reason: 'not-allowed' }
  const record = matchOf(kept, other)
  const before = await readRecord(session, record)
  const path = second.folded.kind === 'case' ? 'otherCase' : 'otherContact'
  const named: Record<string, Json> = before ? {} : { one: kept, [path]: other }
  const values: Record<string, Json> = { ...named, verdict, ...(verdict === 'UNITI' && { kept }) }
  const changes = Object.entries(values).map(([at, value]) => ({
    path: at,
    value,
    seen: seenOf(before?.folded, at),
  }))
  const saved = await write(session, found.scope, [
    { kind: 'match', record, case: caseOfMatch(kept, other), changes },
  ])
  if (!saved.ok) return saved
  return second.folded.kind === 'contact' ? countContact(session, other, verdict) : { ok: true }
}

/** First reach or return: what counts people reads it (domain.md §5.1). */
async function countContact(session: Session, contact: string, verdict: string | null): Promise<Outcome> {
  const found = await readRecord(session, contact)
  const type = verdict === 'UNITI' ? 'RITORNO' : 'PRIMO'
  if (!found || valueOf(found.folded, 'type') === type) return { ok: true }
  const changes = [{ path: 'type', value: type, seen: seenOf(found.folded, 'type') }]
  const saved = await write(session, found.scope, [{ kind: 'contact', record: contact, changes }])
  return saved.ok ? { ok: true } : saved
}
