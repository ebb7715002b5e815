import type { PersonOfCode } from '#lib/domain/codice-fiscale/compare-with-person.ts'
import type { RecordView } from '#lib/engine/views.ts'

/** What is known of a person that a codice fiscale can be held against. */
export function personOfCode(record: RecordView): PersonOfCode {
  const text = (path: string) => {
    const value = record.fields[path]?.shown
    return typeof value === 'string' ? value : undefined
  }
  const year = record.fields.birthYear?.shown
  const known = {
    name: text('name'),
    surname: text('surname'),
    birthDate: text('birthDate'),
    birthPlace: text('birthPlace'),
    sex: text('sex'),
    birthYear: typeof year === 'number' ? year : undefined,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}
