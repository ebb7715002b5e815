import { seenOf, valueOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'

/** "Revoca": beats everything that anyone else writes about this consent, and takes effect here at once [E9]. */
export async function revokeConsent(session: Session, record: string, why: string): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (!found?.folded.case || found.folded.kind !== 'consent') return { ok: false, reason: 'not-found' }
  if (valueOf(found.folded, 'state') === 'REVOCATO') return { ok: true }
  const values = { state: 'REVOCATO', endedOn: dayOf(session.runtime.now()), stateWhy: why.trim() || null }
  const changes = Object.entries(values).map(([path, value]) => ({
    path,
    value,
    seen: seenOf(found.folded, path),
  }))
  const saved = await write(session, found.scope, [
    { kind: 'consent', record, case: found.folded.case, changes },
  ])
  return saved.ok ? { ok: true } : saved
}
