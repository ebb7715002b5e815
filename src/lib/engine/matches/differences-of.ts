import { isSameJson } from '#lib/entries/canonical.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { valueOf } from '#lib/entries/read.ts'
import { withhold } from '../session/withhold.ts'
import type { Session } from '../session/session.ts'
import type { DifferenceView } from './match-view.ts'

/** What a person is described by; names come first. Protections, supports and household stay where they are. */
const paths = [
  'name',
  'surname',
  'birthDate',
  'birthYear',
  'birthPlace',
  'sex',
  'taxCode',
  'citizenship',
  'permit',
  'permitExpires',
  'comune',
  'address',
  'phone',
  'phone2',
  'email',
  'language',
  'work',
  'iseeBand',
  'iseeExpires',
] as const

/** What the person of another case says otherwise, or says and this one does not: to be taken over one by one. */
export async function differencesOf(
  session: Session,
  kept: string,
  other: string,
): Promise<DifferenceView[]> {
  const [here, there] = [await personOf(session, kept), await personOf(session, other)]
  if (!here || !there) return []
  return paths.flatMap((path) => {
    const [ours, theirs] = [valueOf(here, path), valueOf(there, path)]
    if (theirs === undefined || (ours !== undefined && isSameJson(ours, theirs))) return []
    return [{ path, theirs, ...(ours !== undefined && { ours }) }]
  })
}

async function personOf({ store }: Session, ofCase: string): Promise<Folded | undefined> {
  const read = await store.caseRecords(ofCase)
  const found = read.ok ? read.value.records.find(({ folded }) => folded.kind === 'person') : undefined
  return found && withhold(found.folded)
}
