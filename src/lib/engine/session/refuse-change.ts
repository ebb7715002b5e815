import { schema } from '#lib/domain/kinds/index.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { fieldOf } from '#lib/domain/schema/kind.ts'
import { mayWrite } from '#lib/domain/schema/may-write.ts'
import { rolesAt, type Role } from '#lib/domain/schema/roles.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import type { Outcome } from '../api.ts'
import { isSigned } from './is-signed.ts'
import type { Session } from './session.ts'
import { isWithheld } from './withhold.ts'

/**
 * Why these fields of a record may not be changed now, or `undefined`: frozen by a closing, written once, hidden
 * by a protection, or kept to other roles. Such an entry would be stored and never show, which nobody is told is "saved".
 */
export function refuseChange(
  session: Session,
  found: StoredRecord,
  paths: readonly string[],
): Outcome<never> | undefined {
  const { folded } = found
  const kind = schema.get(folded.kind)
  if (!kind) return { ok: false, reason: 'invalid' }
  const roles = rolesOf(session, found)
  const isClosed = isSigned(folded)
  const path = paths.find((each) => {
    const field = folded.fields[each]
    if (!fieldOf(kind, each)) return false
    if (isWithheld(folded, each)) return true
    return !mayWrite(kind, each, roles, {
      isSigned: isClosed,
      grants: session.me.grants,
      isSet: field !== undefined && field.live.length > 0 && !field.conflict,
    })
  })
  return path === undefined ? undefined : { ok: false, reason: 'not-allowed', path }
}

/** The roles that this person has where a record lives. */
export function rolesOf(session: Session, { scope }: StoredRecord): Role[] {
  return rolesAt(session.me.grants, parseDatabase(scope)?.tavolo)
}
