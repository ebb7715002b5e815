import { findPlace } from '../comuni.ts'
import { initialOf } from '../names/read-name.ts'
import { expectedCodes, givenNameCode, surnameCode } from './name-codes.ts'
import type { CodiceFiscaleParts } from './parse-codice-fiscale.ts'

/** What a form knows of the person; any part may be missing, or nonsense. `birthDate` is YYYY-MM-DD. */
export type PersonOfCode = {
  name?: string
  surname?: string
  birthDate?: string
  birthYear?: number
  /** A comune's slug or name, or a cadastral code. Places that are not known here are not compared. */
  birthPlace?: string
  sex?: string
}

/** Where the code and the person disagree. */
export type Mismatch =
  'names-swapped' | 'surname-mismatch' | 'name-mismatch' | 'birth-mismatch' | 'day-or-sex' | 'place-mismatch'

/** Where a code says something else than what is known of the person. What is not known never disagrees. */
export function compareWithPerson(parts: CodiceFiscaleParts, person: PersonOfCode): Mismatch[] {
  return [...compareNameCodes(parts, person), ...compareBirth(parts, person), ...comparePlace(parts, person)]
}

function compareNameCodes(parts: CodiceFiscaleParts, { name = '', surname = '' }: PersonOfCode): Mismatch[] {
  const surnameFits = fits(parts.surname, surname, surnameCode)
  const nameFits = fits(parts.name, name, givenNameCode)
  if (
    !surnameFits &&
    !nameFits &&
    fits(parts.surname, name, surnameCode) &&
    fits(parts.name, surname, givenNameCode)
  )
    return ['names-swapped']
  return [
    ...(surnameFits ? [] : ['surname-mismatch' as const]),
    ...(nameFits ? [] : ['name-mismatch' as const]),
  ]
}

/** An initial can be checked only as a consonant: consonants come first in the code, vowels may be anywhere. */
function fits(code: string, typed: string, codeOf: (name: string) => string): boolean {
  const initial = initialOf(typed)
  if (initial !== undefined)
    return !/^[b-df-hj-np-tv-z]$/.test(initial) || code.startsWith(initial.toUpperCase())
  const expected = expectedCodes(typed, codeOf)
  return expected.size === 0 || expected.has(code)
}

function compareBirth(parts: CodiceFiscaleParts, { birthDate, birthYear, sex }: PersonOfCode): Mismatch[] {
  const date = /^\d\d(\d\d)-(\d\d)-(\d\d)$/.exec(birthDate ?? '')
  const [, year, month, day] = date ?? []
  if (date && (Number(year) !== parts.year || Number(month) !== parts.month)) return ['birth-mismatch']
  if (!date && birthYear !== undefined && birthYear % 100 !== parts.year) return ['birth-mismatch']
  const dayFits = !date || Number(day) === parts.day
  const sexFits = (sex !== 'F' && sex !== 'M') || sex === parts.sex
  return dayFits && sexFits ? [] : ['day-or-sex']
}

function comparePlace(parts: CodiceFiscaleParts, { birthPlace = '' }: PersonOfCode): Mismatch[] {
  const typed = birthPlace.trim()
  const cadastral = /^[A-MZ]\d{3}$/i.test(typed) ? typed.toUpperCase() : findPlace(typed)?.cadastral
  return cadastral === undefined || cadastral === parts.place ? [] : ['place-mismatch']
}
