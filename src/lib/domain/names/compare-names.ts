import { editDistance } from './edit-distance.ts'
import type { NameForm, Sound } from './read-name.ts'

/** How two names stand to each other; `initial` where one is a single letter that the other begins with. */
export type NameMatch = 'same' | 'similar' | 'initial' | 'different' | 'unknown'

/** Compares two surnames, or two given names. Symmetric. `similar` covers sound, typing slips and left-out parts. */
export function compareNames(a: NameForm, b: NameForm): NameMatch {
  if (a.full === '' || b.full === '') return 'unknown'
  if (a.initial !== undefined || b.initial !== undefined) return beginsAlike(a, b) ? 'initial' : 'different'
  if (a.full === b.full || a.sorted === b.sorted) return 'same'
  return isPartOf(a.core, b.core) || isPartOf(b.core, a.core) || soundAlike(a, b) ? 'similar' : 'different'
}

function beginsAlike(a: NameForm, b: NameForm): boolean {
  const letter = a.initial ?? b.initial ?? ''
  const whole = a.initial === undefined ? a : b
  return whole.full.startsWith(letter) || whole.core.some((word) => word.startsWith(letter))
}

function isPartOf(part: string[], whole: string[]): boolean {
  return part.join('').length > 2 && part.every((word) => whole.includes(word))
}

function soundAlike(a: NameForm, b: NameForm): boolean {
  return a.sounds.some((one) => b.sounds.some((other) => isNear(one, other)))
}

/**
 * Short names must share all consonants, since Marco and Mario, Rosa and Rossi are one step apart and two people;
 * Mario and Maria share them too and are never taken for one another.
 */
function isNear(one: Sound, other: Sound): boolean {
  if (one.text === other.text) return true
  const length = Math.max(one.text.length, other.text.length)
  const sameSkeleton = one.skeleton === other.skeleton
  const limit = sameSkeleton ? (length >= 6 ? 2 : length === 5 ? 1 : 0) : length >= 7 ? 1 : 0
  if (limit === 0 || (!sameSkeleton && !sharesAnEnd(one.text, other.text))) return false
  return editDistance(one.text, other.text, limit) <= limit && !isGenderPair(one.text, other.text)
}

/** One step touches only one end of a long word: a cheap look that spares most of the counting. */
function sharesAnEnd(one: string, other: string): boolean {
  return one.startsWith(other.slice(0, 3)) || one.endsWith(other.slice(-3))
}

function isGenderPair(one: string, other: string): boolean {
  return one.endsWith('a') !== other.endsWith('a') && stem(one) === stem(other)
}

function stem(sound: string): string {
  return sound.replace(/[aeiou]$/, '')
}
