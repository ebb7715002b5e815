import { parseDatabase } from '#lib/domain/schema/database.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { viewOf } from '../casework/open-case.ts'
import { valueOf } from '#lib/entries/read.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { nameOf } from '../session/summarise.ts'
import type { ContactView } from '../views.ts'
import { caseOfReferral, referralOf } from './refer.ts'

/** A contact with its referral, and the case that came of it where this person may see it. */
export async function openContact(session: Session, record: string): Promise<ContactView | undefined> {
  const found = await readRecord(session, record)
  const slug = found && parseDatabase(found.scope)?.tavolo
  if (!found || slug === undefined) return undefined
  const referral = await readRecord(session, referralOf(record, slug))
  const caseRecord = referral && caseOfReferral(referral.folded.record)
  const isRevoked = valueOf(found.folded, 'consentP1') === 'REVOCATO'
  const roles = rolesAt(session.me.grants, slug)
  return {
    contact: viewOf(session, found),
    // What was passed on under the yes goes with it.
    ...(referral && !isRevoked && { referral: viewOf(session, referral) }),
    title: isRevoked ? '' : nameOf(found.folded),
    ...(isRevoked && { revoked: true as const }),
    tavolo: { slug, name: session.directory.tavoloName(slug) },
    ...(caseRecord !== undefined && session.rows.get(caseRecord) && { case: caseRecord }),
    mayAnswer: roles.some((role) => ['operatore', 'coordinatore', 'assistente-sociale'].includes(role)),
  }
}
