import { plainText } from '#lib/domain/schema/plain-text.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { lossHours } from '#lib/domain/kinds/loss.ts'
import { grantOf, rolesAt } from '#lib/domain/schema/roles.ts'
import { isOpen, type CaseState } from '#lib/domain/workflow/case-states.ts'
import { personRow } from '../casework/case-row.ts'
import { referralPart } from '../contacts/list-contacts.ts'
import { standingCases, verdictsOn } from '../matches/verdicts.ts'
import { titleInCase } from '../review/list-conflicts.ts'
import { dayOf } from '../session/fresh.ts'
import { networkConflicts } from '../session/network-conflicts.ts'
import type { Session } from '../session/session.ts'
import { daysIn, titleOf, type Row } from '../session/summarise.ts'
import { addDays } from '#lib/domain/calendar.ts'
import { listSharings } from '../sharings/list-sharings.ts'
import type { SharingView } from '../sharings/sharing-view.ts'
import { listTransfers } from '../transfers/list-transfers.ts'
import type { TransferView } from '../transfers/transfer-view.ts'
import type { TodayItem, TodayView } from './today-view.ts'
import { draftItems } from './draft-items.ts'
import { dueItems } from './due-items.ts'
import { meetingItems } from './meeting-items.ts'
import { networkItems } from './network-items.ts'

/** "Oggi": what waits for this person, late things first, then by day. */
export async function today(session: Session): Promise<TodayView> {
  const cases = standingCases(session).filter((row) => isOpen((row.shown.state ?? 'BOZZA') as CaseState))
  const year = dayOf(session.runtime.now()).slice(0, 4)
  const items = [
    ...(await draftItems(session)),
    ...refusedItem(session),
    ...[...session.rows.all(), ...networkConflicts(session)].flatMap((row) => conflictItem(session, row)),
    ...['contact', 'consent'].flatMap((kind) =>
      session.rows.ofKind(kind).flatMap((row) => revokedItem(session, row)),
    ),
    ...session.rows.ofKind('contact').flatMap((row) => matchItem(session, row)),
    ...session.rows.ofKind('referral').flatMap((row) => referralItem(session, row)),
    ...listTransfers(session).flatMap((one) => transferItem(session, one)),
    ...listSharings(session).flatMap((one) => sharingItem(session, one)),
    ...meetingItems(session),
    ...networkItems(session),
    ...session.rows.ofKind('loss').flatMap((row) => lossItem(session, row)),
    ...cases.flatMap((row) => [...stepItem(session, row), ...unassignedItem(session, row)]),
    ...standingCases(session).flatMap((row) => dueItems(session, row)),
  ]
  return {
    items: items.sort(byUrgency),
    openCases: cases.length,
    myCases: cases.filter((row) => isMine(session, row)).length,
    contactsThisYear: session.rows
      .ofKind('contact')
      // Who comes back is no new person (domain.md §5.1).
      .filter((row) => row.shown.type !== 'RITORNO')
      .filter((row) => plainText(row.shown.date ?? row.at).startsWith(year)).length,
  }
}

function byUrgency(a: TodayItem, b: TodayItem): number {
  if (a.late !== b.late) return a.late ? -1 : 1
  return (a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1
}

function isMine(session: Session, row: Row): boolean {
  return row.shown.caseManager === session.me.login || row.shown.tutor === session.me.login
}

function refusedItem(session: Session): TodayItem[] {
  const refused = session.refusedCount()
  if (refused === 0) return []
  return [{ key: 'refused', kind: 'refused', title: String(refused), late: true, href: '/sincronizzazione' }]
}

function conflictItem(session: Session, row: Row): TodayItem[] {
  const count = row.conflicts.length + row.rules.length
  if (count === 0) return []
  const href = row.case === undefined ? '/da-rivedere' : `/casi/${row.case}/da-rivedere`
  return [
    {
      key: `conflict/${row.record}`,
      kind: 'conflict',
      title: titleInCase(session, row),
      text: String(count),
      due: row.at.slice(0, 10),
      late: false,
      href,
    },
  ]
}

/** Whoever coordinates says whether a contact that may be known is. */
function matchItem(session: Session, row: Row): TodayItem[] {
  const { known, consentP1, sameAs } = row.shown
  const roles = rolesAt(session.me.grants, parseDatabase(row.scope)?.tavolo)
  if (known !== true || consentP1 === 'REVOCATO' || sameAs !== undefined) return []
  if (!roles.includes('coordinatore')) return []
  if (verdictsOn(session, row.record).some(({ shown }) => typeof shown.verdict === 'string')) return []
  const title = titleOf(row.shown)
  return [{ key: `match/${row.record}`, kind: 'match', title, late: false, href: `/contatti/${row.record}` }]
}

/** Whoever coordinates tells those who had the words that the yes to them was taken back. */
function revokedItem(session: Session, row: Row): TodayItem[] {
  const { consentP1, state, purpose, revokedSeen, date, endedOn } = row.shown
  const isRevoked = consentP1 === 'REVOCATO' || (state === 'REVOCATO' && purpose === 'P1')
  const roles = rolesAt(session.me.grants, parseDatabase(row.scope)?.tavolo)
  if (!isRevoked || revokedSeen !== undefined || !roles.includes('coordinatore')) return []
  const day = daysIn(endedOn ?? date)[0] ?? row.at.slice(0, 10)
  const href = row.case === undefined ? `/contatti/${row.record}` : `/casi/${row.case}`
  return [{ key: `revoked/${row.record}`, kind: 'revoked', title: '', due: day, late: true, href }]
}

function referralItem(session: Session, row: Row): TodayItem[] {
  const roles = rolesAt(session.me.grants, parseDatabase(row.scope)?.tavolo)
  const mayAnswer = roles.some((role) => role === 'operatore' || role === 'coordinatore')
  const state = plainText(row.shown.state)
  // Whoever sent it answers what the tavolo asks; the tavolo answers the rest.
  const isAsked = state === 'INTEGRAZIONE' && row.shown.fromUser === session.me.login
  const waits = mayAnswer && ['INVIATA', 'RICEVUTA'].includes(state)
  if (!(isAsked || waits) || typeof row.shown.contact !== 'string') return []
  const contact = session.rows.get(row.shown.contact)
  if (contact?.shown.consentP1 === 'REVOCATO') return []
  const part = referralPart(session, row)
  return [
    {
      key: `referral/${row.record}`,
      kind: isAsked ? 'more' : 'referral',
      title: contact ? titleOf(contact.shown) : '',
      ...(part.urgency !== undefined && { text: part.urgency }),
      ...(part.due !== undefined && { due: part.due }),
      late: part.late,
      href: `/contatti/${row.shown.contact}`,
    },
  ]
}

/** Whoever coordinates answers a case that another tavolo proposes, within the days of a referral. */
function transferItem(
  { directory }: Session,
  { record, mayAnswer, from, code, on }: TransferView,
): TodayItem[] {
  if (!mayAnswer) return []
  const title = `${code} · ${from.name}`
  return [
    {
      key: `transfer/${record}`,
      kind: 'transfer',
      title,
      due: addDays(on, directory.rules().referralDays),
      late: false,
      href: '/trasferimenti',
    },
  ]
}

/** Whoever coordinates says whether a case is shared with another tavolo, within the days of a referral. */
function sharingItem({ directory }: Session, sharing: SharingView): TodayItem[] {
  const { record, mayAnswer, state, title, theirs, on } = sharing
  if (!mayAnswer || state !== 'CHIESTO') return []
  return [
    {
      key: `sharing/${record}`,
      kind: 'sharing',
      title: `${title ?? sharing.code} · ${theirs.name}`,
      due: addDays(on, directory.rules().referralDays),
      late: false,
      href: `/condivisi/${record}`,
    },
  ]
}

/** Of a lost tablet the administration decides within 72 hours. */
function lossItem({ me, runtime, directory }: Session, { record, shown }: Row): TodayItem[] {
  const { knownAt, decision, holder } = shown
  if (typeof knownAt !== 'string' || decision !== undefined) return []
  if (!me.grants.includes(grantOf('amministrazione'))) return []
  const deadline = Date.parse(knownAt) + lossHours * 3_600_000
  return [
    {
      key: `loss/${record}`,
      kind: 'loss',
      title: directory.author(plainText(holder)).name,
      due: dayOf(deadline),
      late: runtime.now() >= deadline,
      href: `/smarrimenti/${record}`,
    },
  ]
}

function stepItem(session: Session, row: Row): TodayItem[] {
  const { nextStep, nextStepBy, nextStepOwner } = row.shown as Record<string, string | undefined>
  const owner = nextStepOwner ?? row.shown.caseManager
  if (nextStep === undefined || nextStepBy === undefined || owner !== session.me.login) return []
  return [
    {
      key: `step/${row.record}`,
      kind: 'step',
      title: titleOf((personRow(session, row) ?? row).shown),
      text: nextStep,
      due: nextStepBy,
      late: nextStepBy < dayOf(session.runtime.now()),
      href: `/casi/${row.record}`,
    },
  ]
}

/** Coordinators see the cases that nobody answers for. */
/** Somebody of this tavolo follows it: who followed a case before it came over does so no more. */
function isFollowed({ directory }: Session, { scope, shown: { caseManager } }: Row): boolean {
  const tavolo = parseDatabase(scope)?.tavolo
  if (typeof caseManager === 'string' && directory.hasLeft(caseManager)) return false
  const manager = directory.people().find(({ login }) => login === caseManager)
  if (manager === undefined || tavolo === undefined) return caseManager !== undefined
  return manager.tavoli.includes(tavolo)
}

function unassignedItem(session: Session, row: Row): TodayItem[] {
  const isCoordinator = rolesAt(session.me.grants, parseDatabase(row.scope)?.tavolo).includes('coordinatore')
  if (!isCoordinator || isFollowed(session, row)) return []
  if (row.shown.state !== 'PRESO_IN_CARICO' && row.shown.state !== 'IN_PERCORSO') return []
  const title = titleOf((personRow(session, row) ?? row).shown)
  return [
    { key: `unassigned/${row.record}`, kind: 'unassigned', title, late: false, href: `/casi/${row.record}` },
  ]
}
