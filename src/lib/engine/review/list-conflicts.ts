import { parseDatabase } from '#lib/domain/schema/database.ts'
import { itemOf, type Json } from '#lib/domain/schema/kind.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { valueOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import { networkConflicts } from '../session/network-conflicts.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import { viewValue } from '../session/view-record.ts'
import type { ConflictRow, ValueView } from '../views.ts'
import { choicesOf } from './choices.ts'

/** Everything that waits for a person's choice on this device, the oldest first. */
export async function listConflicts(session: Session): Promise<ConflictRow[]> {
  const waiting = [...session.rows.all(), ...networkConflicts(session)].filter(
    (row) => row.conflicts.length > 0 || row.rules.length > 0,
  )
  const lists = await Promise.all(waiting.map((row) => conflictsIn(session, row)))
  return lists.flat().sort((a, b) => (a.since < b.since ? -1 : 1))
}

async function conflictsIn(session: Session, row: Row): Promise<ConflictRow[]> {
  const found = await readRecord(session, row.record)
  if (!found) return []
  const common = {
    record: row.record,
    kind: row.kind,
    ...(row.case !== undefined && { case: row.case }),
    tavolo: parseDatabase(row.scope)?.tavolo ?? '',
    title: titleInCase(session, row),
  }
  const rules = row.rules.map(({ rule, path }): ConflictRow => ({
    ...common,
    path,
    rule,
    since: row.at,
    values: [],
    choices: { keep: [], write: false },
    around: {},
    names: {},
  }))
  return [...row.conflicts.map((path) => ({ ...common, ...fieldInConflict(session, found, path) })), ...rules]
}

function fieldInConflict(session: Session, found: StoredRecord, path: string) {
  const { folded } = found
  const values = folded.fields[path]?.live.map((value) => viewValue(value, session.directory)) ?? []
  return {
    path,
    since: values.reduce((at, value) => (value.at > at ? value.at : at), ''),
    values,
    choices: choicesOf(session, found, path),
    around: aroundOf(folded, path),
    names: namesIn(session, values),
    ...(itemOf(path)?.leaf === 'removed' && { removal: true as const }),
  }
}

function aroundOf(folded: Folded, path: string): Record<string, Json> {
  const at = itemOf(path)
  const prefix = at ? `${at.list}/${at.item}/` : ''
  const paths = Object.keys(folded.fields).filter((each) => at && each.startsWith(prefix))
  if (folded.kind === 'interview') paths.push('date', 'type')
  const shown = paths.map((each) => [each.slice(prefix.length), valueOf(folded, each)] as const)
  return Object.fromEntries(shown.filter((pair): pair is [string, Json] => pair[1] !== undefined))
}

function namesIn(session: Session, values: readonly ValueView[]): Record<string, string> {
  const ids = values.map(({ value }) => value).filter((value) => typeof value === 'string')
  const named = ids.map((id) => [id, nameOfRecord(session, id)] as const)
  return Object.fromEntries(named.filter((pair): pair is [string, string] => Boolean(pair[1])))
}

function nameOfRecord(session: Session, id: string): string | undefined {
  const row = session.rows.get(id)
  return row ? titleInCase(session, row) : session.directory.bodyName(id)
}

/** The person's name for anything that hangs on a case; else the record's own. */
export function titleInCase(session: Session, row: Row): string {
  const hanging = row.case === undefined ? [] : session.rows.ofCase(row.case)
  const person = hanging.find((each) => each.kind === 'person')
  return titleOf((person ?? row).shown)
}
