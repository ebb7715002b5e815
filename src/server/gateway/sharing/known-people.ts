import type { RecordId } from '#lib/entries/entry.ts'
import type { Ledger } from '../../couch/ledger.ts'
import { areAlike, type Marks } from './person-marks.ts'

/** A page of the ledger: how the person of a case is recognised. */
export type Known = {
  _id: string
  case: RecordId
  person: RecordId
  tavolo: string
  marks: Marks
  openedOn: string
}

/** The persons of all tavoli, as far as two of them can be told to be one. */
export type KnownPeople = {
  caseOfPerson(person: RecordId): RecordId | undefined
  /** The other cases whose person may be the same. */
  alike(known: Known): Known[]
  put(known: Known): Promise<void>
  forget(ofCase: RecordId): Promise<void>
}

/** The id of a case's page. */
export const knownId = (ofCase: RecordId) => `known:${ofCase}`

/** Reads them from the ledger. */
export async function openKnownPeople(ledger: Ledger): Promise<KnownPeople> {
  const byCase = new Map<RecordId, Known>()
  const byMark = new Map<string, Set<RecordId>>()
  const marksIn = ({ marks }: Known) => Object.values(marks)

  function drop(known: Known): void {
    byCase.delete(known.case)
    for (const mark of marksIn(known)) byMark.get(mark)?.delete(known.case)
  }

  function add(known: Known): void {
    byCase.set(known.case, known)
    for (const mark of marksIn(known)) byMark.set(mark, (byMark.get(mark) ?? new Set()).add(known.case))
  }

  for (const known of await ledger.list<Known>('known:')) add(known)
  return {
    caseOfPerson: (person) => [...byCase.values()].find((known) => known.person === person)?.case,
    alike(known) {
      const cases = new Set(marksIn(known).flatMap((mark) => [...(byMark.get(mark) ?? [])]))
      return [...cases]
        .flatMap((each) => byCase.get(each) ?? [])
        .filter((other) => other.case !== known.case && areAlike(other.marks, known.marks))
    },
    async put(known) {
      const before = byCase.get(known.case)
      if (JSON.stringify(before) === JSON.stringify(known)) return
      if (before) drop(before)
      add(known)
      await ledger.change<Known>(known._id, () => known)
    },
    async forget(ofCase) {
      const known = byCase.get(ofCase)
      if (!known) return
      drop(known)
      await ledger.remove(known._id)
    },
  }
}
