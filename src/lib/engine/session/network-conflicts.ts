import { schema } from '#lib/domain/kinds/index.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { mayWrite } from '#lib/domain/schema/may-write.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { conflictsOf } from '#lib/entries/read.ts'
import { anyText } from './any-text.ts'
import { keptKinds, type NetworkRecord } from './directory.ts'
import type { Session } from './session.ts'
import { summarise, type Row } from './summarise.ts'

/** The records of the network with values side by side between which this person may choose, as rows. */
export function networkConflicts(session: Session): Row[] {
  return [...keptKinds]
    .flatMap((kind) => session.directory.records(kind))
    .filter(({ folded }) => conflictsOf(folded).length > 0)
    .map((found) => rowOf(session, found))
    .filter(({ conflicts }) => conflicts.length > 0)
}

function rowOf({ me }: Session, { folded, scope }: NetworkRecord): Row {
  const row = summarise(folded, scope)
  const kind = schema.get(folded.kind)
  const roles = rolesAt(me.grants, parseDatabase(scope)?.tavolo)
  const conflicts = row.conflicts.filter(
    (path) => kind !== undefined && mayWrite(kind, path, roles, { grants: me.grants }),
  )
  const name = ['subject', 'title', 'name'].flatMap((path) => anyText(folded, path) ?? [])[0]
  return { ...row, conflicts, rules: [], shown: { ...(name !== undefined && { name }) } }
}
