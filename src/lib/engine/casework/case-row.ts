import { ageOn } from '#lib/domain/age.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { dayOf } from '../session/fresh.ts'
import type { Session } from '../session/session.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import { worst } from '../session/view-record.ts'
import type { CaseRow } from '../views.ts'

/** One row of the list: the case joined with its person. */
export function caseRow(session: Session, row: Row): CaseRow {
  const person = personRow(session, row)
  const hanging = session.rows.ofCase(row.record)
  const { state, nextStep, nextStepBy } = row.shown as Record<string, string | undefined>
  const mark = worst(hanging.map((each) => session.markOfRecord(each.record)))
  const age = person && ageOn(dayOf(session.runtime.now()), person.shown)
  const comune = person?.shown.comune
  return {
    record: row.record,
    code: winCode(row.record),
    title: person ? titleOf(person.shown) : winCode(row.record),
    ...(age !== undefined && { age }),
    ...(typeof comune === 'string' && { comune }),
    ...(state !== undefined && { state }),
    ...namesOf(session, row),
    tavolo: parseDatabase(row.scope)?.tavolo ?? '',
    changedAt: changedAt(session, row),
    ...(nextStep !== undefined && { nextStep }),
    ...(nextStepBy !== undefined && { nextStepBy }),
    conflicts: hanging.reduce((sum, each) => sum + each.conflicts.length, 0),
    protected: person?.shown.addressProtected === true,
    ...(mark && { mark }),
  }
}

/** When anything of a case last changed, by its writers' clocks. */
export function changedAt(session: Session, row: Row): string {
  return session.rows.ofCase(row.record).reduce((at, each) => (each.at > at ? each.at : at), '')
}

/** The row of a case's person, where it has come. */
export function personRow(session: Session, row: Row): Row | undefined {
  return typeof row.shown.person === 'string' ? session.rows.get(row.shown.person) : undefined
}

function namesOf(session: Session, row: Row): Pick<CaseRow, 'tutor' | 'caseManager' | 'nextStepOwner'> {
  const { tutor, caseManager, nextStepOwner } = row.shown as Record<string, string | undefined>
  const name = (login: string) => session.directory.author(login).name
  return {
    ...(tutor !== undefined && { tutor: name(tutor) }),
    ...(caseManager !== undefined && { caseManager: name(caseManager) }),
    ...(nextStepOwner !== undefined && { nextStepOwner: name(nextStepOwner) }),
  }
}
