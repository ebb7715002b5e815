import type { FieldLine } from '../record/control.ts'
import { linesOf } from '../record/field-controls.ts'

/** The kinds that a form of the case's page adds. */
export type NewKind = 'consent' | 'notice' | 'task' | 'action' | 'monitoring' | 'followup' | 'reserved-note'

/** What the form of something new asks for, and what it cannot do without. */
export type PartTable = { kind: NewKind; lines: readonly FieldLine[]; needs: readonly string[] }

/** Each new thing of a case, in the order in which its form reads. */
export const partTables: Readonly<Record<NewKind, PartTable>> = {
  consent: table('consent', ['purpose', 'state', 'way', 'givenOn', 'noticeVersion'], 4),
  notice: table('notice', ['version', 'givenOn', 'way', 'language'], 3),
  task: table('task', ['text', 'by', 'owner', 'type'], 2),
  action: table('action', ['title', 'category', 'support', 'body', 'plannedOn', 'endsOn', 'fund'], 1),
  monitoring: table('monitoring', ['date', 'presence', 'relations', 'learning', 'trouble', 'nextStep'], 1),
  'reserved-note': table('reserved-note', ['date', 'health', 'judicial', 'hours'], 1),
  followup: table(
    'followup',
    ['time', 'exit', 'date', 'contact', 'works', 'contract', 'satisfaction', 'note'],
    4,
  ),
}

/** The first `needed` of the paths must be said. */
function table(kind: NewKind, paths: readonly string[], needed: number): PartTable {
  return { kind, lines: linesOf(kind, paths), needs: paths.slice(0, needed) }
}
