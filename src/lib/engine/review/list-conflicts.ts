import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import { viewValue } from '../session/view-record.ts'
import type { ConflictRow } from '../views.ts'

/** Everything that waits for a person's choice on this device, the oldest first. */
export async function listConflicts(session: Session): Promise<ConflictRow[]> {
  const waiting = [...session.rows.all()].filter((row) => row.conflicts.length > 0 || row.rules.length > 0)
  const lists = await Promise.all(waiting.map((row) => conflictsIn(session, row)))
  return lists.flat().sort((a, b) => (a.since < b.since ? -1 : 1))
}

async function conflictsIn(session: Session, row: Row): Promise<ConflictRow[]> {
  const found = await readRecord(session, row.record)
  if (!found) return []
  const head = { record: row.record, kind: row.kind, title: titleInCase(session, row) }
  const common = row.case === undefined ? head : { ...head, case: row.case }
  const fields = row.conflicts.map((path): ConflictRow => {
    const field = found.folded.fields[path]
    const values = field?.live.map((value) => viewValue(value, session.directory)) ?? []
    const since = values.reduce((at, value) => (value.at > at ? value.at : at), '')
    return { ...common, path, since, values, ...(!field?.conflict && { item: true }) }
  })
  const rules = row.rules.map(({ rule, path }): ConflictRow => ({
    ...common,
    path,
    rule,
    since: row.at,
    values: [],
  }))
  return [...fields, ...rules]
}

/** The person's name for anything that hangs on a case; else the record's own. */
export function titleInCase(session: Session, row: Row): string {
  const hanging = row.case === undefined ? [] : session.rows.ofCase(row.case)
  const person = hanging.find((each) => each.kind === 'person')
  return titleOf((person ?? row).shown)
}
