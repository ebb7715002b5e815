import { foldName, isParticle } from './fold-name.ts'
import { initialOf } from './read-name.ts'

/** A name as intake writes it, in its two fields. */
export type WrittenName = { name?: string; surname?: string }

/**
 * Splits one line as people write it at a desk: "Maria B." is a name and an initial, "Rossi, Maria" is surname first;
 * else the last word is the surname, with the small words before it.
 */
export function readWrittenName(line: string): WrittenName {
  const comma = /^([^,]+),(.+)$/su.exec(line)
  if (comma) return written(comma[2] ?? '', comma[1] ?? '')
  const words = line.split(/\s+/u).filter(Boolean)
  let cut = Math.max(words.length - 1, 1)
  while (cut > 1 && isParticle(foldName(words[cut - 1] ?? ''))) cut -= 1
  return written(words.slice(0, cut).join(' '), words.slice(cut).join(' '))
}

function written(name: string, surname: string): WrittenName {
  return {
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(surname.trim() ? { surname: surname.trim() } : {}),
  }
}

/** How a person is called on a screen: name first, an initial with its full stop; a dash when nothing is known. */
export function displayName({ name = '', surname = '' }: WrittenName): string {
  const initial = initialOf(surname)
  const last = initial === undefined ? surname.trim() : `${firstLetter(surname)}.`
  return [name.trim(), last].filter(Boolean).join(' ') || '—'
}

/** One or two letters for a round badge, name first; a dash when nothing is known. */
export function badgeLetters({ name = '', surname = '' }: WrittenName): string {
  return `${firstLetter(name)}${firstLetter(surname)}` || '—'
}

function firstLetter(text: string): string {
  return /\p{L}\p{M}*/u.exec(text)?.[0].toUpperCase() ?? ''
}
