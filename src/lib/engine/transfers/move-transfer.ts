import { transferReasons, transferRefusals } from '#lib/domain/kinds/transfer.ts'
import { databaseOf, parseDatabase } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import type { Outcome } from '../api.ts'
import { newInterview } from '../casework/interviews.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import { listTransfers, transfersOf } from './list-transfers.ts'

/** What is said of a proposal. `handover` goes into the case's own diary, which goes along. */
export type TransferInput = { to: string; reason: string; handover: string }

/** "Trasferisci": proposes a case to another tavolo, which hears its code and the reason alone until it accepts. */
export async function proposeTransfer(
  session: Session,
  target: string,
  { to, reason, handover }: TransferInput,
): Promise<Outcome<{ record: string }>> {
  const found = await readRecord(session, target)
  const from = found && parseDatabase(found.scope)?.tavolo
  if (!found || !from || found.folded.kind !== 'case') return { ok: false, reason: 'not-found' }
  if (!rolesAt(session.me.grants, from).includes('coordinatore')) return { ok: false, reason: 'not-allowed' }
  const { tavoli, transfers } = transfersOf(session, target)
  if (!tavoli.some(({ slug }) => slug === to)) return { ok: false, reason: 'required', path: 'to' }
  if (!transferReasons.some((each) => each === reason))
    return { ok: false, reason: 'required', path: 'reason' }
  const open = transfers.find(({ state }) => state === 'PROPOSTO')
  if (open) return { ok: false, reason: 'invalid' }
  const on = dayOf(session.runtime.now())
  if (handover.trim()) {
    const told = await newInterview(session, target, { date: on, type: 'CONSEGNA', note: handover.trim() })
    if (!told.ok) return told
  }
  const record = newRecordId('transfer', session.runtime.random)
  const changes = freshChanges({ target, from, to, reason, on })
  const saved = await write(session, found.scope, [{ kind: 'transfer', record, changes }])
  return saved.ok ? { ok: true, record } : saved
}

/** "Ritira", where it was proposed. */
export function withdrawTransfer(session: Session, record: string): Promise<Outcome> {
  return speak(session, record, 'from', { withdrawnOn: dayOf(session.runtime.now()) })
}

/** "Accetta", where it was proposed to: at the next exchange the case comes over. */
export function acceptTransfer(session: Session, record: string): Promise<Outcome> {
  return speak(session, record, 'to', { acceptedOn: dayOf(session.runtime.now()) })
}

/** "Respingi", with one of the reasons that the other tavolo is told. */
export async function refuseTransfer(session: Session, record: string, why: string): Promise<Outcome> {
  const refusedWhy = transferRefusals.find((each) => each === why)
  if (!refusedWhy) return { ok: false, reason: 'required', path: 'refusedWhy' }
  return speak(session, record, 'to', { refusedOn: dayOf(session.runtime.now()), refusedWhy })
}

/** Each side writes in its own database; the gateway carries it over. */
async function speak(
  session: Session,
  record: string,
  side: 'from' | 'to',
  values: Record<string, Json>,
): Promise<Outcome> {
  const transfer = listTransfers(session).find((each) => each.record === record)
  if (!transfer) return { ok: false, reason: 'not-found' }
  const may = side === 'from' ? transfer.mayWithdraw : transfer.mayAnswer
  if (!may) return { ok: false, reason: 'not-allowed' }
  const scope = databaseOf('tavolo', transfer[side].slug).name
  const saved = await write(session, scope, [{ kind: 'transfer', record, changes: freshChanges(values) }])
  return saved.ok ? { ok: true } : saved
}
