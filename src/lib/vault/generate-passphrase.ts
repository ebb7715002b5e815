import { italianWords } from './italian-words.ts'

/**
 * Random Italian words with a space between: 4 are worth 44 bits, which behind Argon2id is centuries
 * of guessing. `random` gives that many random bytes; in the app the platform's generator [V15].
 */
export function generatePassphrase(random: (length: number) => Uint8Array, words = 4): string {
  const drawn = new Set<string>()
  // The same word twice reads like a mistake, so it is drawn again; that costs no bit worth counting.
  while (drawn.size < words) drawn.add(drawWord(random))
  return [...drawn].join(' ')
}

/** The list's length divides 65,536, so that two bytes choose every word equally often. */
function drawWord(random: (length: number) => Uint8Array): string {
  const [high = 0, low = 0] = random(2)
  return italianWords[(high * 256 + low) % italianWords.length] ?? ''
}
