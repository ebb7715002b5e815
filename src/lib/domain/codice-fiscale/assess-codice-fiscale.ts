import { checkCharacter, hasProvisionalCheck } from './check-character.ts'
import { compareWithPerson, type Mismatch, type PersonOfCode } from './compare-with-person.ts'
import { normaliseCodiceFiscale } from './normalise-codice-fiscale.ts'
import {
  isPlausibleDay,
  isPlausiblePlace,
  parseCodiceFiscale,
  type CodiceFiscaleParts,
} from './parse-codice-fiscale.ts'

/** What can be said of a code by itself; VERIFICATO is only ever said by a person who saw the document. */
export type CodiceFiscaleStatus = 'ASSENTE' | 'DICHIARATO' | 'FORMALMENTE_OK' | 'ERRATO' | 'PROVVISORIO'

/** Why, most telling first; a page turns each into a sentence. */
export type CodiceFiscaleHint =
  | 'length'
  | 'letter-or-digit'
  | 'incomplete'
  | 'month'
  | 'day-or-sex'
  | 'place'
  | 'check-character'
  | Mismatch

/** A verdict on a code. It is advice: every code is saved, whatever the status. `code` is the normalised text. */
export type CodiceFiscaleVerdict = { code: string; status: CodiceFiscaleStatus; hints: CodiceFiscaleHint[] }

/**
 * Judges a codice fiscale as it was typed. Never blocks, never throws. ERRATO is about the form alone: a code that is
 * right in itself and disagrees with the person stays FORMALMENTE_OK, with hints. DICHIARATO is a code with "?" for
 * what the person does not remember. Eleven digits are PROVVISORIO, with a hint where their check digit does not fit.
 */
export function assessCodiceFiscale(text: string, person: PersonOfCode = {}): CodiceFiscaleVerdict {
  const code = normaliseCodiceFiscale(text)
  if (code.replaceAll('?', '') === '') return { code: '', status: 'ASSENTE', hints: [] }
  if (/^\d{11}$/.test(code))
    return { code, status: 'PROVVISORIO', hints: hasProvisionalCheck(code) ? [] : ['check-character'] }
  if (code.includes('?')) return { code, ...assessGaps(code) }
  if (code.length !== 16) return { code, status: 'ERRATO', hints: ['length'] }
  const parts = parseCodiceFiscale(code)
  if (parts === undefined) return { code, status: 'ERRATO', hints: ['letter-or-digit'] }
  const faults = findFaults(code, parts)
  const mismatches = compareWithPerson(parts, person)
  const hints = [...new Set([...faults, ...mismatches])]
  return { code, status: faults.length > 0 ? 'ERRATO' : 'FORMALMENTE_OK', hints }
}

function findFaults(code: string, parts: CodiceFiscaleParts): CodiceFiscaleHint[] {
  const faults: CodiceFiscaleHint[] = []
  if (parts.month === 0) faults.push('month')
  if (!isPlausibleDay(parts)) faults.push('day-or-sex')
  if (!isPlausiblePlace(parts)) faults.push('place')
  if (faults.length > 0 || hasCheck(code)) return faults
  return [wouldFitWithAnotherDay(code) ? 'day-or-sex' : 'check-character']
}

/** The slip that hands make most at these two digits: swapped, or the 40 of women forgotten or added. */
function wouldFitWithAnotherDay(code: string): boolean {
  const [tens = '', units = ''] = code.slice(9, 11)
  const shifted = [Number(tens + units) + 40, Number(tens + units) - 40].filter((day) => day > 0 && day < 72)
  return [units + tens, ...shifted.map((day) => String(day).padStart(2, '0'))]
    .map((day) => code.slice(0, 9) + day + code.slice(11))
    .some(isRight)
}

function isRight(code: string): boolean {
  const parts = parseCodiceFiscale(code)
  return parts !== undefined && isPlausibleDay(parts) && hasCheck(code)
}

function hasCheck(code: string): boolean {
  return checkCharacter(code.slice(0, 15)) === code.charAt(15)
}

/** A code with gaps is only declared; what is there must still be able to stand where it stands. */
function assessGaps(code: string): { status: CodiceFiscaleStatus; hints: CodiceFiscaleHint[] } {
  if (code.length > 16) return { status: 'ERRATO', hints: ['length'] }
  const filler = 'AAAAAA00A01A001A'
  const filled = [...code.padEnd(16, '?')].map((character, index) =>
    character === '?' ? filler.charAt(index) : character,
  )
  const fits = parseCodiceFiscale(filled.join('')) !== undefined
  return fits
    ? { status: 'DICHIARATO', hints: ['incomplete'] }
    : { status: 'ERRATO', hints: ['letter-or-digit'] }
}
