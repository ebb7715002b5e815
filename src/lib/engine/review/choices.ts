import { schema } from '#lib/domain/kinds/index.ts'
import { fieldOf, type Json, type Policy } from '#lib/domain/schema/kind.ts'
import { mayLift } from '#lib/domain/schema/may-write.ts'
import { isSameJson } from '#lib/entries/canonical.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import { isMoved } from '../session/moved-paths.ts'
import { refuseChange, rolesOf } from '../session/refuse-change.ts'
import type { Session } from '../session/session.ts'
import type { ChoicesView } from '../views.ts'
import { isToSettle, maySettle } from './settle.ts'

/**
 * What a person may do about the values of a field. Between moves that were made and between first words of a
 * write-once field only a choice is open: another value would be a move, or no first word. What protects less is
 * for those who may lift, with a reason [E9].
 */
export function choicesOf(session: Session, found: StoredRecord, path: string): ChoicesView {
  const { folded } = found
  const kind = schema.get(folded.kind)
  const policy = kind && fieldOf(kind, path)?.policy
  const live = folded.fields[path]?.live ?? []
  const keep = (values: typeof live) => values.map(({ entry }) => entry)
  if (isToSettle(found, path) && maySettle(session, found)) return { keep: keep(live), write: true }
  if (!kind || !policy || refuseChange(session, found, [path])) return { keep: [], write: false }
  if (policy.type === 'protective') {
    return mayLift(kind, path, rolesOf(session, found))
      ? { keep: keep(live), write: true, needsWhy: true }
      : { keep: keep(live.filter(({ value }) => isSafest(policy, value))), write: false }
  }
  return { keep: keep(live), write: policy.type !== 'once' && !isMoved(folded.kind, path) }
}

/** The path that takes the reason of a choice which protects less than it could; nothing where none is asked. */
export function reasonPathOf(kindName: string, path: string, value: Json): string | undefined {
  const kind = schema.get(kindName)
  const policy = kind && fieldOf(kind, path)?.policy
  return policy?.type === 'protective' && !isSafest(policy, value) ? policy.reason : undefined
}

function isSafest({ order }: Policy & { type: 'protective' }, value: Json): boolean {
  return isSameJson(order[0], value)
}
