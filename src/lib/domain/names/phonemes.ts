import { foldName } from './fold-name.ts'

type Rule = [pattern: RegExp, sound: string]
type Reading = 'italian' | 'foreign'

/**
 * Sounds are capital letters, so that a later rule leaves them alone: C as in cena, J as in gelo, X as in scena, K and
 * G hard. Vowels stay small. The order counts.
 */
const before: Rule[] = [
  [/ph/g, 'F'],
  [/tsch|tch|cz/g, 'C'],
  [/sc(?=[eiy])/g, 'X'],
  [/sh/g, 'X'],
  [/dj|gj|zh/g, 'J'],
  [/gn/g, 'N'],
  [/gl(?=i)/g, 'L'],
  [/cch/g, 'K'],
  [/c+(?=[eiy])/g, 'C'],
  [/g+(?=[eiy])/g, 'J'],
  [/gh|g+/g, 'G'],
]

/** What an Italian and a foreign hand write differently: Jacopo and Jennifer, Chiara and Chen, Schiavi and Schmidt. */
const readings: Record<Reading, Rule[]> = {
  italian: [
    [/sch/g, 'SK'],
    [/ch/g, 'K'],
    [/(?<=[nl])j/g, ''],
    [/j/g, 'i'],
  ],
  foreign: [
    [/sch/g, 'X'],
    [/ch|c$/g, 'C'],
    [/(?<=[nl])j/g, ''],
    [/j/g, 'J'],
  ],
}

const after: Rule[] = [
  [/ck|cq|c|k|q/g, 'K'],
  [/x/g, 'KS'],
  [/[td]?z+|[td]s|s/g, 'S'],
  [/w/g, 'v'],
  [/v+$/g, 'F'],
  [/dt$|d$/g, 't'],
  [/h/g, ''],
  [/n(?=[bpm])/g, 'm'],
  [/y/g, 'i'],
  [/ou/g, 'u'],
  [/ee/g, 'i'],
]

/** After a soft sound an i before a vowel is only spelling (Giovanni, Lucia, sciare). */
const spellingI = /(?<=[CJX])i(?=[aeou])/g

function read(letters: string, reading: Reading): string {
  const sounds = [...before, ...readings[reading], ...after]
    .reduce((text, [pattern, sound]) => text.replace(pattern, sound), letters)
    .replace(/[bdflmnprtv]/g, (letter) => letter.toUpperCase())
    .replace(spellingI, '')
  return sounds.replace(/(.)\1+/g, '$1')
}

/**
 * How a name may sound to an Italian ear: one reading, or two where a foreign hand would read it otherwise. Doubles,
 * h, c/ch/k/q, g/gh/j, gn, gli, sc, x/cs, s/z, i/y, v/w fall together. Empty for names without Latin letters.
 */
export function soundsOf(name: string): string[] {
  const letters = foldName(name).replace(/[^a-z]/g, '')
  if (letters === '') return []
  return [...new Set([read(letters, 'italian'), read(letters, 'foreign')])]
}

/** The skeleton of one sound: its consonants, with A for a vowel in front. */
export function skeletonOf(sound: string): string {
  return sound.replace(/^[aeiou]+/, 'A').replace(/[aeiou]/g, '')
}

/**
 * Keys for an index: names that share one may sound alike. They recall much and decide nothing (Rossi and Russo share
 * one); `compareNames` decides.
 */
export function phoneticKeys(name: string): string[] {
  return [...new Set(soundsOf(name).map(skeletonOf))]
}
