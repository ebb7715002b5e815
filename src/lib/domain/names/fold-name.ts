/** Letters that Unicode does not take apart into a plain one and a mark. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ł: 'l',
  ŋ: 'n',
  þ: 'th',
  ŧ: 't',
  ə: 'e',
}

const apostrophes = /['`´‘’‛ʻʼʽʹʾʿ′＇]/gu
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu')

/**
 * A name as it is compared and searched: lower case, no accents, apostrophes gone (D'Angelo → dangelo), every other
 * sign one space. Letters of other scripts stay. Folding twice changes nothing.
 */
export function foldName(text: string): string {
  return text
    .replace(apostrophes, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(special, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(apostrophes, '')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const particles = new Set(
  (
    'd de di da do du dal dalla dall dei del della dello dell delle degli dos das ' +
    'la le lo li l el al ul bin ben ibn van von der den o e y'
  ).split(' '),
)

/** True of the small words that people write, join or leave out (de, di, della, el, van…). Expects folded text. */
export function isParticle(word: string): boolean {
  return particles.has(word)
}

/** The folded words of a name without its small words (D'Angelo → angelo); all of them where nothing else is left. */
export function coreWords(text: string): string[] {
  const words = foldName(text.replace(apostrophes, ' ')).split(' ').filter(Boolean)
  const core = words.filter((word) => !isParticle(word))
  return core.length > 0 ? core : words
}

/**
 * What a search index keeps of a name: each word, and the whole run together, so that De Angelis is found as
 * "angelis" and as "deangelis", Damico as D'Amico. No word comes twice.
 */
export function searchWords(text: string): string[] {
  const words = foldName(text).split(' ').filter(Boolean)
  return [...new Set([...words, ...coreWords(text), words.join('')])].filter(Boolean)
}
