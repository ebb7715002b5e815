import { guessedPassphrases } from './guessed-passphrases.ts'
import { normalizePassphrase } from './normalize-passphrase.ts'

const SHORTEST = 12
const LONGEST = 256
const FEWEST_LETTERS = 5
const COMMON_PARTS = 3

/** `predictable`: one run or one bit repeated. `common`: among what guessers try first, or the person's own. */
export type PassphraseCheck =
  { ok: true } | { ok: false; reason: 'too-short' | 'too-long' | 'predictable' | 'common' }

/**
 * Whether a text may become a passphrase: 12 characters at least, which four words always have, and no
 * rule about which characters [V14]. `own`: words that a guesser knows of this person (login, name, body).
 */
export function checkPassphrase(text: string, own: readonly string[] = []): PassphraseCheck {
  const characters = [...normalizePassphrase(text)]
  if (characters.length < SHORTEST) return { ok: false, reason: 'too-short' }
  if (characters.length > LONGEST) return { ok: false, reason: 'too-long' }
  const folded = characters.join('').toLowerCase()
  if (isPredictable(folded.replaceAll(' ', ''))) return { ok: false, reason: 'predictable' }
  const known = new Set(
    [...guessedPassphrases, ...own.flatMap((name) => [...name.split(/\s+/), name])].map(letters),
  )
  const isCommon = [letters(folded), letters(readLeet(folded))].some(
    (form) => form !== '' && isMadeOf(form, known, COMMON_PARTS),
  )
  return isCommon ? { ok: false, reason: 'common' } : { ok: true }
}

/** Few different characters, one short bit again and again, or mostly steps to a neighbour (1234, aabbcc, cba). */
function isPredictable(text: string): boolean {
  const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0)
  if (new Set(codes).size < FEWEST_LETTERS) return true
  const repeated = /^(.{1,11}?)\1+$/su.test(text)
  const steps = codes.slice(1).filter((code, at) => Math.abs(code - (codes[at] ?? 0)) <= 1).length
  return repeated || steps >= (codes.length - 1) * 0.7
}

const letters = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')

const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
}
/** Digits at the ends are years and counters, not letters. */
const readLeet = (text: string): string =>
  text.replace(/^\P{L}+|\P{L}+$/gu, '').replace(/[013457@$]/g, (sign) => LEET[sign] ?? sign)

function isMadeOf(form: string, known: ReadonlySet<string>, parts: number): boolean {
  if (form === '') return true
  if (parts === 0) return false
  for (let end = 1; end <= form.length; end += 1) {
    if (known.has(form.slice(0, end)) && isMadeOf(form.slice(end), known, parts - 1)) return true
  }
  return false
}
