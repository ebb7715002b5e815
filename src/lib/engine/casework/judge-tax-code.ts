import type { Change } from '#lib/entries/make.ts'
import { seenOf, textOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import { taxCodeStateOf } from './new-case.ts'

/** What a save adds: a codice fiscale is judged again whenever it, or what it is made of, changes. */
export function judgeTaxCode({ folded }: StoredRecord, changes: readonly Change[]): Change[] {
  const touched = ['taxCode', 'name', 'surname', 'birthDate']
  if (folded.kind !== 'person' || !changes.some((change) => touched.includes(change.path))) return []
  const isCodeKept = !changes.some((change) => change.path === 'taxCode' || change.path === 'taxCodeState')
  if (isCodeKept && textOf(folded, 'taxCodeState') === 'VERIFICATO') return []
  const next = (path: string) => {
    const change = changes.find((each) => each.path === path)
    const value = change ? change.value : textOf(folded, path)
    return typeof value === 'string' ? value : undefined
  }
  const [taxCode, name, surname, birthDate] = touched.map(next)
  const value = taxCodeStateOf({
    ...(taxCode !== undefined && { taxCode }),
    ...(name !== undefined && { name }),
    ...(surname !== undefined && { surname }),
    ...(birthDate !== undefined && { birthDate }),
  })
  if (textOf(folded, 'taxCodeState') === value) return []
  return [{ path: 'taxCodeState', value, seen: seenOf(folded, 'taxCodeState') }]
}
