import type { Entry } from '#lib/entries/entry.ts'
import { historyOf } from '#lib/entries/history.ts'
import type { Session } from '../session/session.ts'
import { viewValue } from '../session/view-record.ts'
import { isWithheld } from '../session/withhold.ts'
import type { StepView } from '../views.ts'
import { changesBack } from './undo.ts'

/** The history of a field, newest first: who, when, from where, before → after. */
export async function history(session: Session, record: string, path: string): Promise<StepView[]> {
  const read = await session.store.whole(record)
  if (!read.ok || isWithheld(read.value.folded, path)) return []
  const found = read.value
  const { entries } = found
  const live = new Set(found.folded.fields[path]?.live.map((value) => value.entry))
  return historyOf(entries, path)
    .map((step) => ({
      ...viewValue(step, session.directory),
      before: step.before,
      ...whyOf(entries, step.entry, path),
      live: live.has(step.entry),
      undoable: live.has(step.entry) && changesBack(session, found, step.entry, path).ok,
    }))
    .reverse()
}

/** The reason that was given with a choice; it stands in the same entry. */
function whyOf(entries: readonly Entry[], id: string, path: string): { why?: string } {
  const set = entries.find(({ _id }) => _id === id)?.set ?? {}
  const said = Object.keys(set).find((each) => /^choices\/[^/]+\/path$/.test(each) && set[each] === path)
  const why = said && set[said.replace(/path$/, 'note')]
  return typeof why === 'string' ? { why } : {}
}
