import { plainText } from '#lib/domain/schema/plain-text.ts'
import { buildCandidateIndex } from '#lib/domain/candidates/candidate-index.ts'
import { findCandidates } from '#lib/domain/candidates/find-candidates.ts'
import type { PersonWords } from '#lib/domain/candidates/person-form.ts'
import { winCode } from '#lib/domain/win-code.ts'
import type { CaseInput, ContactInput } from '../api.ts'
import type { Rows } from '../session/rows.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import type { CandidateView } from '../views.ts'

type Known = PersonWords & { row: Row }

/** Who of those that this person may see may be the one who is being typed in, best first. */
export type Similar = (typed: Partial<ContactInput> & Partial<CaseInput>) => CandidateView[]

/** Looks among the rows; the index is made again only after something changed, and then only for what did. */
export function createSimilar(rows: Rows): Similar {
  let people: readonly Row[] = []
  let index = buildCandidateIndex<Known>([])
  return (typed) => {
    const now = rows.derived('similar', () => [...rows.ofKind('person'), ...rows.ofKind('contact')])
    if (now !== people) {
      const known = new Map(index.rows.map((each) => [each.row, each]))
      const words = now.map((row) => known.get(row) ?? { ...(row.shown as PersonWords), row })
      index = buildCandidateIndex(words, index)
      people = now
    }
    return findCandidates(index, typed, 5).map(({ row: { row }, reasons }) => view(row, reasons))
  }
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
