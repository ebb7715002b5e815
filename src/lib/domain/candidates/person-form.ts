import { assessCodiceFiscale } from '../codice-fiscale/assess-codice-fiscale.ts'
import { findPlace } from '../comuni.ts'
import { foldName } from '../names/fold-name.ts'
import { readName, type NameForm } from '../names/read-name.ts'
import { readWrittenName } from '../names/written-name.ts'
import { parsePhones } from '../phone.ts'
import { readBirth, type Birth } from './compare-births.ts'

/** What is known of a person, typed or on record. A surname may be an initial; any part may be missing. */
export type PersonWords = {
  name?: string
  surname?: string
  /** YYYY-MM-DD. */
  birthDate?: string
  birthYear?: number
  /** A slug or a name. */
  comune?: string
  phone?: string
  phone2?: string
  taxCode?: string
}

/** The same, made ready to be compared many times. */
export type PersonForm = {
  name: NameForm
  surname: NameForm
  birth: Birth
  comune: string
  phones: string[]
  taxCode: string
  /** False for a code that is wrong or provisional: it may differ and be the same person's. */
  taxCodeRight: boolean
}

/** Numbers and codes shorter than this are no sign of anyone. */
const fewestDigits = 6
const fewestCharacters = 11

/** Reads a person once. `read` may remember names that it has read before: surnames repeat. */
export function readPerson(words: PersonWords, read: (name: string) => NameForm = readName): PersonForm {
  const written = words.surname?.trim() ? words : readWrittenName(words.name ?? '')
  const phones = parsePhones(`${words.phone ?? ''}; ${words.phone2 ?? ''}`).map((phone) => phone.key)
  const { code, status } = assessCodiceFiscale(words.taxCode ?? '')
  return {
    name: read(written.name ?? ''),
    surname: read(written.surname ?? ''),
    birth: readBirth(words),
    comune: placeKey(words.comune ?? ''),
    phones: phones.filter((key) => key.length >= fewestDigits),
    taxCode: code.length >= fewestCharacters && !code.includes('?') && !/^(.)\1+$/.test(code) ? code : '',
    taxCodeRight: status === 'FORMALMENTE_OK',
  }
}

function placeKey(comune: string): string {
  return findPlace(comune)?.slug ?? foldName(comune)
}
