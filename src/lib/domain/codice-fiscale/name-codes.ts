import { foldName, isParticle } from '../names/fold-name.ts'

/** Letters that offices may have written with two since 2011 (Agenzia delle Entrate, circolare 34/E). */
const twoLetters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }

/** The three letters of a surname: consonants first, then vowels, X where letters are missing. */
export function surnameCode(surname: string): string {
  const { consonants, vowels } = lettersOf(surname)
  return `${consonants}${vowels}XXX`.slice(0, 3)
}

/** The three letters of a given name: of four consonants or more the 1st, 3rd and 4th, else as a surname. */
export function givenNameCode(name: string): string {
  const { consonants } = lettersOf(name)
  if (consonants.length < 4) return surnameCode(name)
  return consonants.charAt(0) + consonants.slice(2, 4)
}

function lettersOf(text: string): { consonants: string; vowels: string } {
  const letters = foldName(text)
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
  return { consonants: letters.replace(/[AEIOU]/g, ''), vowels: letters.replace(/[^AEIOU]/g, '') }
}

/**
 * What may stand in a code for a name as it was typed: the whole, its first words, each word alone (people have second
 * names and two surnames that a form leaves out). Empty where the name has no Latin letter.
 */
export function expectedCodes(typed: string, codeOf: (name: string) => string): Set<string> {
  const spelled = typed.normalize('NFC').toLowerCase()
  const variants = [spelled, spelled.replace(/[äöüåø]/g, (letter) => twoLetters[letter] ?? letter)]
  const parts = variants.map(foldName).flatMap((name) => [...beginnings(name), ...wholeWords(name)])
  return new Set(parts.filter((part) => /[a-z]/.test(part)).map(codeOf))
}

function beginnings(name: string): string[] {
  const words = name.split(' ')
  return words
    .map((_, index) => words.slice(0, index + 1))
    .filter((part) => part.length === words.length || !part.every(isParticle))
    .map((part) => part.join(' '))
}

function wholeWords(name: string): string[] {
  return name.split(' ').filter((word) => !isParticle(word))
}
