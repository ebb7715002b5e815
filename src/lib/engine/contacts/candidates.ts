import { plainText } from '#lib/domain/schema/plain-text.ts'
import { buildCandidateIndex } from '#lib/domain/candidates/candidate-index.ts'
import { findCandidates, type Candidate } from '#lib/domain/candidates/find-candidates.ts'
import type { PersonWords } from '#lib/domain/candidates/person-form.ts'
import { winCode } from '#lib/domain/win-code.ts'
import type { CaseInput, ContactInput } from '../api.ts'
import type { Rows } from '../session/rows.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import type { CandidateView } from './candidate-view.ts'

/** Someone on record, as the look-up reads them. */
type Known = PersonWords & { row: Row }

/** Who of those on record here may be the one whose words these are, best first. */
export type Alike = (words: PersonWords, limit?: number) => Candidate<Known>[]

/** Looks among the rows; the index is made again only after something changed, and then only for what did. */
export function createAlike(rows: Rows): Alike {
  let people: readonly Row[] = []
  let index = buildCandidateIndex<Known>([])
  return (words, limit) => {
    const now = rows.derived('similar', () => ['person', 'contact', 'shared'].flatMap(rows.ofKind))
    if (now !== people) {
      const known = new Map(index.rows.map((each) => [each.row, each]))
      const read = now.map((row) => known.get(row) ?? { ...(row.shown as PersonWords), row })
      index = buildCandidateIndex(read, index)
      people = now
    }
    return findCandidates(index, words, limit)
  }
}

/** Who of those that this person may see may be the one who is being typed in, best first. */
export type Similar = (typed: Partial<ContactInput> & Partial<CaseInput>) => CandidateView[]

/** The same as pages show it. */
export function createSimilar(alike: Alike): Similar {
  return (typed) => alike(typed, 5).map(({ row: { row }, reasons }) => view(row, reasons))
}

/** Where somebody is looked up: the case, the sharing by which another tavolo shows them, or the contact. */
function recordOf(row: Row): string {
  return row.kind === 'shared' ? plainText(row.shown.sharing) : (row.case ?? row.record)
}

function view(row: Row, reasons: readonly string[]): CandidateView {
  const { birthYear, birthDate, comune } = row.shown
  const year = typeof birthYear === 'number' ? birthYear : Number(plainText(birthDate).slice(0, 4))
  return {
    record: recordOf(row),
    kind: row.kind === 'person' || row.kind === 'shared' ? row.kind : 'contact',
    title: titleOf(row.shown),
    ...(year > 0 && { birthYear: year }),
    ...(typeof comune === 'string' && { comune }),
    reasons: [...reasons],
    ...(row.case !== undefined && { code: winCode(row.case) }),
  }
}
