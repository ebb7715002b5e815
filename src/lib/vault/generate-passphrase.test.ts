import { describe, expect, it } from 'vitest'
import { checkPassphrase } from './check-passphrase.ts'
import { generatePassphrase } from './generate-passphrase.ts'
import { italianWords } from './italian-words.ts'

/** Byte pairs that draw the words at these places of the list. */
function drawing(...places: readonly number[]): (length: number) => Uint8Array {
  const queue = [...places]
  return () => {
    const place = queue.shift()
    if (place === undefined) throw new Error('one draw too many')
    return Uint8Array.of(place >> 8, place & 255)
  }
}

describe('generatePassphrase', () => {
  it('[V15] takes the words that the bytes say, and draws again for a word that it has', () => {
    const [first, second] = [italianWords[0], italianWords[2047]]
    const text = generatePassphrase(drawing(0, 2047, 2048, 65_535, 1, 2))
    expect(text).toBe([first, second, italianWords[1], italianWords[2]].join(' '))
    expect(generatePassphrase(drawing(5, 6, 7, 8, 9), 5).split(' ')).toHaveLength(5)
  })

  it('[V15] the list is 2,048 different plain words that keep two letters apart', () => {
    expect(new Set(italianWords).size).toBe(2048)
    expect(italianWords.filter((word) => !/^[a-z]{4,9}$/.test(word))).toEqual([])
    expect(nearPairs(italianWords)).toEqual([])
    expect(nearPairs(['gara', 'gatto', 'gare', 'atto'])).toEqual(['atto gatto', 'gara gare'])
  })

  it('[V14] [V15] every word is in passphrases that pass the check', () => {
    const spread = italianWords.map((_, at) => drawing(at, at + 512, at + 1024, at + 1536))
    const refused = spread
      .map((random) => generatePassphrase(random))
      .filter((text) => !checkPassphrase(text).ok)
    expect(refused).toEqual([])
  })
})

/** Words that one letter changed, left out or put in turns into another of the list. */
function nearPairs(words: readonly string[]): string[] {
  const whole = new Set(words)
  const blanked = new Map<string, string>()
  const pairs: string[] = []
  for (const word of words) {
    for (let at = 0; at < word.length; at += 1) {
      const [before, after] = [word.slice(0, at), word.slice(at + 1)]
      const changed = blanked.get(`${before}_${after}`)
      if (changed) pairs.push(`${changed} ${word}`)
      if (whole.has(before + after)) pairs.push(`${before}${after} ${word}`)
      blanked.set(`${before}_${after}`, word)
    }
  }
  return pairs
}
