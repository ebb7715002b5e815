import type { CaseRow } from '#lib/engine/views.ts'
import type { CaseRowWords } from '../list/caseRow.ts'
import type { Text } from '../text/index.ts'
import { stateTone } from './state-tone.ts'

/** A row of the list in words. States in conflict stand side by side. */
export function caseRowWords(row: CaseRow, href: string, text: Text): CaseRowWords {
  const due = row.nextStepBy === undefined ? undefined : text.due(row.nextStepBy)
  const who = row.nextStepOwner ?? row.caseManager
  return {
    href,
    code: row.code,
    person: row.title || row.code,
    state: (row.state ?? '')
      .split(' / ')
      .map((state) => text.code('caseState', state))
      .join(' / '),
    tone: stateTone(row.state),
    conflicts: row.conflicts,
    ...(row.nextStep !== undefined && { next: row.nextStep }),
    ...(due && { due: due.words, late: due.tone === 'late' }),
    ...(who !== undefined && { who }),
    ...(row.mark && { mark: row.mark }),
  }
}
