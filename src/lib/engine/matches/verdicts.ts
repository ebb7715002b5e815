import { plainText } from '#lib/domain/schema/plain-text.ts'
import type { Session } from '../session/session.ts'
import type { Row } from '../session/summarise.ts'

/** The case or contact that a record of people was compared with. */
export function otherIn(match: Row, record: string): string {
  const { one, otherCase, otherContact } = match.shown
  const other = plainText(otherCase) || plainText(otherContact)
  return plainText(one) === record ? other : plainText(one)
}

/** Every verdict on a case or a contact. */
export function verdictsOn(session: Session, record: string): Row[] {
  return session.rows
    .ofKind('match')
    .filter(({ shown }) => [shown.one, shown.otherCase, shown.otherContact].includes(record))
}

/** The case that a case goes on in, or `undefined` while it stands by itself: also while people disagree. */
export function keptInstead(session: Session, record: string): string | undefined {
  const united = verdictsOn(session, record).find(({ conflicts, shown }) => {
    const isUnited = shown.verdict === 'UNITI' && typeof shown.kept === 'string' && shown.kept !== record
    return isUnited && conflicts.length === 0 && shown.otherCase !== undefined
  })
  return united && plainText(united.shown.kept)
}

/** The cases that go on in this one. */
export function unitedIn(session: Session, record: string): string[] {
  return verdictsOn(session, record).flatMap((match) => {
    const other = otherIn(match, record)
    return match.shown.otherCase !== undefined && keptInstead(session, other) === record ? [other] : []
  })
}

/** The cases that stand by themselves: each person once. */
export function standingCases(session: Session): Row[] {
  return session.rows.derived('standing cases', () => {
    const cases = session.rows.ofKind('case')
    if (session.rows.ofKind('match').length === 0) return cases
    return cases.filter(({ record }) => keptInstead(session, record) === undefined)
  })
}
