import { readName, type NameForm } from '../names/read-name.ts'
import { readPerson, type PersonForm, type PersonWords } from './person-form.ts'

/** Known people, found by whatever may lead to them. Rows are named by their place in `rows`. */
export type CandidateIndex<Row extends PersonWords> = {
  rows: readonly Row[]
  forms: readonly PersonForm[]
  byTaxCode: ReadonlyMap<string, readonly number[]>
  byPhone: ReadonlyMap<string, readonly number[]>
  byYear: ReadonlyMap<number, readonly number[]>
  byNameKey: ReadonlyMap<string, readonly number[]>
  /** How many rows bear the full name of each row, itself counted. */
  namesakes: readonly number[]
}

/**
 * Reads all known people once; `findCandidates` then looks only at those that something leads to. Rows that are the
 * same objects as in `previous` are not read again, so that an index after a save or a pull costs little.
 */
export function buildCandidateIndex<Row extends PersonWords>(
  rows: readonly Row[],
  previous?: CandidateIndex<Row>,
): CandidateIndex<Row> {
  const read = rememberNames()
  const known = new Map(previous?.rows.map((row, place) => [row, previous.forms[place]]))
  const forms = rows.map((row) => known.get(row) ?? readPerson(row, read))
  return {
    rows,
    forms,
    byTaxCode: group(forms, (form) => (form.taxCode === '' ? [] : [form.taxCode])),
    byPhone: group(forms, (form) => form.phones),
    byYear: group(forms, (form) => (form.birth.year === undefined ? [] : [form.birth.year])),
    byNameKey: group(forms, (form) => [...form.surname.keys, ...form.name.keys]),
    namesakes: countNamesakes(forms),
  }
}

function countNamesakes(forms: PersonForm[]): number[] {
  const byFullName = group(forms, ({ name, surname }) => [`${surname.full}|${name.full}`])
  const counts = forms.map(() => 0)
  for (const places of byFullName.values()) for (const place of places) counts[place] = places.length
  return counts
}

function rememberNames(): (text: string) => NameForm {
  const known = new Map<string, NameForm>()
  return (text) => {
    const form = known.get(text) ?? readName(text)
    known.set(text, form)
    return form
  }
}

function group<Key>(forms: PersonForm[], keysOf: (form: PersonForm) => Key[]): Map<Key, number[]> {
  const groups = new Map<Key, number[]>()
  forms.forEach((form, index) => {
    for (const key of new Set(keysOf(form))) {
      const group = groups.get(key)
      if (group) group.push(index)
      else groups.set(key, [index])
    }
  })
  return groups
}
