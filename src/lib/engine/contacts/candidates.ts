import { plainText } from '#lib/domain/schema/plain-text.ts'
import { buildCandidateIndex } from '#lib/domain/candidates/candidate-index.ts'
import { findCandidates } from '#lib/domain/candidates/find-candidates.ts'
import type { PersonWords } from '#lib/domain/candidates/person-form.ts'
import { winCode } from '#lib/domain/win-code.ts'
import type { CaseInput, ContactInput } from '../api.ts'
import type { Session } from '../session/session.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import type { CandidateView } from '../views.ts'

type Known = PersonWords & { row: Row }

/** Who of those that this person may see may be the one who is being typed in, best first. */
export function findSimilar(
  session: Session,
  typed: Partial<ContactInput> & Partial<CaseInput>,
): CandidateView[] {
  const known = [...session.rows.ofKind('person'), ...session.rows.ofKind('contact')]
  const words: Known[] = known.map((row) => ({ ...(row.shown as PersonWords), row }))
  return findCandidates(buildCandidateIndex(words), typed, 5).map(({ row: { row }, reasons }) =>
    view(row, reasons),
  )
}

function view(row: Row, reasons: readonly string[]): CandidateView {
  const { birthYear, birthDate, comune } = row.shown
  const year = typeof birthYear === 'number' ? birthYear : Number(plainText(birthDate).slice(0, 4))
  return {
    record: row.case ?? row.record,
    kind: row.kind === 'person' ? 'person' : 'contact',
    title: titleOf(row.shown),
    ...(year > 0 && { birthYear: year }),
    ...(typeof comune === 'string' && { comune }),
    reasons: [...reasons],
    ...(row.case !== undefined && { code: winCode(row.case) }),
  }
}
