import type { Json } from '#lib/domain/schema/kind.ts'
import { isPlainText } from '#lib/entries/edge.ts'

/**
 * Text typed or pasted by a person: composed, trimmed, without the marks that nobody sees (soft hyphens, zero-width
 * spaces, what the wire refuses), so that equal words are equal; empty text clears the field. Other values stay.
 */
export function tidy(value: Json): Json {
  if (typeof value !== 'string') return value
  const lines = value.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
  const plain = [...lines].filter(isPlainText).join('').replaceAll(unseen, '')
  const text = plain.replaceAll(joiners, '').normalize('NFC').trim()
  return text === '' ? null : text
}

// Everything ignorable but the joiners, which have a rule of their own, and what shapes a visible sign: variation
// selectors, the grapheme joiner, and the tags that spell the flags of regions.
const unseen =
  /(?![\u200c\u200d\u034f\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}])\p{DI}/gu

// Scripts whose letters join, or stack, differently with a joiner between them.
const joining = [
  ...[
    'Arab',
    'Syrc',
    'Nkoo',
    'Mand',
    'Mong',
    'Phag',
    'Deva',
    'Beng',
    'Guru',
    'Gujr',
    'Orya',
    'Taml',
    'Telu',
    'Knda',
  ],
  ...['Mlym', 'Sinh', 'Tibt', 'Mymr', 'Khmr', 'Bali', 'Java', 'Sund', 'Cakm', 'Tirh', 'Newa', 'Gran'],
]
const letter = `[${joining.map((script) => `\\p{scx=${script}}`).join('')}]`
const emoji = '[\\p{ExtPict}\\p{EMod}\\ufe0f]'

/** Joiners anywhere but after a letter of such a script, or between two pictures. */
const joiners = new RegExp(
  `(?<!${letter})\\u200c|(?<!${letter})(?:(?<!${emoji})\\u200d|\\u200d(?!\\p{ExtPict}))`,
  'gu',
)
