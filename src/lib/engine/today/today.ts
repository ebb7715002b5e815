import { plainText } from '#lib/domain/schema/plain-text.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { isOpen, type CaseState } from '#lib/domain/workflow/case-states.ts'
import { personRow } from '../casework/case-row.ts'
import { referralPart } from '../contacts/list-contacts.ts'
import { titleInCase } from '../review/list-conflicts.ts'
import { dayOf } from '../session/fresh.ts'
import type { Session } from '../session/session.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import type { TodayItem, TodayView } from '../views.ts'
import { draftItems } from './draft-items.ts'

/** "Oggi": what waits for this person, late things first, then by day. */
export async function today(session: Session): Promise<TodayView> {
  const cases = session.rows.ofKind('case').filter((row) => isOpen((row.shown.state ?? 'BOZZA') as CaseState))
  const year = dayOf(session.runtime.now()).slice(0, 4)
  const items = [
    ...(await draftItems(session)),
    ...refusedItem(session),
    ...[...session.rows.all()].flatMap((row) => conflictItem(session, row)),
    ...session.rows.ofKind('referral').flatMap((row) => referralItem(session, row)),
    ...cases.flatMap((row) => [...stepItem(session, row), ...unassignedItem(session, row)]),
  ]
  return {
    items: items.sort(byUrgency),
    openCases: cases.length,
    myCases: cases.filter((row) => isMine(session, row)).length,
    contactsThisYear: session.rows
      .ofKind('contact')
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

function referralItem(session: Session, row: Row): TodayItem[] {
  const roles = rolesAt(session.me.grants, parseDatabase(row.scope)?.tavolo)
  const mayAnswer = roles.some((role) => role === 'operatore' || role === 'coordinatore')
  const waits = ['INVIATA', 'RICEVUTA', 'INTEGRAZIONE'].includes(plainText(row.shown.state))
  if (!mayAnswer || !waits || typeof row.shown.contact !== 'string') return []
  const contact = session.rows.get(row.shown.contact)
  const part = referralPart(session, row)
  return [
    {
      key: `referral/${row.record}`,
      kind: 'referral',
      title: contact ? titleOf(contact.shown) : '',
      ...(part.urgency !== undefined && { text: part.urgency }),
      ...(part.due !== undefined && { due: part.due }),
      late: part.late,
      href: `/contatti/${row.shown.contact}`,
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
function unassignedItem(session: Session, row: Row): TodayItem[] {
  const isCoordinator = rolesAt(session.me.grants, parseDatabase(row.scope)?.tavolo).includes('coordinatore')
  if (!isCoordinator || row.shown.caseManager !== undefined) return []
  if (row.shown.state !== 'PRESO_IN_CARICO' && row.shown.state !== 'IN_PERCORSO') return []
  const title = titleOf((personRow(session, row) ?? row).shown)
  return [
    { key: `unassigned/${row.record}`, kind: 'unassigned', title, late: false, href: `/casi/${row.record}` },
  ]
}
