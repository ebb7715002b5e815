import { databaseOf, parseDatabase } from '#lib/domain/schema/database.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { contactMoves, type ContactState } from '#lib/domain/workflow/contact-states.ts'
import { whyNotMove } from '#lib/domain/workflow/moves.ts'
import { referralMoves, type ReferralState } from '#lib/domain/workflow/referral-states.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { seenOf, textOf, valueOf } from '#lib/entries/read.ts'
import type { Change } from '#lib/entries/make.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import type { Outcome } from '../api.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write, type Draft } from '../session/write.ts'

/** The referral that a contact has at its tavolo: one slot, so that two who refer it offline make one. */
export function referralOf(contact: string, tavolo: string): string {
  return slotRecordId('referral', contact, tavolo)
}

/** The case that a referral opens: two operators who accept it offline open one. */
export function caseOfReferral(referral: string): string {
  return slotRecordId('case', referral, 'case')
}

/** The person of a case. */
export function personOfCase(caseRecord: string): string {
  return slotRecordId('person', caseRecord, 'person')
}

/** "Segnala al tavolo": needs the person's yes, unless a public duty or an emergency is the basis. */
export async function refer(
  session: Session,
  contact: string,
  input: { reason: string; urgency: string; basis: string },
): Promise<Outcome<{ record: string }>> {
  const found = await readRecord(session, contact)
  const tavolo = found && parseDatabase(found.scope)?.tavolo
  if (!found || !tavolo) return { ok: false, reason: 'not-found' }
  const { folded, scope } = found
  if (input.basis === 'CONSENSO' && valueOf(folded, 'consentP1') !== 'PRESTATO') {
    return { ok: false, reason: 'no-consent', path: 'consentP1' }
  }
  if (!input.reason.trim()) return { ok: false, reason: 'required', path: 'reason' }
  const from = (textOf(folded, 'state') ?? 'REGISTRATO') as ContactState
  const roles = rolesAt(session.me.grants, tavolo)
  const why = from === 'SEGNALATO' ? undefined : whyNotMove(contactMoves, from, 'SEGNALATO', roles)
  if (why) return { ok: false, reason: why }
  const record = referralOf(contact, tavolo)
  const already = await readRecord(session, record)
  if (already) return { ok: true, record }
  const changes = freshChanges({
    ...input,
    contact,
    fromBody: session.directory.bodyOf(session.me.login),
    fromUser: session.me.login,
    date: dayOf(session.runtime.now()),
    state: 'INVIATA',
  })
  const moved: Change = { path: 'state', value: 'SEGNALATO', seen: seenOf(folded, 'state') }
  const saved = await write(session, scope, [
    { kind: 'referral', record, changes },
    { kind: 'contact', record: contact, changes: [moved] },
  ])
  return saved.ok ? { ok: true, record } : saved
}

/** "Accetta": opens person and case in the tavolo's own database from what the contact says. */
export async function acceptReferral(session: Session, referral: string): Promise<Outcome<{ case: string }>> {
  const found = await readRecord(session, referral)
  const tavolo = found && parseDatabase(found.scope)?.tavolo
  if (!found || !tavolo) return { ok: false, reason: 'not-found' }
  const caseRecord = caseOfReferral(referral)
  const already = await readRecord(session, caseRecord)
  if (!already) {
    // Asked before anything is opened: a refused answer must not leave a case behind.
    const refused = refuseAnswer(session, found, 'ACCETTATA')
    if (refused) return refused
    const drafts = await openingOf(session, referral, textOf(found.folded, 'contact') ?? '', caseRecord)
    const opened = await write(session, databaseOf('tavolo', tavolo).name, drafts)
    if (!opened.ok) return opened
  }
  const answered = await answer(session, referral, 'ACCETTATA', { answer: 'PRESA_IN_CARICO' })
  return answered.ok || already ? { ok: true, case: caseRecord } : answered
}

/** "Respingi": the reason goes back to the sender with the answer "non presa". */
export async function refuseReferral(session: Session, referral: string, why: string): Promise<Outcome> {
  if (!why.trim()) return { ok: false, reason: 'required', path: 'answerWhy' }
  return answer(session, referral, 'RESPINTA', { answer: 'NON_PRESA', answerWhy: why.trim() })
}

/** "Chiedi di più": the question goes back to the sender, and the referral waits for them. */
export async function askForMore(session: Session, referral: string, why: string): Promise<Outcome> {
  if (!why.trim()) return { ok: false, reason: 'required', path: 'answerWhy' }
  return answer(session, referral, 'INTEGRAZIONE', { answerWhy: why.trim() })
}

/** "Integra": what the sender adds, with which the referral is before the tavolo again. */
export async function addToReferral(session: Session, referral: string, words: string): Promise<Outcome> {
  if (!words.trim()) return { ok: false, reason: 'required', path: 'more' }
  return answer(session, referral, 'INVIATA', { more: words.trim() })
}

async function answer(
  session: Session,
  referral: string,
  to: ReferralState,
  values: Record<string, Json>,
): Promise<Outcome> {
  const found = await readRecord(session, referral)
  if (!found) return { ok: false, reason: 'not-found' }
  const refused = refuseAnswer(session, found, to)
  if (refused) return refused
  const { folded, scope } = found
  const changes = Object.entries({ state: to, ...values }).map(([path, value]) => ({
    path,
    value,
    seen: seenOf(folded, path),
  }))
  const saved = await write(session, scope, [{ kind: 'referral', record: referral, changes }])
  return saved.ok ? { ok: true } : saved
}

function refuseAnswer(
  session: Session,
  { folded, scope }: StoredRecord,
  to: ReferralState,
): Outcome<never> | undefined {
  const from = (textOf(folded, 'state') ?? 'INVIATA') as ReferralState
  const roles = rolesAt(session.me.grants, parseDatabase(scope)?.tavolo)
  const why = whyNotMove(referralMoves, from, to, roles)
  return why && { ok: false, reason: why }
}

async function openingOf(
  session: Session,
  referral: string,
  contact: string,
  caseRecord: string,
): Promise<Draft[]> {
  const source = (await readRecord(session, contact))?.folded
  const person = personOfCase(caseRecord)
  const copied = (path: string) => source && valueOf(source, path)
  const today = dayOf(session.runtime.now())
  return [
    {
      kind: 'person',
      record: person,
      case: caseRecord,
      changes: freshChanges({
        name: copied('name'),
        surname: copied('surname'),
        birthYear: copied('birthYear'),
        comune: copied('comune'),
        phone: copied('phone'),
        taxCodeState: 'ASSENTE',
      }),
    },
    {
      kind: 'case',
      record: caseRecord,
      case: caseRecord,
      changes: freshChanges({
        person,
        referral,
        contact: source && contact,
        origin: copied('channel') ?? 'TAVOLO',
        openedOn: today,
        state: 'SEGNALATO',
        stateSince: today,
      }),
    },
  ]
}
