import { compareNames, type NameMatch } from '../names/compare-names.ts'
import { compareBirths, type BirthMatch } from './compare-births.ts'
import type { NameForm } from '../names/read-name.ts'
import type { PersonForm } from './person-form.ts'

/** Why someone may be the person that is being typed; a page turns each into a sentence. */
export type CandidateReason =
  | 'same-codice-fiscale'
  | 'same-phone'
  | 'same-name-and-birth'
  | 'same-name-and-birth-year'
  | 'same-name-and-near-birth'
  | 'same-name'
  | 'similar-name-and-birth'
  | 'similar-name-and-birth-year'
  | 'initial-and-birth'
  | 'initial-and-birth-year'
  | 'given-name-and-birth'
  | 'names-swapped'
  | 'same-comune'

/** How many of the known share this name, and how many this phone: what many share says little. */
export type Sharing = { namesakes: number; ofPhone: (phone: string) => number }

/** A score of 0–100 and its reasons, most telling first. */
export type Weight = { score: number; reasons: CandidateReason[] }

type Named = [score: number, reason: CandidateReason]
type NamesMatch = 'same' | 'similar' | 'initial' | 'given' | 'different'

/** Below this nobody is shown. */
export const shownFrom = 40

/** What names and birth say together. A pair that is missing here says nothing: common names alone match nobody. */
const byNamesAndBirth: Partial<Record<`${NamesMatch}/${BirthMatch}`, Named>> = {
  'same/date': [90, 'same-name-and-birth'],
  'same/year': [75, 'same-name-and-birth-year'],
  'same/near': [55, 'same-name-and-near-birth'],
  'same/unknown': [35, 'same-name'],
  'similar/date': [75, 'similar-name-and-birth'],
  'similar/year': [55, 'similar-name-and-birth-year'],
  'initial/date': [65, 'initial-and-birth'],
  'initial/year': [45, 'initial-and-birth-year'],
  'given/date': [50, 'given-name-and-birth'],
}
const nobody: Weight = { score: 0, reasons: [] }
const phoneScore = 40
const comuneScore = 5
const otherCodeScore = -40
/** More people than this behind one number is a shelter or a desk; behind one name without a birth, just a name. */
const fewPeople = 3

/** How likely `known` is the person `typed`. */
export function weighCandidate(typed: PersonForm, known: PersonForm, sharing: Sharing): Weight {
  if (typed.taxCode !== '' && typed.taxCode === known.taxCode)
    return { score: 100, reasons: ['same-codice-fiscale', ...comuneReason(typed, known)] }
  const birth = compareBirths(typed.birth, known.birth)
  const phone = typed.phones.find((key) => known.phones.includes(key))
  if (birth === 'different' && phone === undefined) return nobody
  const { names, swapped } = matchNames(typed, known)
  const named = weighNames(names, birth, sharing.namesakes)
  const phoned = phone !== undefined && isTelling(names, birth, sharing.ofPhone(phone))
  if (!named && !phoned) return nobody
  const base = (named?.[0] ?? 0) + (phoned ? phoneScore : 0)
  const reasons: CandidateReason[] = [
    ...(named ? [named[1]] : []),
    ...(named && swapped ? (['names-swapped'] as const) : []),
    ...(phoned ? (['same-phone'] as const) : []),
    ...comuneReason(typed, known),
  ]
  const score = base + weighComune(typed, known) + weighOtherCode(typed, known)
  return { score: Math.max(0, Math.min(score, 99)), reasons }
}

function weighNames(names: NamesMatch, birth: BirthMatch, namesakes: number): Named | undefined {
  return birth === 'unknown' && namesakes > fewPeople ? undefined : byNamesAndBirth[`${names}/${birth}`]
}

/** Families share a phone: another name with another birth is a relative, not the same person. */
function isTelling(names: NamesMatch, birth: BirthMatch, sharers: number): boolean {
  if (birth === 'different') return names === 'same' || names === 'similar'
  return names !== 'different' || sharers <= fewPeople
}

/** Straight first, then with the two fields exchanged; most pairs differ in their given names and end there. */
function matchNames(typed: PersonForm, known: PersonForm): { names: NamesMatch; swapped: boolean } {
  const straight = matchPair(typed.name, known.name, typed.surname, known.surname)
  if (straight !== 'different' && straight !== 'given') return { names: straight, swapped: false }
  const crossed = matchPair(typed.name, known.surname, typed.surname, known.name)
  const better = crossed === 'same' || crossed === 'similar'
  return better ? { names: crossed, swapped: true } : { names: straight, swapped: false }
}

function matchPair(
  name: NameForm,
  otherName: NameForm,
  surname: NameForm,
  otherSurname: NameForm,
): NamesMatch {
  const first = compareNames(name, otherName)
  return first === 'different' ? first : joinMatches(first, compareNames(surname, otherSurname))
}

function joinMatches(name: NameMatch, surname: NameMatch): NamesMatch {
  const both = [name, surname]
  if (name === 'same' && surname === 'same') return 'same'
  if (both.every((match) => match === 'same' || match === 'similar')) return 'similar'
  if (both.includes('initial') && both.some((match) => match === 'same' || match === 'similar'))
    return 'initial'
  return name === 'same' ? 'given' : 'different'
}

function comuneReason(typed: PersonForm, known: PersonForm): CandidateReason[] {
  return typed.comune !== '' && typed.comune === known.comune ? ['same-comune'] : []
}

function weighComune(typed: PersonForm, known: PersonForm): number {
  if (typed.comune === '' || known.comune === '') return 0
  return typed.comune === known.comune ? comuneScore : -comuneScore
}

/** Two right codes that differ: a namesake, unless nearly everything else is the same. */
function weighOtherCode(typed: PersonForm, known: PersonForm): number {
  return typed.taxCodeRight && known.taxCodeRight ? otherCodeScore : 0
}
