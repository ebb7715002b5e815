import { conflictsOf, coversOf, itemsOf, seenOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import { isSigned } from '../session/is-signed.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'

/** The drawn signatures of a month: whoever does the traineeship, and whoever hosts it. */
export type RegisterSignatures = { trainee: string; host: string }

/** Closes a month's register: its days are frozen as exactly what is here now, and what it pays follows from them. */
export async function closeRegister(
  session: Session,
  record: string,
  { trainee, host }: RegisterSignatures,
): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (!found?.folded.case || found.folded.kind !== 'register') return { ok: false, reason: 'not-found' }
  const { folded } = found
  if (isSigned(folded)) return { ok: true }
  const [path] = conflictsOf(folded)
  if (path !== undefined) return { ok: false, reason: 'in-conflict', path }
  if (itemsOf(folded, 'days').length === 0) return { ok: false, reason: 'required', path: 'days' }
  const empty = trainee.trim() === '' ? 'traineeSignature' : host.trim() === '' ? 'hostSignature' : undefined
  if (empty) return { ok: false, reason: 'required', path: empty }
  const values = {
    traineeSignature: trainee,
    hostSignature: host,
    closedAt: new Date(session.runtime.now()).toISOString(),
  }
  const changes = Object.entries(values).map(([at, value]) => ({ path: at, value, seen: seenOf(folded, at) }))
  const saved = await write(session, found.scope, [
    { kind: 'register', record, case: folded.case, changes, covers: coversOf(folded) },
  ])
  return saved.ok ? { ok: true } : saved
}
