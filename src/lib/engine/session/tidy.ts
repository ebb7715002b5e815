import type { Json } from '#lib/domain/schema/kind.ts'
import { isPlainText } from '#lib/entries/edge.ts'

/**
 * Text typed or pasted by a person: composed, trimmed, without the marks that nobody sees (soft hyphens, zero-width
 * spaces, what the wire refuses), so that equal words are equal; empty text clears the field. Other values stay.
 */
export function tidy(value: Json): Json {
  if (typeof value !== 'string') return value
  const lines = value.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
  const plain = [...lines]
    .filter(isPlainText)
    .join('')
    .replaceAll(/\p{DI}/gu, (mark) => (isShaping(mark) ? mark : ''))
  const text = plain.replaceAll(joiners, '').normalize('NFC').trim()
  return text === '' ? null : text
}

// Of the marks that nobody sees these shape a sign that is seen: the grapheme joiner, the joiners, which have a rule of
// their own, variation selectors, and the tags that spell the flags of regions.
const shaping: readonly (readonly [number, number])[] = [
  [0x34f, 0x34f],
  [0x180b, 0x180d],
  [0x180f, 0x180f],
  [0x200c, 0x200d],
  [0xfe00, 0xfe0f],
  [0xe0020, 0xe007f],
  [0xe0100, 0xe01ef],
]

function isShaping(mark: string): boolean {
  const code = mark.codePointAt(0) ?? 0
  return shaping.some(([first, last]) => code >= first && code <= last)
}

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
